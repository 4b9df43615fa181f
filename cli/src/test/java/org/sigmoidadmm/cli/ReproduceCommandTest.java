package org.sigmoidadmm.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReproduceCommandTest {

    @TempDir
    private Path folder;

    private Run reproduce(String... more) {
        String[] args = new String[more.length + 6];
        System.arraycopy(
                new String[] {
                    "reproduce", "relu-net", "--out", folder.resolve("out").toString(), "--backend", "ejml"
                },
                0,
                args,
                0,
                6);
        System.arraycopy(more, 0, args, 6, more.length);
        return Run.of(args);
    }

    @Test
    void endsInPageFiguresPlotsAndMarkdown() {
        Path markdown = folder.resolve("reproduction.md");
        Run run = reproduce("--markdown", markdown.toString());
        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isZero();
        assertThat(run.out()).contains("3 parts, 0 of them finished before", "report written to");
        assertThat(folder.resolve("out").resolve("report.html")).content().contains("admm reproduce relu-net");
        assertThat(folder.resolve("out").resolve("figures.json")).isNotEmptyFile();
        assertThat(folder.resolve("out").resolve("plots").resolve("relu-net-01.png"))
                .isNotEmptyFile();
        assertThat(markdown).content().contains("| relu-net | a sigmoid network");
    }

    @Test
    void theSameCommandTakesWhatIsFinished() throws IOException {
        reproduce();
        Files.delete(folder.resolve("out").resolve("relu-net").resolve("cells").resolve("range10.0.json"));
        assertThat(reproduce().out()).contains("3 parts, 2 of them finished before");
        assertThat(reproduce().out()).contains("3 parts, 3 of them finished before");
    }

    @Test
    void missingDataLeaveTheRestAndTheLastLineSaysHowToGoOn() {
        Run run = reproduce("faces", "--data-dir", folder.toString());
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out()).contains("report written to");
        assertThat(run.err().lines().toList())
                .containsExactly(
                        "admm reproduce: faces: it needs " + folder.resolve("eyb/YaleB_32x32.mat")
                                + ", which is not there; put it there, or say with --data-dir where the data are",
                        "admm reproduce: one experiment or part could not be run, as said above; 3 of 3 parts are finished "
                                + "and stay in " + folder.resolve("out")
                                + ", and the same command runs the others once the cause is mended");
    }

    @Test
    void anUnknownNameIsBadUsageAndTheNamesAreListed() {
        Run run = Run.of("reproduce", "cube", "--out", folder.toString());
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("there is no experiment 'cube'; there are square, product, ");
        assertThat(run.err().lines()).hasSize(1);
    }

    @Test
    void aFolderThatCannotBeMadeIsOneSentence() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");
        Run run = Run.of("reproduce", "relu-net", "--out", file.resolve("below").toString());
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err().lines()).hasSize(1);
    }

    @Test
    void badNumbersAreBadUsage() {
        assertThat(reproduce("--seeds", "0").code()).isEqualTo(2);
        assertThat(reproduce("--seeds", "-1").err())
                .contains("--seeds is -1, must be at least 1")
                .doesNotContain("--threads");
        assertThat(reproduce("--threads", "-1").err())
                .contains("--threads is -1, must be at least 0")
                .doesNotContain("--seeds");
    }
}
