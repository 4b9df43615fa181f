package org.sigmoidadmm.bench.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The comparison with other frameworks, from logs with round figures. */
class FrameworksSectionTest {

    private static final String ADMM = "admm:0.0:sigmoid:0";
    private static final String ADAM = "adam:0.01:relu:32";

    @TempDir
    private Path directory;

    private void log(String problem, String contender, String name, String... lines) throws IOException {
        Path file = directory
                .resolve("frameworks")
                .resolve(problem)
                .resolve(contender)
                .resolve(name);
        Files.createDirectories(directory.resolve("frameworks").resolve(problem).resolve(contender));
        Files.writeString(file, String.join("\n", lines).replace(' ', '\t') + "\n");
    }

    /** A measured run of two threads: a cold training, then the one that counts. */
    private void run(String problem, String contender, int run, String variant, String seconds, String error)
            throws IOException {
        log(
                problem,
                contender,
                "threads2-run" + run + ".log",
                "about lib-1 float64",
                "begin " + variant + " cold",
                "point 2.0 " + error,
                "end time",
                "begin " + variant + " warm",
                "point 0.01 0.5",
                "point " + seconds + " " + error,
                "end time",
                "done");
    }

    private String markdown() {
        return Report.frameworks(directory);
    }

    @Test
    void timesAreMediansAndRunsThatReachTheTargetAreCounted() throws IOException {
        run("square", "admm-jblas", 1, ADMM, "0.2", "1e-10");
        run("square", "admm-jblas", 2, ADMM, "0.4", "1e-11");
        run("square", "admm-jblas", 3, ADMM, "10.0", "1e-3");
        assertThat(markdown())
                .contains("| x², 1-100-100-1, MSE ≤ 1.0e-09 | sigmoid-ADMM, jblas | default preset "
                        + "| 0.400 (2/3) | 1.0e-10 | 2.00 |");
    }

    @Test
    void aimHoldsWhereOursIsUnderOneSecondAndNoFrameworkGetsThereInTen() throws IOException {
        run("square", "admm-jblas", 1, ADMM, "0.2", "1e-10");
        run("square", "djl", 1, ADAM, "10.0", "1e-6");
        run("square", "encog", 1, ADAM, "10.0", "1e-5");
        assertThat(markdown())
                .contains("and no framework there in ten: holds; ours takes 0.200 s", "DJL, PyTorch, ends at 1.0e-06")
                .contains("not reached (0/1)");
    }

    @Test
    void aimDoesNotHoldWhereAFrameworkGetsThere() throws IOException {
        run("square", "admm-jblas", 1, ADMM, "0.2", "1e-10");
        run("square", "encog", 1, ADAM, "10.0", "1e-5");
        run("square", "djl", 1, ADAM, "10.0", "1e-9");
        assertThat(markdown()).contains("does not hold").contains("DJL, PyTorch, takes 10.0 s");
    }

    @Test
    void nothingIsSaidOfTheAimWhereTheTimeIsShorter() throws IOException {
        run("square", "admm-jblas", 1, ADMM, "0.2", "1e-10");
        run("square", "djl", 1, ADAM, "3.0", "1e-6");
        assertThat(markdown()).doesNotContain("Aim for");
    }

    @Test
    void targetOfATableIsFivePercentAboveOurAdam() throws IOException {
        run("airfoil", "own-adam", 1, ADAM, "1.0", "0.2");
        run("airfoil", "djl", 1, ADAM, "1.5", "0.209");
        assertThat(markdown())
                .contains("| airfoil, 5-100-100-1, RMSE ≤ 0.210 | DJL, PyTorch |")
                .contains("| 1.50 (1/1) | 0.209 |");
    }

    @Test
    void frameworkThatFailedHasARowThatSaysWhy() throws IOException {
        log("square", "dl4j", "screen.log", "job x", "failed no-such-library");
        run("square", "admm-jblas", 1, ADMM, "0.2", "1e-10");
        assertThat(markdown()).contains("| DL4J | failed: no-such-library | – | – | – |");
    }

    @Test
    void comparisonReplacesWhatStandsBetweenItsOwnMarkersAndNothingElse() throws IOException {
        run("square", "admm-jblas", 1, ADMM, "0.2", "1e-10");
        Path document = directory.resolve("benchmarks.md");
        String backends = MarkedPart.BACKENDS.begin() + "\nbackends\n" + MarkedPart.BACKENDS.end() + "\n";
        Files.writeString(
                document,
                "before\n" + backends + MarkedPart.FRAMEWORKS.begin() + "\nold\n" + MarkedPart.FRAMEWORKS.end()
                        + "\nafter\n");
        Report.of(directory).updateMarkdown(document);
        assertThat(Files.readString(document))
                .startsWith("before\n" + backends + MarkedPart.FRAMEWORKS.begin() + "\n\n## Time to a test error")
                .endsWith(MarkedPart.FRAMEWORKS.end() + "\nafter\n")
                .doesNotContain("old\n");
    }

    @Test
    void documentWithoutMarkersIsRefused() throws IOException {
        run("square", "admm-jblas", 1, ADMM, "0.2", "1e-10");
        Path document = directory.resolve("benchmarks.md");
        Files.writeString(document, "no markers\n");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Report.of(directory).updateMarkdown(document))
                .withMessageContaining("comparison");
    }

    @Test
    void pageShowsTheComparison() throws IOException {
        run("square", "admm-jblas", 1, ADMM, "0.2", "1e-10");
        Path page = directory.resolve("report.html");
        Report.of(directory).writeHtml(page);
        assertThat(Files.readString(page)).contains("Time to a test error", "sigmoid-ADMM, jblas");
    }
}
