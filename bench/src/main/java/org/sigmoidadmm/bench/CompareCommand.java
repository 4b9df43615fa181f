package org.sigmoidadmm.bench;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.sigmoidadmm.matrix.spi.MatrixBackendProvider;
import org.sigmoidadmm.report.Median;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows what a change is worth: epochs with and without it in turn, so that both meet the same machine. */
@Command(
        name = "compare",
        description = {
            "Times epochs of this build and of another, or with other options, in turn.",
            "Two JVMs take turns of a third of a second; the ratio of their times is far steadier than either of them."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class CompareCommand implements Callable<Integer> {

    private static final long WARM_UP = 3000;

    private static final long TURN = 300;

    @Spec
    private CommandSpec spec;

    @Mixin
    private EpochOptions epochs = new EpochOptions();

    @Option(
            names = "--with",
            paramLabel = "DIR",
            description = "Another checkout, built with: mvn -B -pl bench -am package")
    private @Nullable Path other;

    @Option(names = "--option", paramLabel = "OPTION", description = "An option that the second JVM gets besides.")
    private List<String> options = new ArrayList<>();

    @Option(
            names = "--block-columns",
            paramLabel = "N",
            description =
                    "Columns of a block, for the second JVM; 0 lets the trainer choose. Default: ${DEFAULT-VALUE}")
    private int blockColumns;

    @Option(names = "--threads", paramLabel = "N", description = "Threads of the trainer. Default: ${DEFAULT-VALUE}")
    private int threads = 1;

    @Option(
            names = "--starts",
            paramLabel = "N",
            description = "How often both JVMs are started. Default: ${DEFAULT-VALUE}")
    private int starts = 4;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            description = "Turns of each JVM after its warm-up. Default: ${DEFAULT-VALUE}")
    private int rounds = 16;

    @Override
    public Integer call() {
        OptionChecks.requireAtLeast(spec, "--threads", threads, 1);
        OptionChecks.requireAtLeast(spec, "--starts", starts, 1);
        OptionChecks.requireAtLeast(spec, "--rounds", rounds, 1);
        OptionChecks.requireAtLeast(spec, "--block-columns", blockColumns, 0);
        EpochTask task = epochs.task();
        MatrixBackendProvider provider = epochs.provider();
        List<String> plain = EpochServer.arguments(task, provider, threads, 0);
        List<String> changed = EpochServer.arguments(task, provider, threads, blockColumns);
        String name = describe();
        double[] first = new double[starts * rounds];
        double[] second = new double[starts * rounds];
        double[] ratios = new double[starts];
        for (int start = 0; start < starts; start++) {
            try (EpochClient one = new EpochClient("this build", null, List.of(), plain);
                    EpochClient two = new EpochClient(name, other, options, changed)) {
                ratios[start] = takeTurns(one, two, start * rounds, first, second);
            }
        }
        PrintWriter out = spec.commandLine().getOut();
        out.printf(
                Locale.ROOT,
                "%s, %s, %d thread%s: medians of %d turns%n",
                task,
                provider.name(),
                threads,
                threads == 1 ? "" : "s",
                first.length);
        out.printf(Locale.ROOT, "%10.3f ms  this build%n", Median.of(first));
        out.printf(Locale.ROOT, "%10.3f ms  %s%n", Median.of(second), name);
        double[] sorted = ratios.clone();
        Arrays.sort(sorted);
        out.printf(
                Locale.ROOT,
                "%10.3f     times as long (%.3f to %.3f in %d starts of both)%n",
                Median.of(ratios),
                sorted[0],
                sorted[sorted.length - 1],
                starts);
        out.flush();
        return 0;
    }

    private String describe() {
        List<String> parts = new ArrayList<>();
        parts.add(other == null ? "this build" : other.toString());
        parts.addAll(options);
        if (blockColumns > 0) {
            parts.add("blocks of " + blockColumns + " columns");
        }
        return String.join(", ", parts);
    }

    /** Warms both up, lets them take turns and returns the median ratio of their times. */
    private double takeTurns(EpochClient one, EpochClient two, int at, double[] first, double[] second) {
        one.time(WARM_UP);
        two.time(WARM_UP);
        double[] ratios = new double[rounds];
        for (int k = 0; k < rounds; k++) {
            if (k % 2 == 0) {
                first[at + k] = one.time(TURN);
                second[at + k] = two.time(TURN);
            } else {
                second[at + k] = two.time(TURN);
                first[at + k] = one.time(TURN);
            }
            ratios[k] = second[at + k] / first[at + k];
        }
        return Median.of(ratios);
    }
}
