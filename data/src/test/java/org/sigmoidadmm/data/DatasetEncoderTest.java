package org.sigmoidadmm.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sigmoidadmm.Layer;
import org.sigmoidadmm.Network;
import org.sigmoidadmm.matrix.Activations;
import org.sigmoidadmm.model.Model;
import org.sigmoidadmm.model.Scaling;
import org.sigmoidadmm.model.Task;

class DatasetEncoderTest {

    private static final TargetSpec KIND = new TargetSpec("kind");

    @TempDir
    private Path folder;

    @Test
    void numbersAreARegression() throws IOException {
        Dataset data = encode("x,y,z\n1,2,3\n4,5,6\n", "y");

        assertThat(data.task()).isEqualTo(Task.REGRESSION);
        assertThat(data.inputColumns()).containsExactly("x", "z");
        assertThat(data.targetColumns()).containsExactly("y");
        assertThat(data.inputs().values()).containsExactly(1, 3, 4, 6);
        assertThat(data.targets().values()).containsExactly(2, 5);
        assertThat(data.classes()).isEmpty();
        assertThat(data.warnings()).isEmpty();
    }

    @Test
    void severalTargetsStandInTheOrderAsked() throws IOException {
        Dataset data = encode("x,y,z\n1,2,3\n4,5,6\n", "z, 1");

        assertThat(data.targetColumns()).containsExactly("z", "x");
        assertThat(data.targets().values()).containsExactly(3, 1, 6, 4);
    }

    @Test
    void textsAreClassesInOrder() throws IOException {
        Dataset data = encode("x,kind\n1,b\n2,a\n3,b\n4,c\n5,a\n", "last");

        assertThat(data.task()).isEqualTo(Task.CLASSIFICATION);
        assertThat(data.classes()).containsExactly("a", "b", "c");
        assertThat(data.targets().values()).containsExactly(0, 1, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1, 1, 0, 0);
        assertThat(data.labels()).containsExactly(1, 0, 1, 2, 0);
    }

    @Test
    void numbersAreClassesWhereAsked() throws IOException {
        Dataset data = encode("1,10\n2,9\n3,10\n", "last", TaskChoice.CLASSIFICATION);

        assertThat(data.task()).isEqualTo(Task.CLASSIFICATION);
        assertThat(data.classes()).containsExactly("9", "10");
        assertThat(encode("1,10\n2,9\n3,10.0\n4,9.\n", "last", TaskChoice.CLASSIFICATION)
                        .labels())
                .containsExactly(1, 0, 1, 0);
    }

    @Test
    void targetIsChosenByNameThenNumberThenPlace() throws IOException {
        assertThat(encode("1,x,a,b\n1,2,3,4\n5,6,7,8\n", "2").targetColumns()).containsExactly("x");
        assertThat(encode("3,x,a,b\n1,2,3,4\n5,6,7,8\n", "3").targetColumns()).containsExactly("3");
        assertThat(encode("\"a,b\",x\n1,2\n3,4\n", "a,b").targetColumns()).containsExactly("a,b");
        assertThat(encode("last,x\n1,2\n3,4\n", "last").targetColumns()).containsExactly("last");
        assertThat(encode("1,2\n3,4\n", "c1").targetColumns()).containsExactly("c1");
    }

    @Test
    void targetsThatAreNotThereAreRefusedWithTheColumns() throws IOException {
        String text = "x,y\n1,2\n3,4\n";
        refused(text, "price", "data.csv has no column 'price' for the target; it has 2 columns: 'x', 'y'");
        refused(text, "3", "has no column '3' for the target; it has 2 columns: 'x', 'y'");
        refused(text, "0", "has no column '0' for the target");
        refused(text, "y,", "has no column '' for the target");
        refused(text, "y,2", "target column 'y' is given twice in 'y,2'");
        refused(text, "x,y", "has no column beside the targets 'x,y', so there are no inputs");
        refused("x\n1\n2\n", "x", "has no column beside the target 'x', so there are no inputs");
        assertThatThrownBy(() -> new TargetSpec(" ")).isInstanceOf(DataException.class);
    }

    @Test
    void badInputsAreRefusedWithFileLineColumnAndValue() throws IOException {
        String start = "x,y\n1,2\n3,4\n";
        refused(start + "abc,6\n", "y", "data.csv, line 4, column 'x': 'abc' is not a number");
        refused(start + "NaN,6\n", "y", "data.csv, line 4, column 'x': 'NaN' is not a finite number");
        refused(start + "-inf,6\n", "y", "data.csv, line 4, column 'x': '-inf' is not a finite number");
        refused(start + "1e400,6\n", "y", "data.csv, line 4, column 'x': '1e400' is not a finite number");
        refused(start + ",6\n", "y", "data.csv, line 4, column 'x': the cell is empty");
        refused(start + "\"1,5\",6\n", "y", "'1,5' is not a number; write a decimal point, not a comma");
        refused(start + "a".repeat(50) + ",6\n", "y", "'" + "a".repeat(40) + "…' is not a number");
        refused(
                "kind,410\ndog,4\ncat,5\n",
                "last",
                "column 'c1': 'kind' is not a number (the first line was not taken");
    }

    @Test
    void allInputsWithoutNumbersAreNamedWithHowToDoWithoutThem() throws IOException {
        refused(
                "event,x,age,my place,y\nnc7,1,,a,2\nnc8,2,nan,b,3\nnc9,3,,c,4\n",
                "y",
                "data.csv, line 2, column 'event': 'nc7' is not a number; cells without a number stand in 3 of 4 inputs: "
                        + "'event' (3), 'age' (3 missing), 'my place' (3); "
                        + "--ignore event,age,4 trains without them");
        refused(
                "x,z,y\n1,1,2\n,2,3\n2,3,4\n",
                "y",
                "data.csv, line 3, column 'x': the cell is empty, its value is missing; "
                        + "cells without a number stand in 1 of 2 inputs: 'x' (1 missing); --ignore x trains without it");
        refused(
                "a,b,c,d,e,f,x,y\nt,t,t,t,t,t,1,2\nt,t,t,t,t,t,2,3\n",
                "y",
                "6 of 7 inputs: 'a' (2), 'b' (2), 'c' (2), 'd' (2), 'e' (2), …; --ignore a,b,c,d,e,f trains without them");
        String all = "a,x,y\nt,?,2\nt,?,3\n";
        refused(all, "y", "2 of 2 inputs: 'a' (2), 'x' (2)");
        assertThatThrownBy(() -> encode(all, "y")).hasMessageNotContaining("--ignore");
        assertThatThrownBy(() -> encode("x,y\n1e200,2\n1,3\n", "y")).hasMessageEndingWith("take another unit");
    }

    @Test
    void badTargetsAreRefusedWithFileLineColumnAndValue() throws IOException {
        String start = "x,y\n1,2\n3,4\n";
        refused(start + "5,inf\n", "y", "data.csv, line 4, column 'y': 'inf' is not a finite number");
        refused(start + "5,\n", "y", "data.csv, line 4, column 'y': the cell is empty");
        refused(
                start + "5,abc\n",
                "y",
                "data.csv, line 4, column 'y': 'abc' is not a number, 2 of the 3 cells in this column are; "
                        + "if they are classes, choose the task classification");
        assertRefused(
                () -> encode("x,y\n1,a\n3,b\n5,a\n", "y", TaskChoice.REGRESSION),
                "data.csv, line 2, column 'y': 'a' is not a number");
    }

    @Test
    void classificationsWithoutSenseAreRefused() throws IOException {
        refused("x,y\n1,a\n2,a\n", "y", "all 2 rows are of the class 'a' in target column 'y'");
        refused("x,y\n1,a\n2,b\n3,c\n", "y", "target column 'y' has 3 classes in 3 rows");
        refused("x,y\n1,a\n2,b\n3,\n4,a\n", "y", "data.csv, line 4, column 'y': the cell is empty");
        refused("x,y,z\n1,a,1\n2,b,2\n3,a,3\n", "y,z", "a classification has one target column, 2 are given: y, z");
    }

    @Test
    void singleRowIsNotEnoughToTrainOn() throws IOException {
        refused("x,y\n1,2\n", "y", "data.csv has 1 row of data, training needs at least 2");
    }

    @Test
    void constantColumnsAreAllowedWithAWarning() throws IOException {
        Dataset data = encode("x,y,z\n1,2,3\n1,5,3\n", "z");

        assertThat(data.warnings())
                .containsExactly(
                        "input column 'x' is 1.0 in all 2 rows: it has no influence",
                        "target column 'z' is 3.0 in all 2 rows: there is nothing to learn");
    }

    @Test
    void inputsArePickedByName() throws IOException {
        Table table = read("y,extra,x\n1,foo,2\n3,bar,4\n");

        assertThat(DatasetEncoder.encodeInputs(table, ofXAndY()).values()).containsExactly(2, 1, 4, 3);
    }

    @Test
    void inputsWithoutNamesArePickedByPlace() throws IOException {
        assertThat(DatasetEncoder.encodeInputs(read("1,2\n"), ofXAndY()).values())
                .containsExactly(1, 2);
        assertThat(DatasetEncoder.encodeInputs(read("1,2,3\n"), model(List.of("c1", "c3"), "c2"))
                        .values())
                .containsExactly(1, 3);
    }

    @Test
    void missingInputsAreNamed() throws IOException {
        Table named = read("y,z\n1,2\n");
        assertRefused(
                () -> DatasetEncoder.encodeInputs(named, ofXAndY()),
                "data.csv lacks 1 of the model's 2 inputs, 1 column: 'x'; it has 2 columns: 'y', 'z'");
        Table nameless = read("1,2,3\n");
        assertRefused(
                () -> DatasetEncoder.encodeInputs(nameless, ofXAndY()),
                "data.csv has no column names and 3 columns of inputs, the model takes 2 columns: 'x', 'y'");
    }

    @Test
    void evaluationUsesTheModelsColumnsAndClasses() throws IOException {
        Model model = model(Task.CLASSIFICATION, List.of("kind"), List.of("c", "b", "a"));

        Dataset data = DatasetEncoder.encodeToEvaluate(
                read("kind,y,x\na,1,2\n"), ColumnRoles.of(new TargetSpec("kind")), model);

        assertThat(data.inputColumns()).containsExactly("x", "y");
        assertThat(data.inputs().values()).containsExactly(2, 1);
        assertThat(data.targets().values()).containsExactly(0, 0, 1);
        assertRefused(
                () -> DatasetEncoder.encodeToEvaluate(
                        read("kind,y,x\nd,1,2\n"), ColumnRoles.of(new TargetSpec("kind")), model),
                "data.csv, line 2, column 'kind': 'd' is none of the model's 3 classes");
        assertRefused(
                () -> DatasetEncoder.encodeToEvaluate(
                        read("kind,y,x\nd,1,2\n"), ColumnRoles.of(new TargetSpec("kind,x")), model),
                "the target 'kind,x' is 2 columns, the model predicts 1 column: 'kind'");
    }

    /** Programs that know missing values make 1.0 of 1. */
    @Test
    void labelsThatAreTheSameNumberAreTheSameClass() throws IOException {
        Model model = model(Task.CLASSIFICATION, List.of("kind"), List.of("0", "1", "01"));

        Dataset data = DatasetEncoder.encode(
                read("kind,y,x\n1.0,1,2\n-0.0,1,2\n1,2,3\n01,2,3\n1.,2,3\n"), ColumnRoles.of(KIND), model);

        assertThat(data.labels()).containsExactly(1, 0, 1, 2, 1);
        for (String code : List.of("1e0", "+1", "001", "1.0000000000000000000000000000001")) {
            assertRefused(
                    () -> DatasetEncoder.encode(read("kind,y,x\n" + code + ",1,2\n"), ColumnRoles.of(KIND), model),
                    "'" + code + "' is none of the model's 3 classes");
        }
    }

    @Test
    void identifiersOfManyDigitsAreClassesOfTheirOwn() throws IOException {
        Dataset data = encode(
                "1,10000000000000001\n2,10000000000000000\n3,10000000000000000.0\n4,10000000000000001\n",
                "last",
                TaskChoice.CLASSIFICATION);

        assertThat(data.classes()).containsExactly("10000000000000000", "10000000000000001");
        assertThat(data.labels()).containsExactly(1, 0, 0, 1);
    }

    @Test
    void codesAreNoNumbers() throws IOException {
        Dataset data = encode(
                "1,1E5\n2,100000\n3,007\n4,7\n5,07\n6,+7\n7,7.0\n8,.5\n9,0.5\n", "last", TaskChoice.CLASSIFICATION);

        assertThat(data.classes()).containsExactly(".5", "7", "+7", "07", "007", "1E5", "100000");
        assertThat(data.labels()).containsExactly(5, 6, 4, 1, 3, 2, 1, 0, 0);
    }

    @Test
    void classesThatTheModelDoesNotHaveCountAsWrongInAnEvaluationOnly() throws IOException {
        Model model = model(Task.CLASSIFICATION, List.of("kind"), List.of("c", "b", "a"));
        Table table = read("kind,y,x\na,1,2\nd,1,2\ne,1,2\nd,1,2\n");

        Dataset data = DatasetEncoder.encodeToEvaluate(table, ColumnRoles.of(KIND), model);

        assertThat(data.labels()).containsExactly(2, -1, -1, -1);
        assertThat(data.warnings())
                .containsExactly("3 of 4 rows are of 2 classes that the model does not have and count as wrong: "
                        + "'d' (2), 'e' (1)");
        assertRefused(
                () -> DatasetEncoder.encode(table, ColumnRoles.of(KIND), model),
                "data.csv, line 3, column 'kind': 'd' is none of the model's 3 classes");
    }

    @Test
    void targetsOfTheModelAreFoundByTheirNames() throws IOException {
        Model model = model(Task.REGRESSION, List.of("2", "a,b", "w"), List.of());
        TargetSpec targets = TargetSpec.named(model.targetColumns());

        Dataset data = DatasetEncoder.encodeToEvaluate(
                read("w,x,\"a,b\",y,2,z\n1,2,3,4,5,6\n"), ColumnRoles.of(targets), model);

        assertThat(data.targets().values()).containsExactly(5, 3, 1);
        assertRefused(
                () -> DatasetEncoder.encodeToEvaluate(read("w,x,y,z\n1,2,3,4\n"), ColumnRoles.of(targets), model),
                "data.csv has no column '2' for the target; it has 4 columns");
    }

    @Test
    void evaluationMatchesTargetsByName() throws IOException {
        Model model = model(Task.REGRESSION, List.of("u", "v", "w"), List.of());
        Table table = read("w,x,u,y,v,z\n1,2,3,4,5,6\n");

        Dataset data = DatasetEncoder.encodeToEvaluate(table, ColumnRoles.of(new TargetSpec("w,u,v")), model);

        assertThat(data.targetColumns()).containsExactly("u", "v", "w");
        assertThat(data.targets().values()).containsExactly(3, 5, 1);
        assertRefused(
                () -> DatasetEncoder.encodeToEvaluate(table, ColumnRoles.of(new TargetSpec("u,v,z")), model),
                "data.csv: the model does not predict 'z', its targets are 3 columns: 'u', 'v', 'w'");
        assertRefused(
                () -> DatasetEncoder.encodeToEvaluate(table, ColumnRoles.of(new TargetSpec("u,v,x")), model),
                "data.csv: column 'x' cannot be the target, it is an input of the model");
        assertRefused(
                () -> DatasetEncoder.encode(
                        table, ColumnRoles.of(new TargetSpec("u,v,w")).ignoring("y"), model),
                "data.csv: column 'y' cannot be left out, it is an input of the model");
    }

    @Test
    void evaluationWithoutNamesTakesTheOtherColumnsByPlace() throws IOException {
        Model model = model(Task.REGRESSION, List.of("u", "v", "w"), List.of());

        Dataset data =
                DatasetEncoder.encodeToEvaluate(read("1,2,3,4,5\n"), ColumnRoles.of(new TargetSpec("1,3,5")), model);

        assertThat(data.inputs().values()).containsExactly(2, 4);
        assertThat(data.targets().values()).containsExactly(1, 3, 5);
    }

    /** A table with as many columns as inputs and targets has lost those that the training ignored. */
    @Test
    void tablesWithoutNamesAreTakenByPlaceWithAndWithoutIgnoredColumns() throws IOException {
        Table trained = read("e1,1,5,x,2\ne2,2,7,,3\n");
        ColumnRoles roles = ColumnRoles.of(new TargetSpec("last")).ignoring("1,4");
        Dataset training = DatasetEncoder.encode(trained, roles, TaskChoice.AUTO);
        assertThat(training.inputColumns()).containsExactly("c2", "c3");
        assertThat(training.inputs().values()).containsExactly(1, 5, 2, 7);
        Model model = model(training.inputColumns(), "c5");

        for (String text : List.of("e3,3,9,y,4\n", "3,9,4\n")) {
            Dataset data = DatasetEncoder.encodeToEvaluate(read(text), ColumnRoles.of(new TargetSpec("last")), model);
            assertThat(data.inputs().values()).containsExactly(3, 9);
            assertThat(data.targets().values()).containsExactly(4);
        }
        for (String text : List.of("e3,3,9,y,4\n", "3,9\n")) {
            assertThat(DatasetEncoder.encodeInputs(read(text), model).values()).containsExactly(3, 9);
        }
        for (String text : List.of("3,9,4\n", "e3,3,9\n", "e3,3,9,y\n")) {
            assertRefused(
                    () -> DatasetEncoder.encodeInputs(read(text), model),
                    " columns; the model takes 2 of the 5 or more that it was trained on: give all of these or the");
        }
        assertRefused(
                () -> DatasetEncoder.encodeInputs(read("e3,3,9,y,4\n"), ofXAndY()),
                "data.csv has no column names and 5 columns of inputs, the model takes 2 columns: 'x', 'y'");
    }

    @Test
    void selectedSamplesKeepInputsAndTargetsTogether() throws IOException {
        Dataset data = encode("x,y\n1,10\n2,20\n3,30\n", "y").select(new int[] {2, 0});

        assertThat(data.inputs().values()).containsExactly(3, 1);
        assertThat(data.targets().values()).containsExactly(30, 10);
    }

    private static Model ofXAndY() {
        return model(List.of("x", "y"), "z");
    }

    /** Takes two numbers, gives one. */
    private static Model model(List<String> inputs, String target) {
        return new Model(
                new Network(List.of(new Layer(2, 1, new double[2], new double[1], Activations.IDENTITY))),
                Task.REGRESSION,
                Scaling.identity(2),
                Scaling.identity(1),
                inputs,
                List.of(target),
                List.of(),
                Map.of(),
                "1");
    }

    /** Takes x and y, gives three numbers. */
    private static Model model(Task task, List<String> targets, List<String> classes) {
        return new Model(
                new Network(List.of(new Layer(2, 3, new double[6], new double[3], Activations.IDENTITY))),
                task,
                Scaling.identity(2),
                Scaling.identity(3),
                List.of("x", "y"),
                targets,
                classes,
                Map.of(),
                "1");
    }

    private Dataset encode(String text, String target) throws IOException {
        return encode(text, target, TaskChoice.AUTO);
    }

    private Dataset encode(String text, String target, TaskChoice choice) throws IOException {
        return DatasetEncoder.encode(read(text), new TargetSpec(target), choice);
    }

    private Table read(String text) throws IOException {
        return TableReader.read(Files.writeString(folder.resolve("data.csv"), text));
    }

    private void refused(String text, String target, String message) throws IOException {
        assertRefused(() -> encode(text, target), message);
    }

    private static void assertRefused(ThrowingCallable call, String message) {
        assertThatThrownBy(call).isInstanceOf(DataException.class).hasMessageContaining(message);
    }
}
