package org.sigmoidadmm.cli;

import java.io.PrintWriter;
import java.util.List;
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

/** Lists the backends. */
@Command(
        name = "backends",
        description =
                "Lists the linear-algebra backends, whether each works here and why not, and which one auto takes.")
final class BackendsCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Override
    public void run() {
        PrintWriter out = spec.commandLine().getOut();
        MatrixBackends backends = MatrixBackends.scan();
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
