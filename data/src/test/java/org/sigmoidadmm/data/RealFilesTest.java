package org.sigmoidadmm.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.nio.file.Path;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestReporter;

/**
 * Reads the data sets of the experiments. They are not part of the project: the environment variable {@value #VARIABLE}
 * names the folder that holds them. Where it is not set the one test that runs says that nothing was read.
 */
class RealFilesTest {

    private static final String VARIABLE = "SIGMOIDADMM_DATA_DIR";

    @TestFactory
    Stream<DynamicTest> realFiles(TestReporter reporter) {
        String folder = System.getenv(VARIABLE);
        if (folder == null) {
            return Stream.of(dynamicTest(
                    VARIABLE + " is not set: no real file is read",
                    () -> reporter.publishEntry(VARIABLE + " is not set: no real file is read")));
        }
        Path data = Path.of(folder);
        return Stream.of(
                dynamicTest("facesAreAMatlabFile", () -> readsFaces(data)),
                dynamicTest("digitsAreIdxFiles", () -> readsDigits(data)),
                dynamicTest("heartbeatsAreATable", () -> readsHeartbeats(data)),
                dynamicTest("intensitiesAreATable", () -> readsIntensities(data)));
    }

    private static void readsFaces(Path data) {
        MatFile file = MatFile.read(data.resolve("eyb").resolve("YaleB_32x32.mat"));

        NumericArray features = file.array("features");
        assertThat(features.sizes()).containsExactly(1024, 2414);
        assertThat(features.values()).satisfies(values -> assertIntegers(values, 0, 255));
        assertThat(file.array("Label").values()).hasSize(2414).satisfies(values -> assertIntegers(values, 1, 38));
    }

    private static void readsDigits(Path data) {
        Path folder = data.resolve("mnist");
        NumericArray images = IdxFile.read(folder.resolve("t10k-images-idx3-ubyte.gz"));
        NumericArray labels = IdxFile.read(folder.resolve("train-labels-idx1-ubyte.gz"));

        assertThat(images.sizes()).containsExactly(28, 28, 10_000);
        assertThat(labels.sizes()).containsExactly(60_000);
        assertThat(labels.values()).startsWith(5, 0, 4, 1, 9).satisfies(values -> assertIntegers(values, 0, 9));
    }

    private static void assertIntegers(double[] values, int smallest, int largest) {
        assertThat(DoubleStream.of(values)
                        .allMatch(value -> value >= smallest && value <= largest && value == Math.rint(value)))
                .as("all are integers from %d to %d", smallest, largest)
                .isTrue();
    }

    private static void readsHeartbeats(Path data) {
        Table table = TableReader.read(data.resolve("ecg").resolve("heartbeats-binary.csv.gz"));

        assertThat(table.rowCount()).isEqualTo(14_552);
        assertThat(table.columns()).hasSize(188).endsWith("abnormal");
    }

    private static void readsIntensities(Path data) {
        Table table = TableReader.read(data.resolve("earth").resolve("felt-intensity.csv.gz"));

        assertThat(table.rowCount()).isEqualTo(3536);
        assertThat(table.columns()).hasSize(10).endsWith("mmi");
    }
}
