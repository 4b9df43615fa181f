package org.sigmoidadmm.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is refused before the first training, and before frameworks are built. */
class FrameworksCommandTest {

    @TempDir
    private Path folder;

    private final StringWriter err = new StringWriter();

    private int run(String... args) {
        List<String> words = new ArrayList<>(List.of(
                "--out",
                folder.resolve("out").toString(),
                "--data-dir",
                folder.resolve("none").toString()));
        words.addAll(List.of(args));
        return Bench.line(new FrameworksCommand())
                .setOut(new PrintWriter(new StringWriter()))
                .setErr(new PrintWriter(err, true))
                .execute(words.toArray(String[]::new));
    }

    @Test
    void badNumbersAreBadUsage() {
        assertThat(run("--seconds", "0")).isEqualTo(2);
        assertThat(run("--seconds", "NaN")).isEqualTo(2);
        assertThat(run("--runs", "-1")).isEqualTo(2);
        assertThat(run("--threads", "1,0")).isEqualTo(2);
        assertThat(err.toString())
                .contains("--seconds is 0.0, must be above 0", "--seconds is NaN, must be above 0")
                .contains("--runs is -1, must be at least 1", "--threads is 0, must be at least 1");
    }

    @Test
    void unknownNameListsProblemsAndContenders() {
        assertThat(run("--only", "square,foo")).isEqualTo(2);
        assertThat(err.toString())
                .contains("--only has 'foo', there are the problems square, product, airfoil, optdigits and the "
                        + "contenders admm-jblas, admm-ejml, own-adam, tensorflow, djl, dl4j, encog");
    }

    @Test
    void missingTableEndsTheRunBeforeTheFirstTraining() {
        assertThat(run("--only", "square,airfoil")).isEqualTo(1);
        assertThat(run()).isEqualTo(1);
        assertThat(err.toString())
                .contains("there is no file " + folder.resolve("none/tables/airfoil.csv.gz"))
                .contains("--data-dir or SIGMOIDADMM_DATA_DIR, or name other problems by --only");
        assertThat(folder.resolve("out")).doesNotExist();
    }
}
