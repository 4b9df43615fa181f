package org.sigmoidadmm.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class CompareCommandTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... args) {
        return new CommandLine(new CompareCommand())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .setExecutionExceptionHandler((failure, commandLine, parsed) -> {
                    commandLine.getErr().println(failure.getMessage());
                    return 1;
                })
                .execute(args);
    }

    @Test
    void timesAndRatioOfThisBuildWithAnotherBlockSize() {
        assertThat(run("--net", "S1", "--backend", "ejml", "--starts", "1", "--rounds", "3", "--block-columns", "1"))
                .as(err.toString())
                .isZero();
        assertThat(out.toString())
                .contains("an epoch of 1-100-100-1 on 1000 samples, ejml, 1 thread: medians of 3 turns")
                .contains("ms  this build, blocks of 1 columns");
        Matcher ratio = Pattern.compile("([0-9.]+) +times as long \\(([0-9.]+) to ([0-9.]+) in 1 starts")
                .matcher(out.toString());
        assertThat(ratio.find()).as(out.toString()).isTrue();
        // A thousand times as many products of the same size in all; were both JVMs given the same, the ratio would be
        // 1.
        assertThat(Double.parseDouble(ratio.group(1))).isGreaterThan(1.5);
        assertThat(ratio.group(2)).isEqualTo(ratio.group(1)).isEqualTo(ratio.group(3));
    }

    @Test
    void folderWithoutBuildIsRefused(@TempDir Path folder) {
        assertThat(run("--net", "S1", "--backend", "ejml", "--with", folder.toString()))
                .isEqualTo(1);
        assertThat(err.toString()).contains(folder + " has no bench/target/lib", "mvn -B -pl bench -am package");
    }

    @Test
    void jvmThatDoesNotStartEndsTheComparison() {
        assertThat(run("--net", "S1", "--backend", "ejml", "--starts", "1", "--option=-XX:+NoSuchOption"))
                .isEqualTo(1);
        assertThat(err.toString()).contains("this build, -XX:+NoSuchOption", "ended before its epochs were done");
    }

    @Test
    void otherBuildIsTheOneThatRuns(@TempDir Path folder) throws Exception {
        Files.createDirectories(folder.resolve("bench/target/lib")); // without any library
        assertThat(run("--net", "S1", "--backend", "ejml", "--starts", "1", "--with", folder.toString()))
                .isEqualTo(1);
        assertThat(err.toString()).contains("the JVM of " + folder + " ended");
    }

    @Test
    void badCountsAreRefused() {
        assertThat(run("--rounds", "0")).isEqualTo(2);
        assertThat(err.toString()).contains("--rounds is 0, must be at least 1");
    }
}
