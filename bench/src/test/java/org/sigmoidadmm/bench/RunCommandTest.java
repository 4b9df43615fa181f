package org.sigmoidadmm.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.sigmoidadmm.matrix.MatrixBackends;

/** What a run keeps, replaces and refuses; the benchmarks run in this JVM and for no longer than they must. */
class RunCommandTest {

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final List<Options> asked = new ArrayList<>();
    private boolean locked;
    private @Nullable String backendInPlace;

    private Collection<RunResult> run(Options options) throws RunnerException {
        asked.add(options);
        if (locked) {
            throw new RunnerException("the lock is taken");
        }
        ChainedOptionsBuilder inThisJvm = new OptionsBuilder()
                .parent(options)
                .forks(0)
                .warmupIterations(0)
                .measurementIterations(1)
                .measurementTime(TimeValue.milliseconds(5));
        if (backendInPlace != null) {
            inThisJvm.param("backend", backendInPlace);
        }
        return new Runner(inThisJvm.build()).run();
    }

    private int run(String... args) {
        List<String> words = new ArrayList<>(List.of(args));
        if (!words.contains("--out")) {
            words.addAll(List.of("--out", folder.toString()));
        }
        return Bench.line(new RunCommand(this::run))
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(words.toArray(String[]::new));
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void resultsOfOtherBackendsStay() throws IOException {
        assertThat(run("--only", "interface", "--quick", "--backend", "ejml,ojalgo"))
                .as(err.toString())
                .isZero();
        String kept = Files.readString(folder.resolve("overhead.ojalgo.jmh.json"));
        assertThat(run("--only", "interface", "--quick", "--backend", "ejml")).isZero();
        assertThat(files()).containsExactly("overhead.ejml.jmh.json", "overhead.ojalgo.jmh.json", "report.html");
        assertThat(Files.readString(folder.resolve("overhead.ojalgo.jmh.json"))).isEqualTo(kept);
        assertThat(Files.readString(folder.resolve("report.html")))
                .contains("They are of 2 runs", "overhead (ejml)", "overhead (ojalgo)");
    }

    @Test
    void runThatFailsLeavesEarlierResultsAsTheyWere() throws IOException {
        Files.writeString(folder.resolve("jobs.ejml.jmh.json"), "earlier");
        locked = true;
        assertThat(run()).isEqualTo(1);
        assertThat(run("--only", "jobs")).isEqualTo(1);
        assertThat(err.toString()).contains("the lock is taken");
        assertThat(files()).containsExactly("jobs.ejml.jmh.json");
        assertThat(Files.readString(folder.resolve("jobs.ejml.jmh.json"))).isEqualTo("earlier");
    }

    @Test
    void backendWhoseLibraryIsNotKnownIsLeftOutOfTheInterfaceAlone() throws IOException {
        assertThat(run("--only", "interface", "--quick", "--backend", "ejml,another"))
                .as(err.toString())
                .isZero();
        assertThat(out.toString()).contains("leaves out another: the library's own call is not known here");
        assertThat(files()).containsExactly("overhead.ejml.jmh.json", "report.html");
        locked = true;
        assertThat(run("--only", "jobs", "--backend", "another")).isEqualTo(1);
        assertThat(last().getParameter("backend").get()).containsExactly("another");
    }

    @Test
    void whatFailedInABenchmarkIsTold() {
        backendInPlace = "missing";
        assertThat(run("--only", "interface", "--quick", "--backend", "ejml")).isEqualTo(1);
        assertThat(err.toString())
                .startsWith("bench: Benchmark caught the exception: ")
                .contains("There is no matrix backend 'missing'");
    }

    @Test
    void backendsAreDistinctAndAutoIsOneOfThem() {
        locked = true;
        String auto = MatrixBackends.scan().select(MatrixBackends.AUTO).name();
        run("--only", "jobs", "--backend", "auto,ejml," + auto + ",ejml");
        assertThat(last().getParameter("backend").get())
                .containsExactlyElementsOf(new LinkedHashSet<>(List.of(auto, "ejml")));
    }

    @Test
    void badNumberOfForksIsBadUsage() {
        assertThat(run("--forks", "-3")).isEqualTo(2);
        assertThat(run("--forks", "0")).isEqualTo(2);
        assertThat(err.toString()).contains("--forks is -3, must be at least 1", "--forks is 0, must be at least 1");
        assertThat(asked).isEmpty();
    }

    @Test
    void folderThatCannotBeMadeIsNamedWithTheReason() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        assertThat(run("--out", file.toString())).isEqualTo(1);
        assertThat(err.toString()).startsWith("bench: " + file + ": there is a file of that name already");
        assertThat(asked).isEmpty();
    }

    private Options last() {
        return asked.get(asked.size() - 1);
    }
}
