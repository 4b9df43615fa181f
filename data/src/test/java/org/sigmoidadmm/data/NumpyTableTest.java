package org.sigmoidadmm.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumpyTableTest {

    @TempDir
    private Path folder;

    /** As NumPy writes it: the header ends at a multiple of 64 bytes. */
    private static byte[] npy(String type, boolean fortran, String shape, byte[] numbers) {
        String header = "{'descr': '" + type + "', 'fortran_order': " + (fortran ? "True" : "False") + ", 'shape': "
                + shape + ", }";
        int length = (10 + header.length() + 1 + 63) / 64 * 64 - 10;
        ByteBuffer out = ByteBuffer.allocate(10 + length + numbers.length).order(ByteOrder.LITTLE_ENDIAN);
        out.put((byte) 0x93).put("NUMPY".getBytes(StandardCharsets.US_ASCII));
        out.put((byte) 1).put((byte) 0).putShort((short) length);
        out.put(header.getBytes(StandardCharsets.US_ASCII));
        while (out.position() < 9 + length) {
            out.put((byte) ' ');
        }
        return out.put((byte) '\n').put(numbers).array();
    }

    private static byte[] doubles(double... values) {
        ByteBuffer out = ByteBuffer.allocate(8 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        Arrays.stream(values).forEach(out::putDouble);
        return out.array();
    }

    private static byte[] npz(Map<String, byte[]> entries) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
            }
        }
        return bytes.toByteArray();
    }

    private Table read(byte[] content) throws IOException {
        return TableReader.read(Files.write(folder.resolve("data"), content));
    }

    private void requireRefused(byte[] content, String message) {
        assertThatThrownBy(() -> read(content))
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith(folder.resolve("data").toString())
                .hasMessageContaining(message);
    }

    private static double[] numbers(Table table, int... columns) {
        return Encoding.numbers(table, columns).values();
    }

    @Test
    void matrixIsATableInBothOrdersOfItsIndices() throws IOException {
        for (boolean fortran : new boolean[] {false, true}) {
            byte[] rows = doubles(1, 2, 3, 4, 5, 6);
            byte[] columns = doubles(1, 3, 5, 2, 4, 6);
            Table table = read(npy("<f8", fortran, "(3, 2)", fortran ? columns : rows));
            assertThat(table.columns()).containsExactly("x1", "x2");
            assertThat(numbers(table, 0, 1)).containsExactly(1, 2, 3, 4, 5, 6);
        }
        assertThat(read(IdxBytes.gzip(npy("<f8", false, "(2, 1)", doubles(7, 8))))
                        .columns())
                .containsExactly("x1");
    }

    @ParameterizedTest
    @CsvSource({"<i8, -2", "<i4, -2", "<i2, -2", "|i1, -2", "<u4, 4294967294", "<u2, 65534", "|u1, 254"})
    void wholeNumbersOfAllSizesAreRead(String type, double expected) throws IOException {
        int each = type.charAt(2) - '0';
        byte[] minusTwo = new byte[each];
        Arrays.fill(minusTwo, (byte) -1);
        minusTwo[0] = -2;
        assertThat(numbers(read(npy(type, false, "(1, 1)", minusTwo)), 0)).containsExactly(expected);
    }

    @Test
    void arraysOfAnArchiveStandBesideOneAnother() throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        entries.put("X.npy", npy("<f8", false, "(2, 2)", doubles(1, 2, 3, 4)));
        entries.put("y.npy", npy("|b1", false, "(2,)", new byte[] {0, 1}));
        Table table = read(npz(entries));
        assertThat(table.columns()).containsExactly("X1", "X2", "y");
        assertThat(numbers(table, 2, 0)).containsExactly(0, 1, 1, 3);
    }

    @Test
    void whatIsNoTableIsSaid() throws IOException {
        byte[] good = npy("<f8", false, "(3, 2)", doubles(1, 2, 3, 4, 5, 6));
        requireRefused(npy("<f8", false, "(3,)", doubles(1, 2, 3)), "is an array of one dimension, 3 numbers; a table");
        requireRefused(npy("<f8", false, "(1, 1, 1)", doubles(1)), "its shape is (1, 1, 1), must be one or two sizes");
        requireRefused(
                npy("<c16", false, "(1, 1)", doubles(1, 2)), "it is an array of type '<c16', must be of numbers");
        requireRefused(npy("|O", false, "(1, 1)", doubles(1)), "it is an array of type '|O', must be of numbers");
        requireRefused(npy("<U3", false, "(1, 1)", doubles(1)), "it is an array of type '<U3', must be of numbers");
        requireRefused(Arrays.copyOf(good, good.length - 1), "it is truncated");
        requireRefused(Arrays.copyOf(good, 30), "it is truncated");
        requireRefused(Arrays.copyOf(good, good.length + 1), "it goes on after the 6 numbers of its shape");
        requireRefused(npy("<f8", false, "(0, 2)", new byte[0]), "the array of shape [0, 2] holds no numbers");
        requireRefused(npy("<f8", false, "(999999999, 999999999)", doubles(1)), "numbers are allowed here");
    }

    @Test
    void archiveThatIsNoTableIsSaid() throws IOException {
        byte[] two = npy("<f8", false, "(2,)", doubles(1, 2));
        byte[] three = npy("<f8", false, "(3,)", doubles(1, 2, 3));
        Map<String, byte[]> entries = new LinkedHashMap<>();
        entries.put("x.npy", two);
        entries.put("y.npy", three);
        requireRefused(npz(entries), "array 'x' has 2 rows, array 'y' 3; all must have as many");
        requireRefused(npz(Map.of("a.txt", two)), "is a zip archive without arrays of NumPy in it");
        requireRefused(npz(Map.of("x.npy", Arrays.copyOf(two, 20))), "array 'x': it is truncated");
        byte[] whole = npz(Map.of("x.npy", two));
        requireRefused(Arrays.copyOf(whole, whole.length - 20), "it is not a zip archive, or damaged");
    }
}
