package org.sigmoidadmm.bench.stick;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sigmoidadmm.Samples;
import org.sigmoidadmm.data.Dataset;
import org.sigmoidadmm.model.Task;
import picocli.CommandLine;

/** The stick measures any folder of tables and goes on where it was interrupted. */
class StickCommandTest {

    @TempDir
    private Path folder;

    private String run(String... more) {
        StringWriter text = new StringWriter();
        List<String> words = new ArrayList<>(List.of(
                "--tables",
                folder.toString(),
                "--out",
                folder.resolve("out").toString(),
                "--backend",
                "ejml",
                "--seeds",
                "2"));
        if (!List.of(more).contains("--methods")) {
            words.addAll(List.of("--methods", "random-features"));
        }
        words.addAll(List.of(more));
        CommandLine line = new CommandLine(new StickCommand())
                .setOut(new PrintWriter(text))
                .setErr(new PrintWriter(text))
                .setExecutionExceptionHandler((failure, command, parsed) -> {
                    command.getErr().println(failure.getMessage());
                    return 1;
                });
        int code = line.execute(words.toArray(String[]::new));
        return text + "exit " + code;
    }

    private void table(String name, String... lines) throws IOException {
        Files.write(folder.resolve(name), List.of(lines));
    }

    private void smallTables() throws IOException {
        List<String> classes = new ArrayList<>(List.of("a,constant,kind"));
        List<String> numbers = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            classes.add(i % 7 + ",1," + (i % 7 < 3 ? "low" : i == 48 ? "rare" : "high"));
            numbers.add(i % 25 + "," + i % 5 + "," + (i % 25) * 0.5);
        }
        table("classes.csv", classes.toArray(String[]::new));
        table("numbers.csv", numbers.toArray(String[]::new));
    }

    @Test
    void textIsClassesAndNumbersAreRegression() throws IOException {
        smallTables();
        assertThat(run())
                .contains("classes: 50 rows of 2 inputs, 3 classes, share of wrong ones in %")
                .contains("numbers: 50 rows of 2 inputs, root mean squared error")
                .endsWith("exit 0");
    }

    @Test
    void theFolderOfTablesIsAsked() {
        StringWriter text = new StringWriter();
        int code = new CommandLine(new StickCommand())
                .setErr(new PrintWriter(text))
                .execute("--backend", "ejml");
        assertThat(code).isEqualTo(CommandLine.ExitCode.USAGE);
        assertThat(text.toString()).contains("--tables=DIR");
    }

    @Test
    void tableThatCannotBeLearnedFromIsNamedInOneSentenceAndLeftOut() throws IOException {
        smallTables();
        table("missing.csv", "a,b,y", "1,2,3", "2,,4", "3,4,5");
        assertThat(run())
                .contains("left out: " + folder.resolve("missing.csv") + ", line 3, column 'b': the cell is empty")
                .contains("numbers      seed 1  random-features")
                .endsWith("exit 0");
    }

    @Test
    void trainingThatIsThereIsNotDoneAgain() throws IOException {
        smallTables();
        run("--only", "classes");
        Path cells = folder.resolve("out").resolve("cells.tsv");
        List<String> before = Files.readAllLines(cells);
        String second = run();
        assertThat(second).doesNotContain("classes      seed").contains("numbers      seed");
        assertThat(Files.readAllLines(cells)).hasSize(1 + 4).containsAll(before);
    }

    @Test
    void lineThatWasCutOffIsDoneAgain() throws IOException {
        smallTables();
        run();
        Path cells = folder.resolve("out").resolve("cells.tsv");
        String whole = Files.readString(cells);
        Files.writeString(cells, whole.substring(0, whole.length() - 20));
        assertThat(run().lines().filter(line -> line.contains("seed 1  random")))
                .hasSize(1);
        assertThat(run().lines().filter(line -> line.contains("  random-features") && line.contains("epochs")))
                .isEmpty();
    }

    @Test
    void unknownNamesListTheKnownOnes() throws IOException {
        smallTables();
        assertThat(run("--methods", "magic"))
                .contains("--methods has 'magic', there are all, ")
                .endsWith("exit 2");
        assertThat(run("--only", "magic")).contains("--only has 'magic', there are classes, numbers");
    }

    /** A tenth of the 40 training targets, moved up by 100 deviations, moves a least-squares fit by ten in the mean. */
    @Test
    void wrongTargetsAreThereToLearnFromAndNotInTheTest() throws IOException {
        smallTables();
        run("--only", "numbers");
        assertThat(run("--only", "numbers", "--outliers", "0.1", "--outlier-size", "100"))
                .contains("numbers, 10 % wrong by 100 seed 0")
                .contains("numbers, 10 % wrong by 100: 50 rows");
        List<String> cells = cells();
        assertThat(cells).hasSize(1 + 4);
        assertThat(error(cells.get(1))).isLessThan(0.1);
        assertThat(error(cells.get(3))).isBetween(5.0, 100.0);
        assertThat(run("--outliers", "1")).contains("--outliers is 1.0, must be from 0 to below 1");
        assertThat(run("--outlier-size", "0")).contains("--outlier-size is 0.0, must be above 0");
    }

    @Test
    void sharesThatAreRoundedAlikeAreTrainingsOfTheirOwn() throws IOException {
        smallTables();
        for (String share : List.of("0.05", "0.052", "0.05201")) {
            run("--only", "numbers", "--outliers", share);
        }
        assertThat(run("--only", "numbers", "--outliers", "0.05201", "--outlier-size", "12.34"))
                .contains("numbers, 5.2 % wrong by 12.3: 50");
        assertThat(cells()).hasSize(1 + 4 * 2);
        assertThat(cells().get(7)).contains("\t0.05201\t12.34\trandom-features\t");
    }

    @Test
    void classesHaveNoOutliersAndAreTrainedOnOnce() throws IOException {
        smallTables();
        run("--only", "classes");
        assertThat(run("--only", "classes", "--outliers", "0.1"))
                .contains("classes: 50 rows")
                .doesNotContain("wrong by");
        assertThat(cells()).hasSize(1 + 2);
    }

    /** Four fifths of the inputs are about 0: quartiles would make numbers of thousands of the others. */
    @Test
    void huberScalesTheTargetsAloneByQuartiles() {
        double[] x = new double[100];
        Arrays.setAll(x, i -> i % 5 == 0 ? 3 : 1e-4 * (i % 7));
        Samples samples = new Samples(100, 1, x);
        StickTable table = StickTable.of(
                "numbers",
                new Dataset(samples, samples, Task.REGRESSION, List.of(), List.of(), List.of(), List.of(), List.of()));
        StickTable.Fold fold = table.fold(0, Outliers.NONE, true);
        assertThat(Arrays.stream(fold.training().inputs().values()).max().orElseThrow())
                .isBetween(1.5, 2.5);
        assertThat(Arrays.stream(fold.training().targets().values()).max().orElseThrow())
                .isGreaterThan(1000);
    }

    private List<String> cells() throws IOException {
        return Files.readAllLines(folder.resolve("out").resolve("cells.tsv"));
    }

    private static double error(String cell) {
        return Double.parseDouble(cell.split("\t")[8]);
    }

    @Test
    void emptyFolderSaysWhatIsMissing() {
        assertThat(run()).contains("holds no .csv or .csv.gz file").endsWith("exit 1");
    }
}
