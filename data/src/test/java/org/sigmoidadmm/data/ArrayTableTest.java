package org.sigmoidadmm.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArrayTableTest {

    @TempDir
    private Path folder;

    private final MatBytes mat = MatBytes.littleEndian();

    @Test
    void arraysOfAMatlabFileStandBesideOneAnother() throws IOException {
        Table table = read(
                mat.add(mat.doubles("features", 2, 3, 1, 2, 3, 4, 5, 6.5)).add(mat.doubles("Label", 3, 1, 7, 8, 7)));

        assertThat(table.columns()).containsExactly("features1", "features2", "Label");
        assertThat(table.hasHeader()).isTrue();
        assertThat(table.rowCount()).isEqualTo(3);
        assertThat(table.cell(2, 0)).isEqualTo("5");
        assertThat(table.cell(2, 1)).isEqualTo("6.5");
        assertThat(table.cell(1, 2)).isEqualTo("8");
    }

    @Test
    void samplesInRowsAreFoundToo() throws IOException {
        Table table = read(mat.add(mat.doubles("X", 3, 2, 1, 2, 3, 4, 5, 6)).add(mat.doubles("y", 1, 3, 7, 8, 9)));

        assertThat(table.columns()).containsExactly("X1", "X2", "y");
        assertThat(table.cell(1, 0)).isEqualTo("2");
        assertThat(table.cell(1, 1)).isEqualTo("5");
    }

    @Test
    void aDatasetOfAMatlabFileIsEncodedAsATextOneWouldBe() throws IOException {
        Table table =
                read(mat.add(mat.doubles("X", 1, 4, 0.1, 0.2, 1e-300, -1e20)).add(mat.doubles("y", 1, 4, 1, 2, 1, 2)));

        Dataset data = DatasetEncoder.encode(table, new TargetSpec("y"), TaskChoice.CLASSIFICATION);

        assertThat(data.inputs().values()).containsExactly(0.1, 0.2, 1e-300, -1e20);
        assertThat(data.classes()).containsExactly("1", "2");
    }

    @Test
    void numbersAreWrittenAsInATextAndReadTheSame() throws IOException {
        double[] numbers = {0, 7, 0.25, 1e-4, -1.5e-9, 9.9e-10, 12345678.5, 1e17 + 16, 1e18};
        Table table = read(mat.add(mat.doubles("x", 9, 1, numbers)));

        assertThat(IntStream.range(0, 9).mapToObj(row -> table.cell(row, 0)))
                .containsExactly(
                        "0",
                        "7",
                        "0.25",
                        "0.0001",
                        "-0.0000000015",
                        "9.9E-10",
                        "12345678.5",
                        "100000000000000016",
                        "1.0E18");
        assertThat(Encoding.numbers(table, new int[] {0}).values()).containsExactly(numbers);
    }

    @Test
    void labelsOfATextAreFoundAmongNumbers() throws IOException {
        Table table = read(mat.add(mat.doubles("kind", 4, 1, 1, 2.5, 1e-4, 1e16)));
        Labels labels = new Labels(List.of("1.0", "2.50", "0.0001", "10000000000000000"));

        assertThat(IntStream.range(0, 4).map(row -> labels.indexOf(table.cell(row, 0))))
                .containsExactly(0, 1, 2, 3);
    }

    @Test
    void badNumbersAreToldByRow() throws IOException {
        Table table = read(mat.add(mat.doubles("X", 1, 2, 1, Double.NaN)).add(mat.doubles("y", 1, 2, 1, 2)));

        assertThatThrownBy(() -> DatasetEncoder.encode(table, new TargetSpec("y"), TaskChoice.AUTO))
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith(table.source() + ", row 2, column 'X': 'NaN' is not a finite number; ");
    }

    @Test
    void arraysWithoutACommonLengthAreRefused() {
        assertThatThrownBy(() -> read(mat.add(mat.doubles("X", 2, 1, 1, 2)).add(mat.doubles("y", 1, 3, 7, 8, 9))))
                .isInstanceOf(DataException.class)
                .hasMessage(folder.resolve("a.mat")
                        + ": its arrays have no number of samples, above 1, in common: 'X' (2×1), 'y' (1×3)");
    }

    @Test
    void labelsThatLieBesideImagesAreTheLastColumn() throws IOException {
        Path images = folder.resolve("train-images-idx3-ubyte.gz");
        Files.write(images, IdxBytes.gzip(IdxBytes.ofBytes(new int[] {2, 1, 2}, 0, 255, 3, 4)));

        assertThat(TableReader.read(images).columns()).containsExactly("x1", "x2");

        Files.write(folder.resolve("train-labels-idx1-ubyte.gz"), IdxBytes.ofBytes(new int[] {2}, 9, 5));
        Table table = TableReader.read(images);

        assertThat(table.columns()).containsExactly("x1", "x2", "label");
        assertThat(table.cell(0, 1)).isEqualTo("255");
        assertThat(table.cell(1, 2)).isEqualTo("5");
    }

    @Test
    void labelsOfAnotherNumberAreRefused() throws IOException {
        Path images = Files.write(folder.resolve("t-images-idx3-ubyte"), IdxBytes.ofBytes(new int[] {1, 1, 2}, 0, 255));
        Path labels = Files.write(folder.resolve("t-labels-idx1-ubyte"), IdxBytes.ofBytes(new int[] {2}, 9, 5));

        assertThatThrownBy(() -> TableReader.read(images))
                .isInstanceOf(DataException.class)
                .hasMessage(labels + " holds 2 labels of 1 numbers, " + images + " has 1 samples");
    }

    @Test
    void aTextWithTheLettersOfAMatlabHeaderStaysAText() throws IOException {
        String text = "a,b\n" + "1," + "2".repeat(120) + "IM\n3,4\n";
        Path file = Files.writeString(folder.resolve("a.csv"), text);

        assertThat(TableReader.read(file).cell(0, 1)).endsWith("IM");
    }

    private Table read(MatBytes content) throws IOException {
        return TableReader.read(Files.write(folder.resolve("a.mat"), content.bytes()));
    }
}
