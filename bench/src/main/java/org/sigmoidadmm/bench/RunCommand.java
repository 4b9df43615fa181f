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
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;
import org.sigmoidadmm.bench.report.Report;
import org.sigmoidadmm.matrix.BackendCandidate;
import org.sigmoidadmm.matrix.MatrixBackends;
import org.sigmoidadmm.report.Machine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

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

    @Option(names = "--backend", split = ",", paramLabel = "NAME", description = "Default: every available one.")
    private @Nullable List<String> backends;

    @Option(names = "--forks", paramLabel = "K", description = "JVMs for each benchmark. Default: 3, with --quick 1.")
    private int forks;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = "bench/target/results",
            description = "Where results go. Default: ${DEFAULT-VALUE}")
    private Path out = Path.of("bench", "target", "results");

    @Option(names = "--verbose", description = "Print all that JMH prints.")
    private boolean verbose;

    @Override
    public Integer call() throws RunnerException {
        PrintWriter log = spec.commandLine().getOut();
        long begin = System.nanoTime();
        Set<Suite> suites = suites();
        MatrixBackends scan = MatrixBackends.scan();
        List<String> names = chosen(scan);
        Effort effort = quick ? Effort.QUICK : Effort.FULL;
        if (forks > 0) {
            effort = effort.withForks(forks);
        }
        prepareDirectory();
        Map<String, String> machine = Machine.describe(commandsText(), scan);
        machine.forEach((name, value) -> log.println(name + ": " + value));
        write(out.resolve(Report.machineFile()), machine);
        long heap = Machine.memoryBytes() / 10 * 7;
        List<Suite.Call> calls = Suite.plan(suites, quick, effort, Machine.cores(), heap);
        for (Suite.Call call : calls) {
            log.printf(Locale.ROOT, "[%6.1f s] %s%n", (System.nanoTime() - begin) * 1e-9, call.name());
            log.flush();
            print(new Runner(options(call, names, heap).build()).run(), log);
        }
        Path page = out.resolve("report.html");
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
            backends.forEach(scan::select); // fails with the reason where one is missing
            return backends;
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

    /** With the commands whose results stay. */
    private String commandsText() {
        String command = commandText();
        return Report.command(out)
                .filter(earlier ->
                        only != null && !List.of(earlier.split("; ", -1)).contains(command))
                .map(earlier -> earlier + "; " + command)
                .orElse(command);
    }

    private void prepareDirectory() {
        try {
            Files.createDirectories(out);
            if (only == null) {
                try (Stream<Path> entries = Files.list(out)) {
                    for (Path old : entries.filter(file -> file.toString().endsWith(".jmh.json"))
                            .toList()) {
                        Files.delete(old);
                    }
                }
            }
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
                .verbosity(verbose ? VerboseMode.NORMAL : VerboseMode.SILENT)
                .resultFormat(ResultFormatType.JSON)
                .result(out.resolve(call.name() + ".jmh.json").toString());
        call.parameters().forEach((name, values) -> options.param(name, values.toArray(String[]::new)));
        call.effort().apply(options);
        return options;
    }

    private static void write(Path file, Map<String, String> texts) {
        try (JsonGenerator json =
                new JsonFactory().createGenerator(ObjectWriteContext.empty(), Files.newBufferedWriter(file))) {
            json.writeStartObject();
            texts.forEach((name, value) -> {
                json.writeName(name);
                json.writeString(value);
            });
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file + ": " + e.getMessage(), e);
        }
    }
}
