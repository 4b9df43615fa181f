package org.sigmoidadmm.bench.frameworks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sigmoidadmm.bench.frameworks.RunLog.Trial;

/** What becomes of a framework that behaves, and of those that do not. */
class ForkTest {

    private static final double SECONDS = 0.05;

    @TempDir
    private Path folder;

    private static Variant variant(double step) {
        return new Variant(Variant.Method.ADAM, step, true, 32);
    }

    private static Job job(Class<? extends Framework> type, double coldSeconds, double... steps) {
        return new Job(
                type.getName(),
                Problem.SQUARE,
                Arrays.stream(steps).mapToObj(ForkTest::variant).toList(),
                1,
                SECONDS,
                coldSeconds,
                1,
                Path.of("nowhere"));
    }

    private RunLog run(Job job, Duration startUp) {
        Contender contender = new Contender("fake", "Fake", job.framework(), null, problem -> job.variants());
        return new Fork(startUp).run(contender, job, folder.resolve("a").resolve("run.log"));
    }

    private RunLog run(Job job) {
        return run(job, Duration.ofMinutes(2));
    }

    @Test
    void trainingThatReachesTheTargetEndsAndIsTimed() {
        RunLog log = run(job(FakeFramework.Reaching.class, 0, 1));
        assertThat(log.complete()).isTrue();
        assertThat(log.failure()).isEmpty();
        assertThat(log.version()).isEqualTo("fake 1.0");
        Trial trial = log.trials().get(0);
        assertThat(trial.ending()).isIn("target", "time"); // a busy machine may be out of time before the tenth epoch
        assertThat(trial.errors().get(0)).isLessThan(0.2);
        assertThat(trial.seconds()).isSorted();
    }

    @Test
    void trainingThatNeverReachesTheTargetEndsWhenItsTimeIsUp() {
        Trial trial = run(job(FakeFramework.NeverReaching.class, 0, 1)).trials().get(0);
        assertThat(trial.ending()).isEqualTo("time");
        assertThat(trial.timeTo(1e-9)).isInfinite();
        assertThat(trial.seconds().get(trial.seconds().size() - 1)).isGreaterThanOrEqualTo(SECONDS);
    }

    @Test
    void trainingWithoutNumbersHasDiverged() {
        Trial trial = run(job(FakeFramework.Diverging.class, 0, 1)).trials().get(0);
        assertThat(trial.ending()).isEqualTo("diverged");
        assertThat(trial.best()).isInfinite();
    }

    @Test
    void coldTrainingComesFirstAndIsTold() {
        RunLog log = run(job(FakeFramework.NeverReaching.class, SECONDS / 2, 1));
        assertThat(log.trials()).extracting(Trial::cold).containsExactly(true, false);
        assertThat(log.warm()).hasSize(1);
    }

    @Test
    void crashFailsTheTrainingAtHandAndTheOthersAreDone() {
        RunLog log = run(job(FakeFramework.Reaching.class, 0, 1, FakeFramework.CRASHES, 2));
        assertThat(log.complete()).isTrue();
        assertThat(log.trials()).hasSize(3);
        assertThat(log.trials().get(1).ending()).contains("exit code 134");
        assertThat(log.trials().get(2).best()).isLessThan(1);
    }

    @Test
    void exceptionFailsTheTrainingAtHandAndTheOthersAreDone() {
        RunLog log = run(job(FakeFramework.Reaching.class, 0, FakeFramework.THROWS, 2));
        assertThat(log.trials().get(0).ending()).contains("out of order");
        assertThat(log.trials().get(1).best()).isLessThan(1);
    }

    @Test
    void trainingThatHangsIsKilled() {
        RunLog log = run(job(FakeFramework.Reaching.class, 0, FakeFramework.HANGS), Duration.ofSeconds(12));
        assertThat(log.complete()).isTrue();
        assertThat(log.trials().get(0).ending()).isEqualTo("killed after 12 s");
    }

    @Test
    void libraryThatDoesNotLoadIsTold() {
        RunLog log = run(job(FakeFramework.Unloadable.class, 0, 1));
        assertThat(log.complete()).isTrue();
        assertThat(log.failure()).contains("no fake in java.library.path");
        assertThat(log.trials()).isEmpty();
    }

    @Test
    void classThatIsMissingIsTold() {
        Job job = new Job(
                "org.example.Missing", Problem.SQUARE, List.of(variant(1)), 1, SECONDS, 0, 1, Path.of("nowhere"));
        assertThat(run(job).failure()).contains("org.example.Missing");
    }

    @Test
    void jobThatIsDoneIsNotDoneAgainAndAnotherIs() throws IOException {
        Job job = job(FakeFramework.NeverReaching.class, 0, 1);
        RunLog first = run(job);
        Path log = folder.resolve("a").resolve("run.log");
        String text = Files.readString(log);
        assertThat(run(job)).isEqualTo(first);
        assertThat(Files.readString(log)).isEqualTo(text);
        run(job(FakeFramework.NeverReaching.class, 0, 2));
        assertThat(Files.readString(log)).isNotEqualTo(text);
    }
}
