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

class IdxFileTest {

    @TempDir
    private Path folder;

    @Test
    void imagesBecomeSamplesRowByRow() throws IOException {
        byte[] images = IdxBytes.ofBytes(new int[] {2, 2, 3}, 0, 1, 2, 3, 4, 5, 250, 251, 252, 253, 254, 255);

        NumericArray array = IdxFile.read(Files.write(folder.resolve("images"), images));

        assertThat(array.sizes()).containsExactly(3, 2, 2);
        assertThat(array.columns().count()).isEqualTo(2);
        assertThat(array.columns().row(0)).containsExactly(0, 1, 2, 3, 4, 5);
        assertThat(array.columns().row(1)).containsExactly(250, 251, 252, 253, 254, 255);
    }

    @Test
    void compressionIsToldByTheContent() throws IOException {
        byte[] labels = IdxBytes.gzip(IdxBytes.ofBytes(new int[] {3}, 7, 0, 9));

        NumericArray array = IdxFile.read(Files.write(folder.resolve("labels"), labels));

        assertThat(array.values()).containsExactly(7, 0, 9);
    }

    static Stream<Arguments> typesReadTheirNumbers() {
        return Stream.of(
                Arguments.of(0x08, ByteBuffer.allocate(2).put((byte) -1).put((byte) 0), 255.0, 0.0),
                Arguments.of(0x09, ByteBuffer.allocate(2).put((byte) -1).put((byte) 127), -1.0, 127.0),
                Arguments.of(0x0b, ByteBuffer.allocate(4).putShort((short) -300).putShort((short) 300), -300.0, 300.0),
                Arguments.of(0x0c, ByteBuffer.allocate(8).putInt(-70_000).putInt(70_000), -70_000.0, 70_000.0),
                Arguments.of(0x0d, ByteBuffer.allocate(8).putFloat(-0.5f).putFloat(0.25f), -0.5, 0.25),
                Arguments.of(0x0e, ByteBuffer.allocate(16).putDouble(-1e200).putDouble(1e-200), -1e200, 1e-200));
    }

    @ParameterizedTest
    @MethodSource
    void typesReadTheirNumbers(int type, ByteBuffer data, double first, double second) throws IOException {
        byte[] content = IdxBytes.of(type, new int[] {2}, data.array());

        assertThat(IdxFile.read(Files.write(folder.resolve("a"), content)).values())
                .containsExactly(first, second);
    }

    @Test
    void aFileCutOffAnywhereIsRefusedInASentence() throws IOException {
        byte[] whole = IdxBytes.ofBytes(new int[] {2, 2}, 1, 2, 3, 4);
        byte[] zipped = IdxBytes.gzip(whole);
        Path file = folder.resolve("cut");
        for (int length = 0; length < whole.length; length++) {
            Files.write(file, Arrays.copyOf(whole, length));
            assertThatThrownBy(() -> IdxFile.read(file))
                    .isInstanceOf(DataException.class)
                    .hasMessageStartingWith(file.toString());
        }
        for (int length = 0; length < zipped.length; length++) {
            Files.write(file, Arrays.copyOf(zipped, length));
            assertThatThrownBy(() -> IdxFile.read(file))
                    .isInstanceOf(DataException.class)
                    .hasMessageStartingWith(file.toString());
        }
    }

    @Test
    void whatTheSizesDoNotSayIsRefused() {
        assertRefused(IdxBytes.ofBytes(new int[] {2, 2}, 1, 2, 3), "is cut off: 2×2 numbers take 4 bytes, there are 3");
        assertRefused(
                IdxBytes.ofBytes(new int[] {2}, 1, 2, 3),
                "is damaged: there is more in it than the 2 numbers that it says it holds");
        assertRefused(
                IdxBytes.ofBytes(new int[] {60_000, 60_000}, 1),
                "says that it holds 60000×60000 numbers, more than the 2147483639 bytes that can be read");
        assertRefused(
                IdxBytes.ofBytes(new int[] {0}),
                "is damaged: a dimension has the length 0, must be from 1 to 2147483647");
        assertRefused(
                IdxBytes.of(0x0a, new int[] {1}, new byte[1]),
                "is not an IDX file: it begins with 00 00 0a 01, not with two zero bytes, a type from 08 to 0e and a "
                        + "number of dimensions");
    }

    @Test
    void aMissingFileIsNamed() {
        Path file = folder.resolve("none");

        assertThatThrownBy(() -> IdxFile.read(file))
                .isInstanceOf(DataException.class)
                .hasMessage("there is no file " + file);
    }

    private void assertRefused(byte[] content, String message) {
        Path file = folder.resolve("bad");
        assertThatThrownBy(() -> IdxFile.read(Files.write(file, content)))
                .isInstanceOf(DataException.class)
                .hasMessage(file + " " + message);
    }
}
