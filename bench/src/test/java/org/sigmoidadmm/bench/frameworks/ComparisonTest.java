package org.sigmoidadmm.bench.frameworks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The selection, the measured runs, and what is read back from them. */
class ComparisonTest {

    private static final Schedule SHORT = new Schedule(0.05, 2, 0.02, 2, 0.03, 0.02);

    @TempDir
    private Path folder;

    private final List<String> told = new ArrayList<>();

    private static Contender contender(Class<? extends Framework> type, double... steps) {
        List<Variant> variants = new ArrayList<>();
        for (double step : steps) {
            variants.add(new Variant(Variant.Method.ADAM, step, true, 32));
        }
        return new Contender("fake", "Fake", type.getName(), null, problem -> variants);
    }

    private Standing run(Problem problem, Contender contender, List<Integer> threads) {
        new Comparison(folder, folder.resolve("no tables"), SHORT, threads, told::add).run(problem, contender);
        return Standing.all(folder, List.of(contender)).get(0);
    }

    @Test
    void bestOfTheFinalistsIsMeasuredWithEachNumberOfThreads() {
        Standing standing = run(
                Problem.SQUARE, contender(FakeFramework.Graded.class, 1, FakeFramework.CRASHES, 4, 2), List.of(1, 2));
        assertThat(standing.method()).startsWith("Adam 4.0");
        assertThat(standing.runs(1)).hasSize(2);
        assertThat(standing.runs(2)).hasSize(2);
        assertThat(standing.cold().get(1)).hasSize(2);
        assertThat(standing.failures()).singleElement().asString().contains("exit code 134");
    }

    @Test
    void frameworkThatNeverReachesTheTargetHasItsBestErrorAndNoTime() {
        Standing standing = run(Problem.SQUARE, contender(FakeFramework.NeverReaching.class, 1), List.of(1));
        assertThat(standing.medianTime(1, 1e-9)).isInfinite();
        assertThat(standing.reached(1, 1e-9)).isZero();
        // 0.01 up to the rounding of a square root and a sum
        assertThat(standing.medianError(1)).isCloseTo(0.01, within(1e-12));
    }

    @Test
    void frameworkThatCannotBeLoadedStaysInTheStandings() {
        Standing standing = run(Problem.SQUARE, contender(FakeFramework.Unloadable.class, 1, 2), List.of(1));
        assertThat(standing.warm()).isEmpty();
        assertThat(standing.failures()).first().asString().contains("no fake in java.library.path");
    }

    @Test
    void frameworkThatIsNotBuiltStaysInTheStandings() {
        Contender absent =
                new Contender("fake", "Fake", "org.example.Missing", folder.resolve("module"), Variant::grid);
        Standing standing = run(Problem.SQUARE, absent, List.of(1));
        assertThat(standing.failures()).singleElement().asString().startsWith("not built: ");
    }

    @Test
    void logsOfAnotherNumberOfRunsAreRemoved() throws IOException {
        Contender contender = contender(FakeFramework.NeverReaching.class, 1);
        Path old = Comparison.folder(folder, Problem.SQUARE, contender).resolve(Comparison.measured(3, 7));
        Files.createDirectories(Comparison.folder(folder, Problem.SQUARE, contender));
        Files.writeString(old, "");
        Standing standing = run(Problem.SQUARE, contender, List.of(1));
        assertThat(old).doesNotExist();
        assertThat(standing.warm()).containsOnlyKeys(1);
    }

    @Test
    void medianIsInfiniteWhereMostRunsDoNotGetThere() {
        List<RunLog.Trial> runs = List.of(
                new RunLog.Trial(
                        new Variant(Variant.Method.SGD, 1, true, 0), false, List.of(1.0), List.of(1e-3), "time"),
                new RunLog.Trial(
                        new Variant(Variant.Method.SGD, 1, true, 0), false, List.of(1.0), List.of(1.0), "time"),
                new RunLog.Trial(new Variant(Variant.Method.SGD, 1, true, 0), false, List.of(), List.of(), "diverged"));
        Standing standing = new Standing(
                Problem.SQUARE,
                contender(FakeFramework.Reaching.class),
                "",
                "",
                "",
                Map.of(1, runs),
                Map.of(),
                List.of());
        assertThat(standing.reached(1, 1e-2)).isEqualTo(1);
        assertThat(standing.medianTime(1, 1e-2)).isInfinite();
        assertThat(standing.medianError(1)).isEqualTo(1.0);
    }
}
