package org.sigmoidadmm.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the command line says and does about checkpoints that are there, are not there, or cannot be used. */
class CheckpointCommandTest {

    @TempDir
    private Path folder;

    private List<String> train(String options) throws IOException {
        List<String> args = new ArrayList<>(
                List.of("train", "--data", Examples.plane(folder).toString(), "--target", "z", "--hidden", "9,8"));
        args.addAll(List.of("--backend", "ejml")); // jblas writes a large file of its own, see the last test
        args.addAll(List.of("--model", model().toString(), "--report", report().toString()));
        if (!options.isEmpty()) {
            args.addAll(List.of(options.replace("STATE", state().toString()).split(" ")));
        }
        return args;
    }

    private Path state() {
        return folder.resolve("state");
    }

    private Path model() {
        return folder.resolve("m");
    }

    private Path report() {
        return folder.resolve("r.json");
    }

    private Path checkpoint() {
        return state().resolve("training.checkpoint");
    }

    private void requireFails(int code, String sentence, String options) throws IOException {
        Run run = Run.of(train(options));
        assertThat(run.err()).contains(sentence).hasLineCount(1).doesNotContain("Unexpected");
        assertThat(run.code()).isEqualTo(code);
        assertThat(run.out()).doesNotContain("epoch ");
    }

    private byte[] finishes(String options) throws IOException {
        Run run = Run.of(train(options));
        assertThat(run.code()).as(run.err()).isZero();
        return Files.readAllBytes(model());
    }

    @Test
    void moreEpochsGoOnWhereTheFirstOnesEnded() throws IOException {
        byte[] whole = finishes("--epochs 12");
        finishes("--epochs 7 --checkpoint STATE");
        Run run = Run.of(train("--epochs 12 --resume STATE"));
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out()).contains("going on after epoch 7").containsPattern("resumed +after epoch 7");
        // The number of epochs is among the settings of the model, so it is the same for both.
        assertThat(Files.readAllBytes(model())).isEqualTo(whole);
        JsonTree json = JsonTree.parse(Files.readString(report()));
        assertThat(json.number("resumedFrom")).isEqualTo(7);
        assertThat(json.list("epochs")).hasSize(12);
    }

    @Test
    void checkpointThatIsThereIsNotOverwrittenUnasked() throws IOException {
        finishes("--epochs 3 --checkpoint STATE");
        byte[] before = Files.readAllBytes(checkpoint());
        requireFails(1, "holds a checkpoint already; give --resume", "--epochs 3 --checkpoint STATE");
        assertThat(Files.readAllBytes(checkpoint())).isEqualTo(before);
    }

    @Test
    void resumingBeginsAnewOnlyWhereTheFolderIsGivenForWritingToo() throws IOException {
        requireFails(1, "holds no checkpoint to go on from", "--resume STATE");
        assertThat(state()).doesNotExist();
        byte[] whole = finishes("--epochs 3");
        assertThat(finishes("--epochs 3 --checkpoint STATE --resume")).isEqualTo(whole);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--resume|--resume needs a folder",
                "--checkpoint-every 3|--checkpoint-every needs --checkpoint DIR",
                "--checkpoint STATE --checkpoint-every 0|--checkpoint-every is '0', must be a number of epochs from 1",
                "--checkpoint STATE --checkpoint-every soon|--checkpoint-every is 'soon'",
                "--checkpoint STATE --checkpoint-every 0s|--checkpoint-every is '0s'",
                "--checkpoint STATE --checkpoint-every 99999999999|--checkpoint-every is '99999999999'",
                "--checkpoint STATE --resume elsewhere|a training goes on in the folder that it was begun in",
                "--checkpoint STATE --optimizer random-features|--checkpoint belongs to --optimizer admm, sgd, adam, lbfgs"
            })
    void optionsThatContradictEachOther(String line) throws IOException {
        String[] parts = line.split("\\|", 2);
        requireFails(2, parts[1], parts[0]);
        assertThat(state()).doesNotExist();
    }

    @Test
    void folderThatCannotBeUsedIsToldBeforeTheTraining() throws IOException {
        Files.writeString(state(), "a file");
        requireFails(1, "it is not a folder", "--checkpoint STATE");
        requireFails(1, "there is no folder", "--checkpoint STATE-2/deeper");
        assertThat(state()).hasContent("a file");
    }

    @Test
    void checkpointOfOtherSettingsIsRefusedWithWhatDiffers() throws IOException {
        finishes("--epochs 4 --checkpoint STATE --checkpoint-every 1");
        requireFails(1, "another training: beta 10.0 there, 7.0 here\n", "--epochs 4 --beta 7 --resume STATE");
        requireFails(1, "another training: method admm there, adam here\n", "--optimizer adam --resume STATE");
        requireFails(
                1,
                "data rows 60 there, 30 here; data validation rows 0 there, 30 here\n",
                "--epochs 4 --validation 0.5 --resume STATE");
        requireFails(1, "initial scale 3.0 there, 2.0 here\n", "--epochs 4 --init-scale 2 --resume STATE");
        requireFails(1, "another training: polish none there, after 5 epochs here\n", "--resume STATE");
    }

    /** --epochs switches the default polish off: the help says so, and the message names it. */
    @Test
    void epochsThatSwitchOffTheDefaultPolishAreRefusedInOneSentence() throws IOException {
        finishes("--time-limit 1ms --checkpoint STATE --checkpoint-every 1");
        requireFails(1, "another training: polish after 5 epochs there, none here\n", "--epochs 9 --resume STATE");
        assertThat(Run.of("train", "--help").out().replaceAll("\\s+", " "))
                .contains("--epochs with a --polish, the default one too")
                .contains("with --schedule cosine");
    }

    @Test
    void truncatedCheckpointIsPassedOverForTheOneBefore() throws IOException {
        byte[] whole = finishes("--epochs 9");
        finishes("--epochs 6 --checkpoint STATE --checkpoint-every 1");
        Files.write(checkpoint(), Arrays.copyOf(Files.readAllBytes(checkpoint()), 500));
        Run run = Run.of(train("--epochs 9 --resume STATE"));
        assertThat(run.code()).isZero();
        assertThat(run.err())
                .contains("warning: checkpoint '" + checkpoint() + "' is truncated or damaged, it has 500 bytes; "
                        + "went on from the one before");
        assertThat(run.out()).contains("going on after epoch 5");
        assertThat(Files.readAllBytes(model())).isEqualTo(whole);
        assertThat(JsonTree.parse(Files.readString(report())).list("warnings")).hasSize(1);
    }

    @Test
    void withoutAnyWholeCheckpointNothingIsBegunAnew() throws IOException {
        finishes("--epochs 6 --checkpoint STATE --checkpoint-every 1");
        byte[] before = Files.readAllBytes(model());
        Files.writeString(checkpoint(), "something else");
        Files.writeString(state().resolve("training.checkpoint.previous"), "");
        requireFails(1, "; and the one before: ", "--epochs 6 --resume STATE");
        assertThat(Files.readAllBytes(model())).isEqualTo(before);
        assertThat(checkpoint()).hasContent("something else");
    }

    @Test
    void folderThatVanishesIsWarnedOfOnceAndTheTrainingGoesOn() throws Exception {
        List<String> args = train("--epochs 60000 --time-limit 20s --checkpoint STATE --checkpoint-every 1");
        try (Child child = Child.start(folder, args)) {
            assertThat(child.await("epoch 20/")).isTrue();
            deleteWhileItIsWrittenTo(state());
            Files.writeString(state(), "a file in the way");
            assertThat(child.await("epoch 200/")).isTrue();
            child.terminate();
            Run run = child.end();
            assertThat(run.err().lines().filter(line -> line.contains("the checkpoint could not be written")))
                    .hasSize(1)
                    .allMatch(line -> line.contains("there is no earlier one"));
        }
        assertThat(model()).isNotEmptyFile();
        assertThat(JsonTree.parse(Files.readString(report())).list("warnings").toString())
                .contains("the checkpoint could not be written");
    }

    private static void deleteWhileItIsWrittenTo(Path directory) throws IOException {
        while (Files.exists(directory)) {
            try (var files = Files.list(directory)) {
                for (Path file : files.toList()) {
                    Files.deleteIfExists(file);
                }
            } catch (UncheckedIOException e) {
                continue; // a file that was listed had been moved
            }
            directory.toFile().delete(); // fails while there is a new file
        }
    }

    @Test
    void storeThatFillsUpLeavesTheLastGoodCheckpoint() throws Exception {
        finishes("--epochs 5 --checkpoint STATE");
        byte[] good = Files.readAllBytes(checkpoint());
        // 16 KiB are enough for model and report of a few epochs, not for the state of 60 rows in 18 units.
        List<String> limited = List.of("sh", "-c", "ulimit -f 32; exec \"$@\"", "sh");
        try (Child child = Child.start(folder, limited, train("--epochs 12 --resume STATE --checkpoint-every 2"))) {
            Run run = child.end();
            assertThat(run.code()).as(run.err()).isZero();
            assertThat(run.err())
                    .contains("the checkpoint could not be written")
                    .contains("the last good one stays");
            assertThat(run.out()).contains("model of the best epoch saved");
        }
        assertThat(Files.readAllBytes(checkpoint())).isEqualTo(good);
        try (var left = Files.list(state())) {
            assertThat(left.map(file -> file.getFileName().toString())).containsExactly("training.checkpoint");
        }
        assertThat(finishes("--epochs 12 --resume STATE")).isEqualTo(finishes("--epochs 12"));
    }
}
