package org.sigmoidadmm.experiments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sigmoidadmm.matrix.MatrixBackends;

class RunnerTest {

    @TempDir
    private Path folder;

    private final List<String> ran = new ArrayList<>();
    private final List<String> told = new ArrayList<>();
    private final AtomicInteger finished = new AtomicInteger();

    @Test
    void finishedCellsAreNotRunAgain() throws IOException {
        run(counting("count", "a", 3));
        assertThat(ran).containsExactly("0", "1", "2");

        RunOutcome again = run(counting("count", "a", 5));

        assertThat(ran).containsExactly("0", "1", "2", "3", "4");
        assertThat(again).isEqualTo(new RunOutcome(5, 5, 0, false));
    }

    @Test
    void otherSettingsAreRunAgain() throws IOException {
        run(counting("count", "a", 2));
        run(counting("count", "b", 2));
        assertThat(ran).containsExactly("0", "1", "0", "1");
    }

    @Test
    void anInterruptedRunGoesOnWhereItEnded() throws IOException {
        RunOutcome outcome = new Runner(context(), Map.of(), listener(), () -> finished.get() >= 2)
                .run(List.of(counting("count", "a", 5)));
        assertThat(outcome).isEqualTo(new RunOutcome(5, 2, 0, true));

        run(counting("count", "a", 5));

        assertThat(ran).containsExactly("0", "1", "2", "3", "4");
    }

    @Test
    void aDamagedCellIsRunAgain() throws IOException {
        run(counting("count", "a", 3));
        Path cells = folder.resolve("count").resolve("cells");
        Files.writeString(
                cells.resolve("0.json"),
                Files.readString(cells.resolve("0.json")).substring(0, 20));
        Path second = cells.resolve("1.json");
        Files.writeString(second, Files.readString(second).replace("\"square\":1", "\"square\":7"));

        run(counting("count", "a", 3));

        assertThat(ran).containsExactly("0", "1", "2", "0", "1");
        assertThat(results("count").get(1).number("square")).isEqualTo(1);
    }

    @Test
    void missingDataAndAFailingCellLeaveTheOthersRunning() throws IOException {
        Experiment missing = experiment("missing", List.of());
        Experiment failing = experiment(
                "failing",
                List.of(
                        cell("x", "a", run -> {
                            throw new IllegalStateException("it broke");
                        }),
                        cell("y", "a", run -> Map.of())));

        RunOutcome outcome = run(missing, failing, counting("count", "a", 1));

        assertThat(outcome).isEqualTo(new RunOutcome(3, 2, 2, false));
        assertThat(told)
                .contains("missing: it needs a.mat; say with --data-dir where the data are", "failing x: it broke");
    }

    @Test
    void aCellGetsTheResultsItNeedsFromThisRunOrTheOneBefore() throws IOException {
        Cell first = cell("first", "a", run -> Map.of("x", 2));
        Cell second = cell("second", "a", run -> Map.of("x", 3));
        Cell sum = cell(
                        "sum",
                        "a",
                        run -> Map.of(
                                "x",
                                run.needed().stream()
                                        .mapToDouble(result -> result.number("x"))
                                        .sum()))
                .after(List.of("first", "second"));
        run(experiment("needs", List.of(first)));

        run(experiment("needs", List.of(first, second, sum)));

        assertThat(results("needs").get(2).number("x")).isEqualTo(5);
    }

    @Test
    void aCellWhoseNeededCellFailedFailsWithItsName() throws IOException {
        Cell first = cell("first", "a", run -> {
            throw new IllegalStateException("it broke");
        });
        Cell second = cell("second", "a", run -> Map.of()).after(List.of("first"));

        RunOutcome outcome = run(experiment("needs", List.of(first, second)));

        assertThat(outcome).isEqualTo(new RunOutcome(2, 0, 2, false));
        assertThat(told).contains("needs second: it needs first, which failed");
    }

    @Test
    void aFolderThatCannotBeWrittenEndsTheRunWithItsName() throws IOException {
        Files.writeString(folder.resolve("count"), "a file where a folder should be");
        assertThatThrownBy(() -> run(counting("count", "a", 1)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("count");
    }

    @Test
    void valuesComeBackAsTheyWere() throws IOException {
        run(experiment(
                "values",
                List.of(cell(
                        "k",
                        "a",
                        run -> Map.of(
                                "pi",
                                Math.PI,
                                "none",
                                Double.NaN,
                                "list",
                                new double[] {1e-300, Double.POSITIVE_INFINITY},
                                "text",
                                "ü\"")))));
        CellResult result = results("values").get(0);
        assertThat(result.number("pi")).isEqualTo(Math.PI);
        assertThat(result.number("none")).isNaN();
        assertThat(result.numbers("list")).containsExactly(1e-300, Double.NaN);
        assertThat(result.text("text")).isEqualTo("ü\"");
    }

    private List<CellResult> results(String experiment) {
        CellStore store = new CellStore(folder);
        return store.readAll(experiment, store.readPlan(experiment).orElseThrow());
    }

    private RunOutcome run(Experiment... experiments) throws IOException {
        return new Runner(context(), Map.of("command", "test"), listener(), () -> false).run(List.of(experiments));
    }

    private ExperimentContext context() {
        return new ExperimentContext(MatrixBackends.scan().select("ejml"), 1, 1, true, null, folder);
    }

    private RunListener listener() {
        return new RunListener() {
            @Override
            public void begins(int cells, int done, double seconds) {
                told.add("begins");
            }

            @Override
            public void cellDone(
                    String experiment, String key, double seconds, int done, int cells, double secondsLeft) {
                finished.incrementAndGet();
            }

            @Override
            public void failed(String what, String reason) {
                told.add(what + ": " + reason);
            }
        };
    }

    private Experiment counting(String name, String settings, int count) {
        List<Cell> cells = new ArrayList<>();
        for (int k = 0; k < count; k++) {
            int number = k;
            cells.add(cell(Integer.toString(k), settings, run -> {
                run.requireNotStopped();
                ran.add(Integer.toString(number));
                return Map.of("square", number * number);
            }));
        }
        return experiment(name, cells);
    }

    private static Cell cell(String key, String settings, Cell.Work work) {
        return Cell.of(key, settings, 1, work);
    }

    /** An experiment of given cells; without cells one whose data are missing. */
    private static Experiment experiment(String name, List<Cell> cells) {
        return new Experiment() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public String description() {
                return name;
            }

            @Override
            public List<Cell> cells(ExperimentContext context) {
                if (cells.isEmpty()) {
                    context.data("a.mat");
                }
                return cells;
            }

            @Override
            public Findings findings(List<CellResult> results) {
                return new Findings(List.of(), List.of());
            }
        };
    }
}
