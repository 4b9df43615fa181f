package org.sigmoidadmm.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sigmoidadmm.cli.text.CellProgress;
import org.sigmoidadmm.experiments.Experiment;
import org.sigmoidadmm.experiments.ExperimentContext;
import org.sigmoidadmm.experiments.Experiments;
import org.sigmoidadmm.experiments.ReproductionReport;
import org.sigmoidadmm.experiments.RunOutcome;
import org.sigmoidadmm.experiments.Runner;
import org.sigmoidadmm.matrix.MatrixBackends;
import org.sigmoidadmm.report.Machine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Repeats the comparisons of the paper. */
@Command(
        name = "reproduce",
        description = {
            "Repeats the paper's comparisons and writes report.html, figures.json and plots into DIR. Finished parts are "
                    + "kept there: the same command goes on where it was interrupted, and another name adds to the same "
                    + "report.",
            "The cells of an experiment train on one thread each and run beside each other."
        })
final class ReproduceCommand implements Callable<Integer> {

    private static final String ALL = "all";
    private static final String DATA_DIR = "SIGMOIDADMM_DATA_DIR";
    private static final int SEEDS = 5;
    private static final int QUICK_SEEDS = 2;

    @Spec
    private CommandSpec spec;

    @Parameters(
            index = "0..*",
            arity = "1..*",
            paramLabel = "NAME",
            completionCandidates = Names.class,
            description = "What to repeat: ${COMPLETION-CANDIDATES}.")
    private List<String> names = List.of();

    @Option(
            names = "--quick",
            description = "Fewer and smaller trainings: all of them within ten minutes on two cores.")
    private boolean quick;

    @Option(names = "--seeds", paramLabel = "K", description = "Seeds per training. Default: 5, with --quick 2.")
    private @Nullable Integer seeds;

    @Mixin
    private BackendChoice backend;

    @Option(
            names = "--threads",
            paramLabel = "T",
            defaultValue = "0",
            description = "Trainings beside each other, one thread each. Default: the processors at hand.")
    private int threads;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = "reproduction",
            description = "The folder of the results. Default: ${DEFAULT-VALUE}")
    private Path out = Path.of("reproduction");

    @Option(
            names = "--data-dir",
            paramLabel = "DIR",
            description = "The folder of the real data (docs/data-files.md). Default: the environment variable "
                    + DATA_DIR + ".")
    private @Nullable Path dataDir = System.getenv(DATA_DIR) == null ? null : Path.of(System.getenv(DATA_DIR));

    @Option(names = "--markdown", paramLabel = "FILE", description = "Write verdicts and tables as Markdown, too.")
    private @Nullable Path markdown;

    /** The names for the help. */
    static final class Names implements Iterable<String> {

        @Override
        public Iterator<String> iterator() {
            return Stream.concat(Experiments.all().stream().map(Experiment::name), Stream.of(ALL))
                    .iterator();
        }
    }

    @Override
    public Integer call() throws IOException {
        List<Experiment> chosen = chosen();
        if (threads < 0) {
            throw new UsageException("--threads is " + threads + ", must be at least 0");
        }
        if (seeds != null && seeds < 1) {
            throw new UsageException("--seeds is " + seeds + ", must be at least 1");
        }
        Files.createDirectories(out);
        new Outputs().writes("--markdown", markdown).check();
        ExperimentContext context = new ExperimentContext(
                backend.provider(),
                threads == 0 ? Runtime.getRuntime().availableProcessors() : threads,
                seeds == null ? (quick ? QUICK_SEEDS : SEEDS) : seeds,
                quick,
                dataDir,
                out);
        try (Interruption interruption = Interruption.open()) {
            RunOutcome outcome = run(chosen, context, interruption);
            report();
            return end(outcome);
        }
    }

    private List<Experiment> chosen() {
        if (names.contains(ALL)) {
            return Experiments.all();
        }
        List<Experiment> chosen = new ArrayList<>();
        for (String name : names) {
            chosen.add(Experiments.all().stream()
                    .filter(experiment -> experiment.name().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new UsageException("there is no experiment '" + name + "'; there are "
                            + Experiments.all().stream().map(Experiment::name).collect(Collectors.joining(", "))
                            + ", and all")));
        }
        return chosen;
    }

    private RunOutcome run(List<Experiment> chosen, ExperimentContext context, Interruption interruption) {
        PrintWriter console = spec.commandLine().getOut();
        CellProgress progress = new CellProgress(
                console, spec.commandLine().getErr(), spec.qualifiedName(), Boolean.getBoolean("sigmoidadmm.terminal"));
        String call = spec.root().name() + " "
                + String.join(
                        " ", spec.commandLine().getParent().getParseResult().originalArgs());
        try {
            return new Runner(context, Machine.describe(call, MatrixBackends.scan()), progress, interruption::requested)
                    .run(chosen);
        } catch (IOException e) {
            throw new FailedException(
                    e.getMessage() + "; what was finished before stays in " + out
                            + ", and the same command goes on from there once there is room",
                    e);
        } finally {
            progress.close();
        }
    }

    private void report() throws IOException {
        PrintWriter console = spec.commandLine().getOut();
        ReproductionReport report = ReproductionReport.of(out, Experiments.all());
        if (report.isEmpty()) {
            return;
        }
        Path page = out.resolve("report.html");
        report.writeJson(out.resolve("figures.json"));
        report.writeHtml(page);
        report.writePlots(out.resolve("plots"));
        if (markdown != null) {
            report.writeMarkdown(markdown);
        }
        report.verdicts()
                .forEach((experiment, verdicts) -> verdicts.forEach(
                        verdict -> console.println(experiment + ": " + verdict.statement() + ": " + verdict.brief())));
        console.println("report written to " + page);
        console.flush();
    }

    /** Says so at once where the run was interrupted: the process ends when the interruption is closed. */
    private int end(RunOutcome outcome) {
        String state = outcome.finished() + " of " + outcome.cells() + " parts are finished and stay in " + out;
        PrintWriter err = spec.commandLine().getErr();
        if (outcome.stopped()) {
            err.println(spec.qualifiedName() + ": interrupted; " + state + ", the same command goes on from there");
        } else if (outcome.failed() > 0) {
            err.println(spec.qualifiedName() + ": "
                    + (outcome.failed() == 1 ? "one experiment or part" : outcome.failed() + " experiments or parts")
                    + " could not be run, as said above; " + state
                    + ", and the same command runs the others once the cause is mended");
        }
        err.flush();
        return outcome.stopped() || outcome.failed() > 0 ? Failures.FAILED : 0;
    }
}
