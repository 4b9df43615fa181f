package org.sigmoidadmm.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
        String arguments = "--net 2-3-1 --samples 20 --backend ejml --starts 1 --rounds 3 --block-columns 7";
        assertThat(run(arguments.split(" ", -1))).as(err.toString()).isZero();
        assertThat(out.toString())
                .contains("an epoch of 2-3-1 on 20 samples, ejml, 1 thread: medians of 3 turns")
                .contains("ms  this build, blocks of 7 columns");
        Matcher ratio = Pattern.compile("([0-9.]+) +times as long \\(([0-9.]+) to ([0-9.]+) in 1 starts")
                .matcher(out.toString());
        assertThat(ratio.find()).as(out.toString()).isTrue();
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
        assertThat(err.toString())
                .contains("the JVM of this build, -XX:+NoSuchOption ended before its epochs were done: ")
                .contains("Unrecognized VM option 'NoSuchOption'");
    }

    @Test
    void otherBuildIsTheOneThatRuns(@TempDir Path folder) throws Exception {
        Files.createDirectories(folder.resolve("bench/target/lib")); // without any library
        assertThat(run("--net", "S1", "--backend", "ejml", "--starts", "1", "--with", folder.toString()))
                .isEqualTo(1);
        assertThat(err.toString()).contains("the JVM of " + folder + " ended", "sigmoidadmm");
    }

    @Test
    void anotherBuildHasTheUsersJarsBehindItsOwn(@TempDir Path folder) throws Exception {
        Path libraries = Files.createDirectories(folder.resolve("bench/target/lib"));
        String all = libraries + File.separator + "*";
        assertThat(EpochClient.classPath(folder, "")).endsWith(File.pathSeparator + all);
        assertThat(EpochClient.classPath(folder, "mine.jar")).endsWith(all + File.pathSeparator + "mine.jar");
        assertThat(EpochClient.classPath(null, "mine.jar")).isEqualTo(System.getProperty("java.class.path"));
    }

    @Test
    void theOtherJvmGetsWhatWasAskedFor() {
        EpochTask task = new EpochTask("2-5-1", 21);
        List<String> arguments = EpochServer.arguments(task, BackendHandle.provider("ejml"), 3, 7);
        assertThat(EpochServer.task(arguments)).isEqualTo(task);
        assertThat(EpochServer.settings(arguments).threads()).isEqualTo(3);
        assertThat(EpochServer.settings(arguments).blockColumns()).isEqualTo(7);
    }

    @Test
    void whatIsNoNetworkIsRefused() {
        for (String net : List.of("2-x-1", "2-0-1", "S9", "5")) {
            assertThat(run("--net", net)).as(net).isEqualTo(2);
        }
        assertThat(run("--samples", "0")).isEqualTo(2);
        assertThat(err.toString())
                .contains("the network is '2-x-1', must be S1 to S4 or widths such as 64-500-10")
                .contains("a layer has width 0, must be at least 1")
                .contains("the network is 'S9', must be S1 to S4 or widths such as 64-500-10")
                .contains("the network is '5', must be S1 to S4 or widths such as 64-500-10")
                .contains("--samples is 0, must be at least 1");
    }

    @Test
    void badCountsAreRefused() {
        assertThat(run("--rounds", "0")).isEqualTo(2);
        assertThat(err.toString()).contains("--rounds is 0, must be at least 1");
    }
}
