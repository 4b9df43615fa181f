package org.sigmoidadmm.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sigmoidadmm.Layer;
import org.sigmoidadmm.Network;
import org.sigmoidadmm.Samples;
import org.sigmoidadmm.data.PredictionWriter.ClassColumns;
import org.sigmoidadmm.matrix.Activations;
import org.sigmoidadmm.model.CategoricalColumn;
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

        Model model = model(Task.REGRESSION, List.of("price", "delta, in %"), List.of());
        new PredictionWriter(model, ClassColumns.SCORES).write(file, PREDICTIONS);

        assertThat(file).hasContent("price,\"delta, in %\"\n0.1,1.0E-20\n-3.0,0.6666666666666666\n");
        Dataset again = DatasetEncoder.encode(TableReader.read(file), new TargetSpec("price"), TaskChoice.AUTO);
        assertThat(again.inputs().values()).containsExactly(1e-20, 2.0 / 3);
    }

    @Test
    void classificationHasTheClassAndTheScores() throws IOException {
        Path file = folder.resolve("out.csv");
        Model model = model(Task.CLASSIFICATION, List.of("kind"), List.of("cat", "dog"));

        assertThat(ClassColumns.of(model)).isEqualTo(ClassColumns.SCORES);
        new PredictionWriter(model, ClassColumns.SCORES).write(file, PREDICTIONS);

        assertThat(file).hasContent("kind,score:cat,score:dog\ncat,0.1,1.0E-20\ndog,-3.0,0.6666666666666666\n");
    }

    @Test
    void classifierByCrossEntropyHasTheProbabilities() throws IOException {
        Path file = folder.resolve("out.csv");
        Model model =
                model(Task.CLASSIFICATION, List.of("kind"), List.of("cat", "dog"), Map.of("loss", "cross-entropy"));
        Samples scores = Samples.of(new double[][] {{1000, 1000}, {-2000, 2000}});

        assertThat(ClassColumns.of(model)).isEqualTo(ClassColumns.PROBABILITIES);
        new PredictionWriter(model, ClassColumns.PROBABILITIES).write(file, scores);
        assertThat(file).hasContent("kind,probability:cat,probability:dog\ncat,0.5,0.5\ndog,0.0,1.0\n");
        new PredictionWriter(model, ClassColumns.SCORES).write(file, scores);
        assertThat(file).hasContent("kind,score:cat,score:dog\ncat,1000.0,1000.0\ndog,-2000.0,2000.0\n");
    }

    @Test
    void keptColumnsStandInFrontAsTheyAreInTheTable() throws IOException {
        Table table = TableReader.read(Files.writeString(
                folder.resolve("in.csv"), "day,id,a,note\n2026-01-02, 007 ,1.50,\"say \"\"a, b\"\"\"\n,x,2,\n"));
        PredictionWriter writer = new PredictionWriter(
                        model(Task.REGRESSION, List.of("a", "b"), List.of()), ClassColumns.SCORES)
                .keeping(table, new KeepSpec("4, id, a, day"));

        assertThat(written(writer))
                .isEqualTo("note,id,a,day,predicted:a,b\n"
                        + "\"say \"\"a, b\"\"\",007,1.50,2026-01-02,0.1,1.0E-20\n"
                        + ",x,2,,-3.0,0.6666666666666666\n");
    }

    @Test
    void keptCellsOfArraysAreTheirNumbers() throws IOException {
        ArrayTable arrays = new ArrayTable(Path.of("a.npz"));
        arrays.add(Samples.of(new double[][] {{1, 0.25}, {2, -3}}), "X", "X");
        arrays.add(Samples.of(new double[][] {{7}, {Double.NaN}}), "y", "y");
        PredictionWriter writer = new PredictionWriter(
                        model(Task.CLASSIFICATION, List.of("y"), List.of("cat", "dog")), ClassColumns.SCORES)
                .keeping(arrays.build(), new KeepSpec("y,X2"));

        assertThat(written(writer))
                .isEqualTo("y,X2,predicted:y,score:cat,score:dog\n"
                        + "7,0.25,cat,0.1,1.0E-20\nNaN,-3,dog,-3.0,0.6666666666666666\n");
    }

    @Test
    void derivativesStandBehindAllTargets() throws IOException {
        PredictionWriter writer = new PredictionWriter(
                        model(Task.REGRESSION, List.of("a", "b"), List.of()), ClassColumns.SCORES)
                .withDerivatives(Samples.of(new double[][] {{0}, {1}}));

        assertThat(written(writer))
                .isEqualTo("a,b,d a/d x,d b/d x\n0.1,1.0E-20,2.0,-0.5\n-3.0,0.6666666666666666,2.0,-0.5\n");
    }

    @Test
    void derivativesOfClassesAreThoseOfTheScores() throws IOException {
        Model model =
                model(Task.CLASSIFICATION, List.of("kind"), List.of("cat", "dog"), Map.of("loss", "cross-entropy"));
        Samples inputs = Samples.of(new double[][] {{0}, {1}});

        assertThat(written(new PredictionWriter(model, ClassColumns.SCORES).withDerivatives(inputs)))
                .startsWith("kind,score:cat,score:dog,d score:cat/d x,d score:dog/d x\ncat,0.1,1.0E-20,2.0,-0.5\n");
        assertThatIllegalStateException()
                .isThrownBy(() -> new PredictionWriter(model, ClassColumns.PROBABILITIES).withDerivatives(inputs))
                .withMessage("there are derivatives of scores, not of probabilities");
    }

    @Test
    void levelsHaveNoDerivatives() throws IOException {
        Samples inputs = Samples.of(new double[][] {{1, 0, 5}, {0, 1, 6}});
        Layer layer = new Layer(3, 2, new double[] {10, 1, 20, 2, 3, -0.5}, new double[2], Activations.IDENTITY);

        assertThat(written(new PredictionWriter(labelled(layer, List.of("c=red", "c=blue", "x")), ClassColumns.SCORES)
                        .withDerivatives(inputs)))
                .isEqualTo("a,b,d a/d x,d b/d x\n0.1,1.0E-20,3.0,-0.5\n-3.0,0.6666666666666666,3.0,-0.5\n");
        Layer without = new Layer(2, 2, new double[] {10, 1, 20, 2}, new double[2], Activations.IDENTITY);
        PredictionWriter writer =
                new PredictionWriter(labelled(without, List.of("c=red", "c=blue")), ClassColumns.SCORES);
        assertThatThrownBy(() -> writer.withDerivatives(inputs))
                .isInstanceOf(DataException.class)
                .hasMessage("there are no derivatives: no input of the model is a number");
    }

    private static Model labelled(Layer layer, List<String> inputs) {
        return new Model(
                new Network(List.of(layer)),
                Task.REGRESSION,
                Scaling.identity(layer.inputs()),
                Scaling.identity(2),
                inputs,
                List.of("a", "b"),
                List.of(),
                Map.of(),
                "test",
                List.of(new CategoricalColumn("c", List.of("red", "blue"))));
    }

    @Test
    void namesOfColumnsAreDifferent() throws IOException {
        Table table = TableReader.read(
                Files.writeString(folder.resolve("in.csv"), "a,predicted:a,d a/d x,x\n1,2,3,4\n5,6,7,8\n"));
        PredictionWriter writer =
                new PredictionWriter(model(Task.REGRESSION, List.of("a", "b"), List.of()), ClassColumns.SCORES);

        refused(() -> writer.keeping(table, new KeepSpec("a,predicted:a")), "predicted:a");
        PredictionWriter derivatives = writer.withDerivatives(Samples.of(new double[][] {{0}, {1}}));
        refused(() -> derivatives.keeping(table, new KeepSpec("3")), "d a/d x");
        assertThat(written(derivatives.keeping(table, new KeepSpec("2"))))
                .startsWith("predicted:a,a,b,d a/d x,d b/d x\n");
    }

    private static void refused(ThrowingCallable keeping, String name) {
        assertThatThrownBy(keeping)
                .isInstanceOf(DataException.class)
                .hasMessage("two columns of the output would have the name '" + name + "'");
    }

    @Test
    void columnsThatCannotBeKeptAreRefused() throws IOException {
        Table table = TableReader.read(Files.writeString(folder.resolve("in.csv"), "a,x\n1,2\n"));
        PredictionWriter writer =
                new PredictionWriter(model(Task.REGRESSION, List.of("a", "b"), List.of()), ClassColumns.SCORES);

        assertThatThrownBy(() -> writer.keeping(table, new KeepSpec("id,x")))
                .isInstanceOf(DataException.class)
                .hasMessageEndingWith("in.csv has no column 'id' for --keep; it has 2 columns: 'a', 'x'");
        assertThatThrownBy(() -> writer.keeping(table, new KeepSpec("x,2")))
                .isInstanceOf(DataException.class)
                .hasMessage("kept column 'x' is given twice in 'x,2'");
        assertThatThrownBy(() -> new KeepSpec(" "))
                .isInstanceOf(DataException.class)
                .hasMessage("the columns to keep are empty; give names or numbers of columns");
    }

    @Test
    void columnsOfAnotherNumberOfRowsAreRefusedBeforeAnythingIsWritten() throws IOException {
        Table three = TableReader.read(Files.writeString(folder.resolve("in.csv"), "id,x\n1,2\n3,4\n5,6\n"));
        PredictionWriter writer =
                new PredictionWriter(model(Task.REGRESSION, List.of("a", "b"), List.of()), ClassColumns.SCORES);
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> writer.keeping(three, new KeepSpec("id")).write(out, PREDICTIONS))
                .withMessage("the number of predictions is 2, that of the rows of column 'id' beside them is 3");
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        writer.withDerivatives(Samples.of(new double[][] {{0}})).write(out, PREDICTIONS))
                .withMessage("the number of predictions is 2, that of the rows of column 'd a/d x' beside them is 1");
        assertThat(out.size()).isZero();
        Path file = folder.resolve("out.csv");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> writer.keeping(three, new KeepSpec("id")).write(file, PREDICTIONS));
        assertThat(folder).isDirectoryNotContaining("glob:**out*");
    }

    @Test
    void columnsAreSetOnce() throws IOException {
        Table table = TableReader.read(Files.writeString(folder.resolve("in.csv"), "id,x\n1,2\n3,4\n"));
        Samples inputs = Samples.of(new double[][] {{0}, {1}});
        PredictionWriter writer = new PredictionWriter(
                        model(Task.REGRESSION, List.of("a", "b"), List.of()), ClassColumns.SCORES)
                .keeping(table, new KeepSpec("id"))
                .withDerivatives(inputs);

        assertThatIllegalStateException()
                .isThrownBy(() -> writer.keeping(table, new KeepSpec("x")))
                .withMessage("the writer has 1 column: 'id' in front already");
        assertThatIllegalStateException()
                .isThrownBy(() -> writer.withDerivatives(inputs))
                .withMessage("the writer has 2 columns: 'd a/d x', 'd b/d x' behind already");
    }

    private static String written(PredictionWriter writer) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        writer.write(out, PREDICTIONS);
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void unwritablePlaceIsNamed() {
        Model model = model(Task.REGRESSION, List.of("a", "b"), List.of());
        assertThatIOException()
                .isThrownBy(() -> new PredictionWriter(model, ClassColumns.SCORES).write(folder, PREDICTIONS))
                .withMessage("cannot write " + folder + ": it is a folder");
    }

    private static Model model(Task task, List<String> targets, List<String> classes) {
        return model(task, targets, classes, Map.of());
    }

    private static Model model(Task task, List<String> targets, List<String> classes, Map<String, String> settings) {
        return new Model(
                new Network(List.of(new Layer(1, 2, new double[] {2, -0.5}, new double[2], Activations.IDENTITY))),
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
