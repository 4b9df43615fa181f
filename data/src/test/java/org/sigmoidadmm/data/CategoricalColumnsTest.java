package org.sigmoidadmm.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sigmoidadmm.Layer;
import org.sigmoidadmm.Network;
import org.sigmoidadmm.matrix.Activations;
import org.sigmoidadmm.model.CategoricalColumn;
import org.sigmoidadmm.model.Model;
import org.sigmoidadmm.model.Scaling;
import org.sigmoidadmm.model.Task;

/** Columns of labels among the inputs, in training and afterwards. */
class CategoricalColumnsTest {

    private static final TargetSpec LAST = new TargetSpec("last");
    private static final String COLOURS = "x,colour,y\n1,red,5\n2,blue,6\n3,red,7\n4,blue,8\n";

    @TempDir
    private Path folder;

    @Test
    void eachLevelBecomesAnInputOfZerosAndOnes() throws IOException {
        Dataset data = train("colour,x,kind,y\nred,7,2,1\nblue,8,10,2\nred,9,2,3\nblue,6,10,4\n", "kind,colour");

        assertThat(data.inputColumns()).containsExactly("colour=blue", "colour=red", "x", "kind=2", "kind=10");
        assertThat(data.categoricalColumns())
                .containsExactly(
                        new CategoricalColumn("colour", List.of("blue", "red")),
                        new CategoricalColumn("kind", List.of("2", "10")));
        assertThat(data.inputs().values()).containsExactly(0, 1, 7, 1, 0, 1, 0, 8, 0, 1, 0, 1, 9, 1, 0, 1, 0, 6, 0, 1);
        Dataset row = data.select(new int[] {1});
        assertThat(row.categoricalColumns()).isEqualTo(data.categoricalColumns());
        assertThat(row.indicators()).containsExactly(0, 1, 3, 4);
        assertThat(data.absentLevels()).isEmpty();
        assertThat(row.absentLevels()).containsExactly("colour=red", "kind=2");
    }

    @Test
    void numbersThatAreEqualAreOneLevel() throws IOException {
        Dataset data = train("kind,y\n1.00,1\n1.0,2\n1,3\n-0,4\n0.0,5\ninf,6\n", "kind");

        assertThat(data.inputColumns()).containsExactly("kind=-0", "kind=1", "kind=inf");
        assertThat(data.inputs().values()).containsExactly(0, 1, 0, 0, 1, 0, 0, 1, 0, 1, 0, 0, 1, 0, 0, 0, 0, 1);
    }

    @Test
    void columnOfOneLevelIsWarnedOf() throws IOException {
        assertThat(train("x,kind,y\n1,a,5\n2,a,6\n", "kind").warnings())
                .containsExactly("input column 'kind=a' is 1.0 in all 2 rows: it has no influence");
    }

    @Test
    void columnsThatMakeNoInputsAreRefused() throws IOException {
        assertRefused(
                () -> train("x,kind,y\n1,a,5\n2,,6\n", "kind"),
                "data.csv, line 3, column 'kind': the cell is empty, its value is missing");
        assertRefused(
                () -> train("x,kind,y\n1,3,5\n2,NaN,6\n", "kind"),
                "data.csv, line 3, column 'kind': 'NaN' is no label, its value is missing");
        assertRefused(
                () -> train("x,kind,y\n1,a,5\n2,b,6\n3,a,4\n", "kind"),
                "data.csv: categorical column 'kind' has 2 levels in 3 rows, can have at most half as many as there are "
                        + "rows; take it out of --categorical, and leave it out by --ignore if it holds no numbers");
        String rows = IntStream.range(0, 2002).mapToObj(i -> i / 2 + "," + i).collect(Collectors.joining("\n"));
        assertRefused(() -> train("zip,y\n" + rows, "zip"), "column 'zip' has 1001 levels, at most 1000 can be inputs");
        assertRefused(
                () -> train("kind=a,kind,y\n1,a,5\n2,b,6\n3,a,7\n4,b,8\n", "kind"),
                "data.csv: two inputs would have the name 'kind=a', a level of a categorical column and another one");
    }

    @Test
    void modelFindsTheColumnByNameAndEncodesIt() throws IOException {
        Model model = model(train(COLOURS, "colour"));

        assertThat(DatasetEncoder.encodeInputs(read("colour,extra,x\nred,no,3\n"), model)
                        .values())
                .containsExactly(3, 0, 1);
        Dataset data = DatasetEncoder.encodeToEvaluate(read("y,colour,x\n5,blue,3\n"), roles("y", null), model);
        assertThat(data.inputs().values()).containsExactly(3, 1, 0);
        assertThat(data.inputColumns()).containsExactly("x", "colour=blue", "colour=red");
        assertThat(DatasetEncoder.encode(read("y,colour,x\n5,blue,3\n"), roles("y", null), model)
                        .categoricalColumns())
                .isEqualTo(model.categoricalColumns());
    }

    @Test
    void modelKnowsItsOwnCategoricalColumns() throws IOException {
        Model model = model(train(COLOURS, "colour"));
        Table table = read("y,colour,x\n5,blue,3\n");

        assertThat(DatasetEncoder.encode(table, roles("y", null).withCategorical("x"), model)
                        .inputs()
                        .values())
                .containsExactly(3, 1, 0);
        assertRefused(
                () -> DatasetEncoder.encode(table, roles("y", null).withCategorical("hue"), model),
                "data.csv has no column 'hue' for --categorical; it has 3 columns: 'y', 'colour', 'x'");
    }

    @Test
    void levelsThatTheModelDoesNotHaveAreRefused() throws IOException {
        Model model = model(train(COLOURS, "colour"));
        String known = "is none of the model's 2 levels of this column: 'blue', 'red'";

        assertRefused(
                () -> DatasetEncoder.encodeInputs(read("x,colour\n1,red\n2,mauve\n"), model),
                "data.csv, line 3, column 'colour': 'mauve' " + known);
        assertRefused(
                () -> DatasetEncoder.encodeToEvaluate(read("x,colour,y\n2,mauve,1\n"), roles("y", null), model),
                "line 2, column 'colour': 'mauve' " + known);
        assertRefused(
                () -> DatasetEncoder.encode(read("x,colour,y\n2,mauve,1\n"), roles("y", null), model),
                "line 2, column 'colour': 'mauve' " + known);
        assertRefused(
                () -> DatasetEncoder.encodeInputs(read("x,colour\n1,red\n2,\n"), model),
                "line 3, column 'colour': the cell is empty");
        assertRefused(
                () -> DatasetEncoder.encodeInputs(read("x,hue\n1,red\n"), model),
                "data.csv lacks 1 of the model's 2 inputs, 1 column: 'colour'; it has 2 columns: 'x', 'hue'");
        assertRefused(
                () -> DatasetEncoder.encode(read(COLOURS), roles("y", "colour"), model),
                "data.csv: column 'colour' cannot be left out, it is an input of the model");
    }

    @Test
    void tablesWithoutNamesAreTakenByPlace() throws IOException {
        Model model = model(train("1,red,5\n2,blue,6\n3,red,7\n4,blue,8\n", "2"));
        assertThat(model.inputColumns()).containsExactly("c1", "c2=blue", "c2=red");

        for (String text : List.of("9,red\n", "9,red,5\n")) {
            assertThat(DatasetEncoder.encodeInputs(read(text), model).values()).containsExactly(9, 0, 1);
        }
        assertRefused(
                () -> DatasetEncoder.encodeInputs(read("9,colour\n"), model),
                "levels of this column: 'blue', 'red' (the first line was not taken for column names)");
    }

    @Test
    void tableWithTextsIsRefusedWithOptionsToPaste() throws IOException {
        String text = "id,colour,x,land,y\na,red,1,DE,1\nb,red,2,FR,2\nc,blue,3,DE,3\nd,blue,4,FR,4\n";

        assertRefused(
                () -> train(text, null),
                "line 2, column 'id': 'a' is not a number; cells without a number stand in 3 of 4 inputs: 'id' (4), "
                        + "'colour' (4), 'land' (4); --categorical colour,land --ignore id trains on the levels of the former "
                        + "and without the latter");
        assertRefused(
                () -> train(text, "colour"),
                "stand in 2 of 4 inputs: 'id' (4), 'land' (4); --categorical colour,land --ignore id trains on");
        Table table = read(text);
        assertRefused(
                () -> DatasetEncoder.encode(
                        table, ColumnRoles.of(LAST).ignoring("id").withCategorical("land"), TaskChoice.AUTO),
                "stand in 1 of 3 inputs: 'colour' (4); --categorical land,colour trains on its levels");
        DatasetEncoder.encode(
                table, ColumnRoles.of(LAST).ignoring("id").withCategorical("colour,land"), TaskChoice.AUTO);
        assertRefused(
                () -> train("x,z,y\n1,a,2\n?,a,3\n3,b,4\n4,b,5\n5,,6\n", null), "'x' (1), 'z' (5, 1 of them missing)");
        assertRefused(
                () -> train("x,z,y\n1,1,2\n?,2,3\n3,3,4\n4,4,5\n", null), "'x' (1); --ignore x trains without it");
    }

    private static ColumnRoles roles(String target, @Nullable String ignored) {
        return ColumnRoles.of(new TargetSpec(target)).ignoring(ignored);
    }

    private Dataset train(String text, @Nullable String categorical) throws IOException {
        return DatasetEncoder.encode(read(text), ColumnRoles.of(LAST).withCategorical(categorical), TaskChoice.AUTO);
    }

    private static Model model(Dataset data) {
        int inputs = data.inputs().features();
        return new Model(
                new Network(List.of(new Layer(inputs, 1, new double[inputs], new double[1], Activations.IDENTITY))),
                Task.REGRESSION,
                Scaling.identity(inputs),
                Scaling.identity(1),
                data.inputColumns(),
                data.targetColumns(),
                List.of(),
                Map.of(),
                "1",
                data.categoricalColumns());
    }

    private static void assertRefused(ThrowingCallable call, String message) {
        assertThatThrownBy(call).isInstanceOf(DataException.class).hasMessageContaining(message);
    }

    private Table read(String text) throws IOException {
        return TableReader.read(Files.writeString(folder.resolve("data.csv"), text));
    }
}
