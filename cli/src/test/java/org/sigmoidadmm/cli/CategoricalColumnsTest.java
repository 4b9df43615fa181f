package org.sigmoidadmm.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.atIndex;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sigmoidadmm.model.CategoricalColumn;
import org.sigmoidadmm.model.Model;
import org.sigmoidadmm.model.ModelFile;

/** Columns of labels are inputs, which the model knows from their training on. */
class CategoricalColumnsTest {

    private static final String[] LANDS = {"DE", "FR", "GB"};
    private static final double[] PRICES = {1, 5, -3};

    @TempDir
    private Path folder;

    private Path model;
    private Path data;

    @BeforeEach
    void data() throws IOException {
        model = folder.resolve("m");
        data = Examples.write(folder, "d.csv", prices(120));
    }

    @Test
    void theLabelTellsWhatTheNumbersDoNot() {
        assertThat(error(train(data, "--ignore", "land"))).isGreaterThan(2);
        assertThat(error(train(data, "--categorical", "land"))).isLessThan(0.02);
        assertThat(succeeds(use("evaluate", data)).out()).containsPattern("(?m)^price .* (0\\.9999|1\\.0000)");
    }

    @Test
    void everyCommandTakesTheTableAsItIs() throws IOException {
        Run run = succeeds(train(data, "--categorical", "2"));
        assertThat(run.out()).contains("120 training rows of 4 inputs (3 levels of 1 categorical column) and 1 target");
        Model saved = ModelFile.read(model);
        assertThat(saved.inputColumns()).containsExactly("size", "land=DE", "land=FR", "land=GB");
        assertThat(saved.categoricalColumns())
                .containsExactly(new CategoricalColumn("land", List.of("DE", "FR", "GB")));
        assertThat(saved.settings()).containsEntry("categorical", "2");

        Path rows = Examples.write(folder, "rows.csv", "land,size\nFR,0.5\n");
        String[] lines = succeeds(use("predict", rows)).out().split("\n");
        assertThat(Double.parseDouble(lines[1])).isCloseTo(saved.predict(0.5, 0, 1, 0)[0], within(1e-12));
        assertThat(succeeds(List.of("describe", model.toString())).out())
                .containsPattern("(?m)^land=GB .*\n\ncategorical column +levels\nland +DE, FR, GB$");
        Path start = Files.copy(model, folder.resolve("start"));
        succeeds(train(data, "--start-from", start.toString()));
        assertThat(ModelFile.read(model).categoricalColumns()).isEqualTo(saved.categoricalColumns());
    }

    @Test
    void levelThatTheModelDoesNotHaveIsRefused() throws IOException {
        succeeds(train(data, "--categorical", "land"));
        Path start = Files.copy(model, folder.resolve("start"));
        Path other = Examples.write(folder, "other.csv", "size,land,price\n1,DE,2\n1,IT,2\n");
        String sentence =
                "other.csv, line 3, column 'land': 'IT' is none of the model's 3 levels of this column: 'DE', "
                        + "'FR', 'GB'";
        refused(use("predict", other), 1, sentence);
        refused(use("evaluate", other), 1, sentence);
        refused(train(other, "--start-from", start.toString()), 1, sentence);
        refused(
                train(data, "--start-from", start.toString(), "--categorical", "land"),
                2,
                "--categorical has no place beside a model to start from, whose levels are taken");
    }

    @Test
    void levelsAreNotScaledAndThoseWithoutARowToTrainOnAreWarnedOf() throws IOException {
        Path weighted = Examples.write(
                folder, "w.csv", prices(120).replaceAll("(GB.*)", "$1,0").replaceAll("((DE|FR|land).*)", "$1,1"));
        Run run = succeeds(train(weighted, "--categorical", "land", "--weights-column", "4"));

        assertThat(run.err())
                .contains("warning: no row to train on has land=GB: what is predicted for it is not learned")
                .hasLineCount(1);
        assertThat(ModelFile.read(model).inputScaling().shift())
                .endsWith(0, 0, 0)
                .doesNotContain(0, atIndex(0));
        assertThat(ModelFile.read(model).inputScaling().scale())
                .endsWith(1, 1, 1)
                .doesNotContain(1, atIndex(0));
    }

    @Test
    void checkpointOfOtherLevelsIsRefused() throws IOException {
        String[] options = {
            "--categorical", "land", "--checkpoint", folder.resolve("c").toString()
        };
        succeeds(train(data, options));
        List<String> again = train(Examples.write(folder, "d.csv", prices(120).replace("GB", "AT")), options);
        again.add("--resume");
        refused(again, 1, "belongs to");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "country|1|has no column 'country' for --categorical; it has 3 columns: 'size', 'land', 'price'",
                "price|1|column 'price' is given both as the target and in --categorical",
                "size|1|categorical column 'size' has 120 levels in 120 rows, can have at most half as many as there are",
                "' '|2|the categorical columns are empty; give names or numbers of columns"
            })
    void columnsThatCannotBeCategorical(String columns, int code, String expected) {
        refused(train(data, "--categorical", columns), code, expected);
    }

    @Test
    void tableWithTextsIsRefusedWithWhatToPaste() {
        refused(
                train(data),
                1,
                "line 2, column 'land': 'DE' is not a number; cells without a number stand in 1 of 2 inputs: 'land' (120); "
                        + "--categorical land trains on its levels");
    }

    private List<String> train(Path table, String... more) {
        List<String> args = new ArrayList<>(List.of("train", "--data", table.toString(), "--target", "price"));
        args.addAll(List.of("--hidden", "6", "--model", model.toString()));
        args.addAll(List.of(more));
        return args;
    }

    private List<String> use(String command, Path table) {
        return List.of(command, "--model", model.toString(), "--data", table.toString());
    }

    /** The RMSE over the training rows. */
    private static double error(List<String> args) {
        return Double.parseDouble(succeeds(args).out().replaceFirst("(?s).*\ntrain +([-0-9.e]+).*", "$1"));
    }

    private static Run succeeds(List<String> args) {
        Run run = Run.of(args);
        assertThat(run.code()).as(run.err()).isZero();
        return run;
    }

    private static void refused(List<String> args, int code, String expected) {
        Run run = Run.of(args);
        assertThat(run.err()).contains(expected).hasLineCount(1);
        assertThat(run.code()).isEqualTo(code);
    }

    private static String prices(int rows) {
        StringBuilder text = new StringBuilder("size,land,price\n");
        for (int i = 0; i < rows; i++) {
            int land = i % LANDS.length;
            double size = Math.sin(i);
            text.append(size)
                    .append(',')
                    .append(LANDS[land])
                    .append(',')
                    .append(PRICES[land] + size * (1 + land))
                    .append('\n');
        }
        return text.toString();
    }
}
