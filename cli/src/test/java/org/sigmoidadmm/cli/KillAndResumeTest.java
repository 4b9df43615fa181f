package org.sigmoidadmm.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A training whose process is ended from outside gives, when it is resumed, the same model file, bit for bit. */
class KillAndResumeTest {

    private static final int KILLS = 4;

    /** The longest that a training lives on after its first epoch, or after its data were read. */
    private static final int LONGEST_LIFE_MILLIS = 400;

    @TempDir
    private Path folder;

    private List<String> train(String options, String... more) {
        List<String> args =
                new ArrayList<>(List.of("train", "--data", Examples.BLACK_SCHOLES.toString(), "--target", "price"));
        args.addAll(List.of("--validation", "0.2", "--backend", "ejml"));
        args.addAll(List.of(options.split(" ")));
        args.addAll(List.of(more));
        return args;
    }

    private byte[] uninterrupted(String options) throws IOException {
        Path model = folder.resolve("whole.model");
        Run run = Run.of(train(options, "--model", model.toString(), "--threads", "1"));
        assertThat(run.code()).as(run.err()).isZero();
        return Files.readAllBytes(model);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--hidden 30,20 --epochs 120 --beta 1 --lambda 1e-6",
                "--optimizer adam --hidden 30,20 --epochs 80 --schedule cosine --keep last",
                "--optimizer lbfgs --hidden 30,20 --epochs 120 --patience 60"
            })
    void trainingKilledAtRandomMomentsEndsWithTheSameModel(String options) throws Exception {
        final byte[] whole = uninterrupted(options);
        Path model = folder.resolve("resumed.model");
        Path report = folder.resolve("report.json");
        List<String> args =
                train(options, "--checkpoint", folder.resolve("state").toString(), "--resume");
        args.addAll(List.of("--checkpoint-every", "1", "--model", model.toString(), "--report", report.toString()));
        SplittableRandom random = new SplittableRandom(options.hashCode());
        for (int k = 0; k < KILLS; k++) {
            List<String> threads = List.of("--threads", Integer.toString(1 + k % 3));
            try (Child child = Child.start(folder, join(args, threads))) {
                assertThat(child.await(k == 1 ? "training rows" : "epoch ")).isTrue();
                Thread.sleep(random.nextInt(LONGEST_LIFE_MILLIS));
                child.kill();
            }
        }
        Run end = Run.of(join(args, List.of("--threads", "2")));
        assertThat(end.code()).as(end.err()).isZero();
        assertThat(end.err()).doesNotContain("checkpoint");
        assertThat(Files.readAllBytes(model)).isEqualTo(whole);
        assertThat(JsonTree.parse(Files.readString(report)).number("resumedFrom"))
                .as("some life was long enough for an epoch")
                .isPositive();
        try (var left = Files.list(folder.resolve("state"))) {
            assertThat(left.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("training.checkpoint", "training.checkpoint.previous");
        }
    }

    @Test
    void reproductionThatIsAskedToEndReportsWhatItHasAndSaysHowToGoOn() throws Exception {
        Path out = folder.resolve("out");
        List<String> args = List.of(
                "reproduce", "stability", "--quick", "--threads", "1", "--backend", "ejml", "--out", out.toString());
        Run end;
        try (Child child = Child.start(folder, args)) {
            assertThat(child.await("of them finished before")).isTrue();
            while (!Files.exists(out.resolve("stability/cells/admm-paper-grid-0.10-1.0e-9-seed1.json"))) {
                Thread.sleep(20);
            }
            child.terminate();
            end = child.end();
        }
        assertThat(end.err())
                .contains("admm reproduce: interrupted; ", "parts are finished and stay in " + out)
                .contains("the same command goes on from there")
                .doesNotContain("Unexpected");
        assertThat(end.code()).isEqualTo(143);
        assertThat(out.resolve("report.html")).isNotEmptyFile();
        assertThat(out.resolve("plots/stability-01.png")).isNotEmptyFile();
    }

    @Test
    void trainingThatIsAskedToEndSavesItsModelAndGoesOnLater() throws Exception {
        String options = "--hidden 40,40 --epochs 1000 --keep last";
        Path model = folder.resolve("m");
        List<String> args =
                train(options, "--checkpoint", folder.resolve("state").toString(), "--model", model.toString());
        try (Child child = Child.start(folder, args)) {
            assertThat(child.await("epoch 5/1000")).isTrue();
            child.terminate();
            Run run = child.end();
            assertThat(run.code()).as("128 + SIGTERM").isEqualTo(143);
            assertThat(run.out())
                    .containsPattern("ended +asked to stop")
                    .contains("model of the last epoch saved in " + model)
                    .containsPattern("the same command with --resume goes on after epoch \\d+");
        }
        assertThat(Run.of(
                                "evaluate",
                                "--model",
                                model.toString(),
                                "--data",
                                Examples.BLACK_SCHOLES.toString(),
                                "--target",
                                "price")
                        .code())
                .isZero();
        // Its time is up at once, since that of the first life counts.
        Run again = Run.of(join(args, List.of("--resume", "--time-limit", "1ms")));
        assertThat(again.code()).as(again.err()).isZero();
        assertThat(again.out()).containsPattern("resumed +after epoch \\d+").contains("time limit");
    }

    private static List<String> join(List<String> first, List<String> second) {
        List<String> all = new ArrayList<>(first);
        all.addAll(second);
        return all;
    }
}
