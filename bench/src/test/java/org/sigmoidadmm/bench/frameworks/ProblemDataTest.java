package org.sigmoidadmm.bench.frameworks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sigmoidadmm.Samples;

/** The samples that all contenders get, and how their predictions are judged. */
class ProblemDataTest {

    @Test
    void samplesAreTheSameForTheSameSeedAndOthersForAnother() {
        ProblemData one = ProblemData.load(Problem.PRODUCT, Path.of("nowhere"), 1);
        ProblemData again = ProblemData.load(Problem.PRODUCT, Path.of("nowhere"), 1);
        ProblemData other = ProblemData.load(Problem.PRODUCT, Path.of("nowhere"), 2);
        assertThat(again.inputs().values()).isEqualTo(one.inputs().values());
        assertThat(other.inputs().values()).isNotEqualTo(one.inputs().values());
        assertThat(one.testInputs().values()).isNotEqualTo(one.inputs().values());
    }

    @Test
    void targetsAreTheProducts() {
        ProblemData data = ProblemData.load(Problem.PRODUCT, Path.of("nowhere"), 1);
        assertThat(data.targets().get(5, 0))
                .isEqualTo(data.inputs().get(5, 0) * data.inputs().get(5, 1));
        ProblemData square = ProblemData.load(Problem.SQUARE, Path.of("nowhere"), 1);
        assertThat(square.targets().get(5, 0))
                .isEqualTo(Math.pow(square.inputs().get(5, 0), 2));
    }

    @Test
    void tablesAreScaledByTheTrainingSamples(@TempDir Path folder) throws IOException {
        StringBuilder table = new StringBuilder("a,b,y\n");
        for (int i = 0; i < 50; i++) {
            table.append(i)
                    .append(',')
                    .append(i % 7)
                    .append(',')
                    .append(100 + 2 * i)
                    .append('\n');
        }
        Files.writeString(folder.resolve("airfoil.csv.gz"), table); // told by the content, so plain text will do
        ProblemData data = ProblemData.load(Problem.AIRFOIL, folder, 3);
        assertThat(data.inputs().count()).isEqualTo(40);
        assertThat(data.testInputs().count()).isEqualTo(10);
        double[] y = data.targets().values();
        // Sums of 40 numbers of size 1.
        assertThat(Arrays.stream(y).sum()).isCloseTo(0, within(1e-12));
        assertThat(Arrays.stream(y).map(v -> v * v).sum() / 40).isCloseTo(1, within(1e-12));
    }

    @Test
    void wrongClassesAreCounted() {
        Samples targets = Samples.of(new double[][] {{1, 0}, {0, 1}, {0, 1}, {1, 0}});
        ProblemData data = new ProblemData(Problem.OPTDIGITS, targets, targets, targets, targets);
        Samples outputs = Samples.of(new double[][] {{2, 1}, {-1, 3}, {5, 4}, {0.1, 0}});
        assertThat(data.testError(outputs)).isEqualTo(0.25);
    }

    @Test
    void variantIsReadBackAsItWasWritten() {
        for (Problem problem : Problem.values()) {
            for (Variant variant : Variant.grid(problem)) {
                assertThat(Variant.parse(variant.toString())).isEqualTo(variant);
            }
        }
        assertThat(Variant.grid(Problem.SQUARE)).hasSize(24).doesNotHaveDuplicates();
    }

    @Test
    void batchesHaveEachSampleOnceInAnOrderThatChanges() {
        Batches batches = new Batches(10, 4, 1);
        int[][] first = batches.next();
        int[][] second = batches.next();
        assertThat(Arrays.stream(first).mapToInt(batch -> batch.length)).containsExactly(4, 4, 2);
        assertThat(Arrays.stream(first).flatMapToInt(Arrays::stream).sorted().toArray())
                .containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
        assertThat(Arrays.deepEquals(first, second)).isFalse();
    }
}
