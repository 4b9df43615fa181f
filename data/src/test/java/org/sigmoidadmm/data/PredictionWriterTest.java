package org.sigmoidadmm.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sigmoidadmm.Layer;
import org.sigmoidadmm.Network;
import org.sigmoidadmm.Samples;
import org.sigmoidadmm.data.PredictionWriter.ClassColumns;
import org.sigmoidadmm.matrix.Activations;
import org.sigmoidadmm.model.Model;
import org.sigmoidadmm.model.Scaling;
import org.sigmoidadmm.model.Task;

class PredictionWriterTest {

    private static final Samples PREDICTIONS = Samples.of(new double[][] {{0.1, 1e-20}, {-3, 2.0 / 3}});

    @TempDir
    private Path folder;

    @Test
    void regressionHasOneColumnPerTargetAndExactNumbers() throws IOException {
        Path file = folder.resolve("out.csv");

        PredictionWriter.write(
                file,
                model(Task.REGRESSION, List.of("price", "delta, in %"), List.of()),
                PREDICTIONS,
                ClassColumns.SCORES);

        assertThat(file).hasContent("price,\"delta, in %\"\n0.1,1.0E-20\n-3.0,0.6666666666666666\n");
        Dataset again = DatasetEncoder.encode(TableReader.read(file), new TargetSpec("price"), TaskChoice.AUTO);
        assertThat(again.inputs().values()).containsExactly(1e-20, 2.0 / 3);
    }

    @Test
    void classificationHasTheClassAndTheScores() throws IOException {
        Path file = folder.resolve("out.csv");
        Model model = model(Task.CLASSIFICATION, List.of("kind"), List.of("cat", "dog"));

        assertThat(ClassColumns.of(model)).isEqualTo(ClassColumns.SCORES);
        PredictionWriter.write(file, model, PREDICTIONS, ClassColumns.SCORES);

        assertThat(file).hasContent("kind,score:cat,score:dog\ncat,0.1,1.0E-20\ndog,-3.0,0.6666666666666666\n");
    }

    @Test
    void classifierByCrossEntropyHasTheProbabilities() throws IOException {
        Path file = folder.resolve("out.csv");
        Model model =
                model(Task.CLASSIFICATION, List.of("kind"), List.of("cat", "dog"), Map.of("loss", "cross-entropy"));
        Samples scores = Samples.of(new double[][] {{1000, 1000}, {-2000, 2000}});

        assertThat(ClassColumns.of(model)).isEqualTo(ClassColumns.PROBABILITIES);
        PredictionWriter.write(file, model, scores, ClassColumns.PROBABILITIES);
        assertThat(file).hasContent("kind,probability:cat,probability:dog\ncat,0.5,0.5\ndog,0.0,1.0\n");
        PredictionWriter.write(file, model, scores, ClassColumns.SCORES);
        assertThat(file).hasContent("kind,score:cat,score:dog\ncat,1000.0,1000.0\ndog,-2000.0,2000.0\n");
    }

    @Test
    void unwritablePlaceIsNamed() {
        assertThatIOException()
                .isThrownBy(() -> PredictionWriter.write(
                        folder, model(Task.REGRESSION, List.of("a", "b"), List.of()), PREDICTIONS, ClassColumns.SCORES))
                .withMessage("cannot write " + folder + ": it is a folder");
    }

    private static Model model(Task task, List<String> targets, List<String> classes) {
        return model(task, targets, classes, Map.of());
    }

    private static Model model(Task task, List<String> targets, List<String> classes, Map<String, String> settings) {
        return new Model(
                new Network(List.of(new Layer(1, 2, new double[2], new double[2], Activations.IDENTITY))),
                task,
                Scaling.identity(1),
                Scaling.identity(2),
                List.of("x"),
                targets,
                classes,
                settings,
                "1");
    }
}
