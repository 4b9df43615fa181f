package org.sigmoidadmm.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class MatFileTest {

    private static final int COMPLEX = 0x800;
    private static final int LOGICAL = 0x200;

    @TempDir
    private Path folder;

    private final MatBytes little = MatBytes.littleEndian();

    @Test
    void readsVariablesInTheOrderOfTheFileColumnByColumn() throws IOException {
        MatFile file =
                read(little.add(little.doubles("X", 2, 3, 1, 2, 3, 4, 5, 6.5)).add(little.doubles("y", 1, 3, 7, 8, 9)));

        assertThat(file.names()).containsExactly("X", "y");
        assertThat(file.array("X").sizes()).containsExactly(2, 3);
        assertThat(file.array("X").values()).containsExactly(1, 2, 3, 4, 5, 6.5);
        assertThat(file.array("X").columns().row(1)).containsExactly(3, 4);
        assertThat(file.array("X").rows().row(1)).containsExactly(2, 4, 6.5);
    }

    @Test
    void readsBigEndianFiles() throws IOException {
        MatBytes big = MatBytes.bigEndian();
        byte[] small = big.variable(
                MatBytes.CLASS_DOUBLE, "s", new int[] {1, 2}, big.small(MatBytes.INT8, (byte) 3, (byte) -4));

        MatFile file = read(big.add(big.doubles("X", 1, 2, -0.25, 1e300)).add(small));

        assertThat(file.array("X").values()).containsExactly(-0.25, 1e300);
        assertThat(file.array("s").values()).containsExactly(3, -4);
    }

    @Test
    void readsCompressedVariablesBesideOthers() throws IOException {
        MatFile file = read(little.add(little.compressed(little.doubles("X", 1, 3, 1, 2, 3)))
                .add(little.doubles("y", 1, 1, 4))
                .add(little.compressed(little.doubles("z", 1, 1, 5))));

        assertThat(file.array("X").values()).containsExactly(1, 2, 3);
        assertThat(file.array("y").values()).containsExactly(4);
        assertThat(file.array("z").values()).containsExactly(5);
    }

    static Stream<Arguments> typesReadTheirLargestAndSmallestNumber() {
        MatBytes m = MatBytes.littleEndian();
        return Stream.of(
                Arguments.of(1, m.buffer(2).put(Byte.MAX_VALUE).put(Byte.MIN_VALUE), 127.0, -128.0),
                Arguments.of(2, m.buffer(2).put((byte) -1).put((byte) 0), 255.0, 0.0),
                Arguments.of(3, m.buffer(4).putShort(Short.MAX_VALUE).putShort(Short.MIN_VALUE), 32767.0, -32768.0),
                Arguments.of(4, m.buffer(4).putShort((short) -1).putShort((short) 0), 65535.0, 0.0),
                Arguments.of(5, m.buffer(8).putInt(Integer.MAX_VALUE).putInt(Integer.MIN_VALUE), 0x7fffffffp0, -0x1p31),
                Arguments.of(6, m.buffer(8).putInt(-1).putInt(0), 0xffffffffp0, 0.0),
                Arguments.of(7, m.buffer(8).putFloat(Float.MAX_VALUE).putFloat(-0.5f), 0x1.fffffep127, -0.5),
                Arguments.of(9, m.buffer(16).putDouble(Double.MAX_VALUE).putDouble(-0.5), Double.MAX_VALUE, -0.5),
                Arguments.of(12, m.buffer(16).putLong(1L << 53).putLong(Long.MIN_VALUE), 0x1p53, -0x1p63),
                // 2^64 - 1 rounds up; 2^63 + 2^10 + 1 lies just above the middle of two doubles and rounds up too.
                Arguments.of(
                        13,
                        m.buffer(16).putLong(-1).putLong((1L << 63) + (1 << 10) + 1),
                        0x1p64,
                        0x1.0000000000001p63));
    }

    @ParameterizedTest
    @MethodSource
    void typesReadTheirLargestAndSmallestNumber(int type, ByteBuffer data, double first, double second)
            throws IOException {
        byte[] numbers = little.element(type, data.array());

        MatFile file = read(little.add(little.variable(MatBytes.CLASS_DOUBLE, "X", new int[] {1, 2}, numbers)));

        assertThat(file.array("X").values()).containsExactly(first, second);
    }

    @ParameterizedTest
    @ValueSource(ints = {6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 9 | LOGICAL})
    void everyNumericClassAndTruthValuesAreRead(int arrayClass) throws IOException {
        byte[] numbers = little.small(MatBytes.UINT8, (byte) 1, (byte) 0, (byte) 1);

        MatFile file = read(little.add(little.variable(arrayClass, "X", new int[] {3, 1}, numbers)));

        assertThat(file.array("X").values()).containsExactly(1, 0, 1);
    }

    @Test
    void moreDimensionsThanTwoAndEmptyArraysAreRead() throws IOException {
        byte[] cube = little.variable(
                MatBytes.CLASS_DOUBLE,
                "cube",
                new int[] {1, 2, 2},
                little.small(MatBytes.UINT8, (byte) 1, (byte) 2, (byte) 3, (byte) 4));

        MatFile file = read(little.add(cube).add(little.doubles("none", 0, 3)));

        assertThat(file.array("cube").columns().row(1)).containsExactly(3, 4);
        assertThat(file.array("none").values()).isEmpty();
        assertThatThrownBy(() -> file.array("none").columns())
                .isInstanceOf(DataException.class)
                .hasMessage("an array of 0×3 holds no samples");
    }

    @Test
    void variablesOfOtherKindsAreNamedWhenAskedFor() throws IOException {
        byte[] real = little.small(MatBytes.UINT8, (byte) 1);
        MatFile file = read(little.add(little.variable(MatBytes.CLASS_CHAR, "text", new int[] {1, 1}, real))
                .add(little.variable(MatBytes.CLASS_SPARSE, "S", new int[] {1, 1}, real))
                .add(little.variable(MatBytes.CLASS_DOUBLE | COMPLEX, "c", new int[] {1, 1}, real, real))
                .add(little.doubles("X", 1, 1, 1)));

        assertThat(file.names()).containsExactly("X");
        assertThatThrownBy(() -> file.array("S"))
                .isInstanceOf(DataException.class)
                .hasMessage(
                        file.source() + ": the variable 'S' is sparse, only full arrays of real numbers can be read");
        assertThatThrownBy(() -> file.array("Y"))
                .isInstanceOf(DataException.class)
                .hasMessage(file.source()
                        + " has no variable 'Y'; it has 'X' (1×1), 'text' (text), 'S' (sparse), 'c' (complex)");
    }

    @Test
    void otherLevelsAreRefusedWithTheWayOut() {
        MatBytes newer = new MatBytes(java.nio.ByteOrder.LITTLE_ENDIAN, 0x0200);

        assertRefused(
                newer.bytes(),
                "is a MATLAB file of level 7.3, which cannot be read; save it with 'save -v7' in MATLAB");
        assertRefused(new byte[200], "is not a MATLAB file of level 5: its header does not end with IM or MI");
        assertRefused(new byte[20], "is not a MATLAB file of level 5: it has 20 bytes, the header alone takes 128");
    }

    @Test
    void sizesThatTheFileDoesNotHoldAreRefusedWithoutRoomForThem() {
        byte[] two = little.doubles("X", 30_000, 70_000, 1, 2);

        assertRefused(
                MatBytes.littleEndian().add(two).bytes(),
                "is a damaged MATLAB file: the element at byte 128 has 16 bytes in the variable 'X', "
                        + "not 2100000000 numbers of 8 bytes");
        byte[] promised = little.compressed(
                little.buffer(16).putInt(MatBytes.MATRIX).putInt(2_000_000_000).array());
        assertRefused(
                MatBytes.littleEndian().add(promised).bytes(),
                "is a damaged MATLAB file: the element at byte 128 holds 8 bytes in its compressed data, "
                        + "it says 2000000000");
    }

    @Test
    void aFileCutOffAnywhereIsRefusedOrReadUpToAWholeVariable() throws IOException {
        byte[] first = little.doubles("X", 1, 2, 1, 2);
        byte[] whole = little.add(first)
                .add(little.compressed(little.doubles("y", 1, 3, 1, 2, 3)))
                .bytes();
        for (int length = 0; length < whole.length; length++) {
            Path file = Files.write(folder.resolve("cut.mat"), Arrays.copyOf(whole, length));
            if (length == 128 || length == 128 + first.length) {
                assertThat(MatFile.read(file).names()).hasSize(length == 128 ? 0 : 1);
            } else {
                assertThatThrownBy(() -> MatFile.read(file))
                        .as("%d bytes", length)
                        .isInstanceOf(DataException.class);
            }
        }
    }

    @Test
    void aByteChangedAnywhereIsRefusedOrRead() throws IOException {
        byte[] whole = little.add(little.doubles("X", 1, 2, 1, 2))
                .add(little.compressed(little.doubles("y", 1, 3, 1, 2, 3)))
                .bytes();
        int refused = 0;
        for (int k = 0; k < whole.length; k++) {
            for (int bits : new int[] {0x01, 0x80, 0xff}) {
                byte[] changed = whole.clone();
                changed[k] ^= (byte) bits;
                refused += refuses(Files.write(folder.resolve("changed.mat"), changed)) ? 1 : 0;
            }
        }
        // What is not refused is in the text of the header, in names, in padding, and in the numbers that are not
        // compressed.
        assertThat(refused).isGreaterThan(whole.length);
    }

    private static boolean refuses(Path file) {
        try {
            MatFile.read(file);
            return false;
        } catch (DataException expected) {
            assertThat(expected).hasMessageStartingWith(file.toString());
            return true;
        }
    }

    private MatFile read(MatBytes content) throws IOException {
        return MatFile.read(Files.write(folder.resolve("a.mat"), content.bytes()));
    }

    private void assertRefused(byte[] content, String message) {
        Path file = folder.resolve("bad.mat");
        assertThatThrownBy(() -> MatFile.read(Files.write(file, content)))
                .isInstanceOf(DataException.class)
                .hasMessage(file + " " + message);
    }
}
