package org.sigmoidadmm.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sigmoidadmm.cli.measure.BackendMeasure;
import org.sigmoidadmm.cli.report.BackendsReport;
import org.sigmoidadmm.cli.report.BackendsReport.Entry;
import org.sigmoidadmm.cli.text.Table;
import org.sigmoidadmm.matrix.Activations;
import org.sigmoidadmm.matrix.BackendCandidate;
import org.sigmoidadmm.matrix.BackendInfo;
import org.sigmoidadmm.matrix.BackendOptions;
import org.sigmoidadmm.matrix.MatrixBackend;
import org.sigmoidadmm.matrix.MatrixBackends;
import org.sigmoidadmm.matrix.MatrixException;
import org.sigmoidadmm.matrix.NoBackendException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Lists the backends, or times them. */
@Command(
        name = "backends",
        description =
                "Lists the linear-algebra backends, whether each works here and why not, and which one auto takes; or "
                        + "times them on a network.")
final class BackendsCommand implements Runnable {

    private static final int[] DEFAULT_NET = {64, 500, 500, 10};
    private static final int DEFAULT_SAMPLES = 10_000;
    private static final int DEFAULT_SECONDS = 30;

    @Spec
    private CommandSpec spec;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Option(
            names = "--measure",
            description = "Time the available backends on a network for about half a minute and recommend one.")
    private boolean measure;

    @Option(
            names = "--net",
            split = "-",
            hideParamSyntax = true,
            paramLabel = "D0-D1-...-DN",
            description = "For --measure: widths of the network from input to output. Default: 64-500-500-10.")
    private int @Nullable [] net;

    @Option(names = "--samples", paramLabel = "N", description = "For --measure: number of samples. Default: 10000.")
    private @Nullable Integer samples;

    @Option(
            names = "--threads",
            paramLabel = "T",
            description = "For --measure: threads of a training. Default: the processors at hand.")
    private @Nullable Integer threads;

    @Option(names = "--seconds", paramLabel = "S", description = "For --measure: how long, about. Default: 30.")
    private @Nullable Integer seconds;

    @Override
    public void run() {
        PrintWriter out = spec.commandLine().getOut();
        MatrixBackends backends = MatrixBackends.scan();
        if (measure) {
            measure(backends, out);
            return;
        }
        if (net != null || samples != null || threads != null || seconds != null) {
            throw new UsageException("--net, --samples, --threads and --seconds need --measure");
        }
        List<Entry> entries = backends.candidates().stream()
                .map(candidate -> entry(backends, candidate))
                .toList();
        // The scan lists the candidates in the order of automatic selection.
        String auto = entries.stream()
                .filter(entry -> entry.candidate().available())
                .map(entry -> entry.candidate().name())
                .findFirst()
                .orElse("");
        BackendsReport report = new BackendsReport(entries, auto, Activations.kernels());
        if (json) {
            out.println(report.toJson());
        } else {
            print(report, out);
        }
        out.flush();
    }

    private void measure(MatrixBackends backends, PrintWriter out) {
        if (json) {
            throw new UsageException("--measure prints a table; leave out --json");
        }
        BackendMeasure comparison;
        try {
            comparison = new BackendMeasure(
                    net != null ? net : DEFAULT_NET,
                    samples != null ? samples : DEFAULT_SAMPLES,
                    threads != null ? threads : 0,
                    Duration.ofSeconds(seconds != null ? seconds : DEFAULT_SECONDS));
        } catch (IllegalArgumentException e) {
            throw new UsageException(String.valueOf(e.getMessage()), e);
        }
        comparison.run(backends).lines().forEach(out::println);
        out.flush();
    }

    private static Entry entry(MatrixBackends backends, BackendCandidate candidate) {
        if (!candidate.available()) {
            return new Entry(candidate, candidate.library(), 0, "");
        }
        try (MatrixBackend backend = backends.create(candidate.name(), BackendOptions.SINGLE_THREADED)) {
            BackendInfo info = backend.info();
            return new Entry(candidate, info.library(), info.threads(), info.details());
        } catch (MatrixException | NoBackendException e) {
            // The list must not end at a backend that probes well and yet cannot be created.
            return new Entry(candidate, candidate.library(), 0, "cannot be created: " + e.getMessage());
        }
    }

    private static void print(BackendsReport report, PrintWriter out) {
        Table table = Table.ofText().row("backend", "available", "priority", "threads", "library", "notes");
        for (Entry entry : report.entries()) {
            BackendCandidate candidate = entry.candidate();
            table.row(
                    candidate.name(),
                    candidate.available() ? "yes" : "no",
                    candidate.provider().isEmpty() ? "-" : Integer.toString(candidate.priority()),
                    entry.threads() == 0 ? "-" : Integer.toString(entry.threads()),
                    entry.library().isEmpty() ? "-" : entry.library(),
                    notes(entry));
        }
        table.lines().forEach(out::println);
        out.println();
        out.println(
                report.auto().isEmpty() ? "auto takes none: no backend is available" : "auto takes " + report.auto());
        MatrixBackends.requested().ifPresent(request -> {
            boolean there = request.name().equals(MatrixBackends.AUTO)
                    || report.entries().stream()
                            .anyMatch(entry -> entry.candidate().name().equals(request.name()));
            out.println("without --backend the " + request.source() + " asks for " + request.name()
                    + (there ? "" : ", which is not present"));
        });
        out.println("activation functions: " + report.activationKernels());
    }

    private static String notes(Entry entry) {
        String reason = entry.candidate().reason();
        if (entry.details().isEmpty() || reason.isEmpty()) {
            return entry.details() + reason;
        }
        return entry.details() + "; " + reason;
    }
}
