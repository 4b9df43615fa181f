package org.sigmoidadmm.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;
import org.sigmoidadmm.bench.report.Report;
import org.sigmoidadmm.bench.report.ResultFiles;
import org.sigmoidadmm.io.AtomicFiles;
import org.sigmoidadmm.matrix.BackendCandidate;
import org.sigmoidadmm.matrix.MatrixBackends;
import org.sigmoidadmm.report.Machine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Runs the benchmarks, each backend in forks of its own, and writes their results and the page that shows them. */
@Command(
        name = "run",
        description = "Runs the benchmarks and writes JMH's results and report.html.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class RunCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Option(names = "--quick", description = "One fork, short iterations, fewer shapes: minutes instead of hours.")
    private boolean quick;

    @Option(
            names = "--only",
            split = ",",
            paramLabel = "kernels|interface|epochs|jobs|scaling",
            description = "Run these parts alone; the results of other parts in DIR stay.")
    private @Nullable List<String> only;

    @Option(
            names = "--backend",
            split = ",",
            paramLabel = "NAME",
            description = "Backends, among them auto. Default: every available one. The results of others in DIR stay.")
    private @Nullable List<String> backends;

    @Option(names = "--forks", paramLabel = "K", description = "JVMs for each benchmark. Default: 3, with --quick 1.")
    private @Nullable Integer forks;

    @Option(names = "--out", paramLabel = "DIR", description = "Where results go. Default: ${DEFAULT-VALUE}")
    private Path out = Repository.file("bench", "target", "results");

    @Option(names = "--verbose", description = "Print all that JMH prints.")
    private boolean verbose;

    private final Jmh jmh;

    /** What runs benchmarks. */
    @FunctionalInterface
    interface Jmh {

        Collection<RunResult> run(Options options) throws RunnerException;
    }

    RunCommand() {
        this(options -> new Runner(options).run());
    }

    RunCommand(Jmh jmh) {
        this.jmh = jmh;
    }

    @Override
    public Integer call() throws RunnerException {
        PrintWriter log = spec.commandLine().getOut();
        long begin = System.nanoTime();
        OptionChecks.requireAtLeast(spec, "--forks", forks, 1);
        Set<Suite> suites = suites();
        MatrixBackends scan = MatrixBackends.scan();
        List<String> names = chosen(scan);
        Effort effort = quick ? Effort.QUICK : Effort.FULL;
        if (forks != null) {
            effort = effort.withForks(forks);
        }
        Path page = out.resolve("report.html");
        prepare(page);
        Map<String, String> machine = Machine.describe(commandText(), scan);
        machine.forEach((name, value) -> log.println(name + ": " + value));
        long heap = Machine.memoryBytes() / 10 * 7;
        ResultFiles files = new ResultFiles(out, machine);
        for (Suite.Call call : Suite.plan(suites, quick, effort, Machine.cores(), heap)) {
            log.printf(Locale.ROOT, "[%6.1f s] %s%n", (System.nanoTime() - begin) * 1e-9, call.name());
            log.flush();
            List<String> measured = names.stream().filter(call.backends()).toList();
            if (measured.size() < names.size()) {
                log.println("  leaves out "
                        + names.stream().filter(call.backends().negate()).collect(Collectors.joining(", "))
                        + ": the library's own call is not known here");
            }
            if (measured.isEmpty()) {
                continue;
            }
            Collection<RunResult> results =
                    jmh.run(options(call, measured, heap).build());
            print(results, log);
            files.write(call.name(), results);
        }
        if (only == null) {
            files.removeOthers(backends == null ? List.of() : names);
        }
        Report.of(out).writeHtml(page);
        log.printf(Locale.ROOT, "[%6.1f s] wrote %s%n", (System.nanoTime() - begin) * 1e-9, page);
        log.flush();
        return 0;
    }

    private static void print(Collection<RunResult> results, PrintWriter log) {
        for (RunResult result : results) {
            BenchmarkParams benchmark = result.getParams();
            StringBuilder line =
                    new StringBuilder("  ").append(result.getPrimaryResult().getLabel());
            for (String name : benchmark.getParamsKeys()) {
                line.append(' ').append(name).append('=').append(benchmark.getParam(name));
            }
            log.printf(
                    Locale.ROOT,
                    "%s: %.1f %s%n",
                    line,
                    result.getPrimaryResult().getScore(),
                    result.getPrimaryResult().getScoreUnit());
        }
        log.flush();
    }

    private Set<Suite> suites() {
        if (only == null) {
            return EnumSet.allOf(Suite.class);
        }
        EnumSet<Suite> suites = EnumSet.noneOf(Suite.class);
        for (String name : only) {
            suites.add(Arrays.stream(Suite.values())
                    .filter(suite -> suite.toString().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new ParameterException(
                            spec.commandLine(), "--only is '" + name + "', must be of " + Suite.names(", "))));
        }
        return suites;
    }

    private List<String> chosen(MatrixBackends scan) {
        if (backends != null) {
            return backends.stream()
                    .map(name -> scan.select(name).name()) // fails with the reason where one is missing
                    .distinct()
                    .toList();
        }
        List<String> available = scan.candidates().stream()
                .filter(BackendCandidate::available)
                .map(BackendCandidate::name)
                .toList();
        if (available.isEmpty()) {
            scan.select(MatrixBackends.AUTO); // fails with the reasons
        }
        return available;
    }

    /** What to type to run this again: the script adds the command's name by itself. */
    private String commandText() {
        List<String> words = new ArrayList<>(List.of("./bench/run"));
        words.addAll(spec.commandLine().getParseResult().originalArgs());
        words.remove(spec.name());
        return String.join(" ", words);
    }

    /** Tells before the first part that nothing could be written after it. */
    private void prepare(Path page) {
        try {
            Files.createDirectories(out);
            AtomicFiles.requireWritable(page);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot prepare " + out + ": " + e.getMessage(), e);
        }
    }

    private ChainedOptionsBuilder options(Suite.Call call, List<String> names, long heap) {
        ChainedOptionsBuilder options = new OptionsBuilder()
                .include("^org\\.sigmoidadmm\\.bench\\." + call.include())
                .param("backend", names.toArray(String[]::new))
                .jvmArgsAppend(
                        "-Xmx" + heap / (1 << 20) + "m") // to the options of this JVM, which come from the script
                .shouldFailOnError(true)
                .verbosity(verbose ? VerboseMode.NORMAL : VerboseMode.SILENT);
        call.parameters().forEach((name, values) -> options.param(name, values.toArray(String[]::new)));
        call.effort().apply(options);
        return options;
    }
}
