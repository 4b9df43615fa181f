package org.sigmoidadmm.bench;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.sigmoidadmm.AdmmSolver;
import org.sigmoidadmm.bench.OperationClock.Entry;
import org.sigmoidadmm.matrix.spi.MatrixBackendProvider;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows where the time of an epoch goes, operation by operation. */
@Command(
        name = "profile",
        description = "Times every operation of an epoch on one thread, by name and shapes.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class ProfileCommand implements Callable<Integer> {

    /** Operations below this share of an epoch are summed in one line. */
    private static final double SMALLEST_SHARE = 0.002;

    @Spec
    private CommandSpec spec;

    @Mixin
    private EpochOptions options = new EpochOptions();

    @Option(
            names = "--epochs",
            paramLabel = "K",
            defaultValue = "100",
            description = "Epochs to time, after as many to warm up. Default: ${DEFAULT-VALUE}")
    private int epochs;

    @Override
    public Integer call() {
        OptionChecks.requireAtLeast(spec, "--epochs", epochs, 1);
        EpochTask task = options.task();
        MatrixBackendProvider provider = options.provider();
        PrintWriter out = spec.commandLine().getOut();
        try (AdmmSolver solver = solver(provider, task)) {
            out.println(BackendHandle.describe(solver.backend()));
            iterate(solver);
            out.printf(Locale.ROOT, "%s: %.3f ms%n", task, iterate(solver) * 1e-6 / epochs);
        }
        OperationClock clock = new OperationClock(provider);
        try (AdmmSolver solver = solver(clock, task)) {
            iterate(solver);
            clock.reset();
            long nanoseconds = iterate(solver);
            print(clock.entries(), nanoseconds, out);
        }
        return 0;
    }

    private static AdmmSolver solver(MatrixBackendProvider provider, EpochTask task) {
        return task.solver(provider, task.settings(1));
    }

    /** Returns the time of all epochs in nanoseconds. */
    private long iterate(AdmmSolver solver) {
        long begin = System.nanoTime();
        for (int k = 0; k < epochs; k++) {
            solver.iterate(false);
        }
        return System.nanoTime() - begin;
    }

    private void print(List<Entry> entries, long nanoseconds, PrintWriter out) {
        out.printf(
                Locale.ROOT,
                "while each operation is timed: %.3f ms%n%n%9s %7s %9s %8s  %s%n",
                nanoseconds * 1e-6 / epochs,
                "ms",
                "share",
                "calls",
                "µs each",
                "operation and shapes");
        long small = 0;
        long inside = 0;
        for (Entry entry : entries) {
            inside += entry.nanoseconds();
            if (entry.nanoseconds() < SMALLEST_SHARE * nanoseconds) {
                small += entry.nanoseconds();
                continue;
            }
            String each = String.format(Locale.ROOT, "%.1f", entry.nanoseconds() * 1e-3 / entry.calls());
            line(entry.nanoseconds(), nanoseconds, Long.toString(entry.calls() / epochs), each, entry.operation(), out);
        }
        line(small, nanoseconds, "", "", "other operations", out);
        line(nanoseconds - inside, nanoseconds, "", "", "outside the backend, the clock included", out);
        out.flush();
    }

    private void line(long part, long whole, String calls, String each, String what, PrintWriter out) {
        out.printf(
                Locale.ROOT,
                "%9.3f %5.1f %% %9s %8s  %s%n",
                part * 1e-6 / epochs,
                100.0 * part / whole,
                calls,
                each,
                what);
    }
}
