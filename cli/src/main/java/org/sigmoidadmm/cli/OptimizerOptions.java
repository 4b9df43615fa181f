package org.sigmoidadmm.cli;

import static org.sigmoidadmm.cli.OptimizerOptions.Optimizer.ADAM;
import static org.sigmoidadmm.cli.OptimizerOptions.Optimizer.ADMM;
import static org.sigmoidadmm.cli.OptimizerOptions.Optimizer.LBFGS;
import static org.sigmoidadmm.cli.OptimizerOptions.Optimizer.RANDOM_FEATURES;
import static org.sigmoidadmm.cli.OptimizerOptions.Optimizer.SGD;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sigmoidadmm.cli.text.Keyword;
import org.sigmoidadmm.gradient.PolishSettings;
import org.sigmoidadmm.gradient.PolishedTrainer;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** The choice between ADMM and the methods that it is compared with, and which options belong to which. */
final class OptimizerOptions {

    /** The training methods. */
    enum Optimizer {
        ADMM,
        SGD,
        ADAM,
        LBFGS,
        RANDOM_FEATURES
    }

    private static final Set<Optimizer> ITERATIVE = EnumSet.complementOf(EnumSet.of(RANDOM_FEATURES));

    /** Options that not every method has. */
    private static final Map<String, Set<Optimizer>> PARTICULAR = Map.ofEntries(
            Map.entry("--preset", EnumSet.of(ADMM)),
            Map.entry("--lambda", EnumSet.of(ADMM, RANDOM_FEATURES)),
            Map.entry("--polish", EnumSet.of(ADMM)),
            Map.entry("--beta", EnumSet.of(ADMM)),
            Map.entry("--majorizer", EnumSet.of(ADMM)),
            Map.entry("--curvature-factor", EnumSet.of(ADMM)),
            Map.entry("--lambda-scaling", EnumSet.of(ADMM)),
            Map.entry("--penalty-adaptation", EnumSet.of(ADMM)),
            Map.entry("--dual-step", EnumSet.of(ADMM)),
            Map.entry("--weight-curvature", EnumSet.of(ADMM)),
            Map.entry("--activation-curvature", EnumSet.of(ADMM)),
            Map.entry("--activation-curvature-factor", EnumSet.of(ADMM)),
            Map.entry("--output-start", EnumSet.of(ADMM)),
            Map.entry("--safeguard", EnumSet.of(ADMM)),
            Map.entry("--tolerance-primal", EnumSet.of(ADMM)),
            Map.entry("--tolerance-dual", EnumSet.of(ADMM)),
            Map.entry("--baseline", EnumSet.of(ADMM)),
            Map.entry("--loss", ITERATIVE),
            Map.entry("--epochs", ITERATIVE),
            Map.entry("--patience", ITERATIVE),
            Map.entry("--time-limit", ITERATIVE),
            Map.entry("--objective-tolerance", ITERATIVE),
            Map.entry("--checkpoint", ITERATIVE),
            Map.entry("--checkpoint-every", ITERATIVE),
            Map.entry("--resume", ITERATIVE),
            Map.entry("--step-size", EnumSet.of(SGD, ADAM)),
            Map.entry("--batch-size", EnumSet.of(SGD, ADAM)),
            Map.entry("--schedule", EnumSet.of(SGD, ADAM)),
            Map.entry("--decay", EnumSet.of(SGD, ADAM)),
            Map.entry("--decay-every", EnumSet.of(SGD, ADAM)),
            Map.entry("--clip", EnumSet.of(SGD, ADAM)),
            Map.entry("--momentum", EnumSet.of(SGD)),
            Map.entry("--nesterov", EnumSet.of(SGD)),
            Map.entry("--weight-decay", EnumSet.of(SGD, ADAM, LBFGS)),
            Map.entry("--lbfgs-memory", EnumSet.of(LBFGS)));

    @Option(
            names = "--optimizer",
            paramLabel = "NAME",
            defaultValue = "admm",
            description = "How to train: admm, or for comparison sgd, adam, lbfgs or random-features (which solves for "
                    + "the output layer alone, in one epoch). Default: ${DEFAULT-VALUE}.")
    private Optimizer optimizer = ADMM;

    @Option(
            names = "--baseline",
            negatable = true,
            defaultValue = "true",
            fallbackValue = "true",
            description = "Whether to show beside the errors of admm, with the squared loss, what its random start "
                    + "reaches when the output layer alone is solved for (random features). Default: it is shown.")
    private boolean baseline = true;

    @Option(
            names = "--polish",
            paramLabel = "K",
            description = "Iterations of L-BFGS after the epochs of admm, with a regularisation that the data "
                    + "choose and choose again on the way, unless admm leaves no noise; 0 for none. Default: "
                    + PolishSettings.ITERATIONS
                    + " after " + PolishSettings.ADMM_EPOCHS + " epochs; with --epochs, a tolerance, preset paper or a "
                    + "setting of admm's iteration (--lambda to --activation-curvature-factor) 0.")
    private @Nullable Integer polish;

    Optimizer optimizer() {
        return optimizer;
    }

    /** True if the error of random features is asked for. */
    boolean baseline() {
        return baseline && optimizer == ADMM;
    }

    /**
     * Checks that the options given belong to the method.
     *
     * @param command what was called
     * @throws UsageException if one does not
     */
    void requireOwnOptions(CommandSpec command) {
        for (String name : PARTICULAR.keySet().stream().sorted().toList()) {
            Set<Optimizer> methods = PARTICULAR.getOrDefault(name, Set.of());
            if (!methods.contains(optimizer)
                    && command.commandLine().getParseResult().hasMatchedOption(name)) {
                throw new UsageException(name + " belongs to --optimizer "
                        + methods.stream().map(Keyword::of).collect(Collectors.joining(", ")) + ", not to "
                        + Keyword.of(optimizer));
            }
        }
    }

    /**
     * Iterations of the polish.
     *
     * @param alone the options given that mean ADMM alone
     * @return 0 for none
     * @throws UsageException if the number asked for is negative
     */
    int polish(List<String> alone) {
        if (polish != null && polish < 0) {
            throw new UsageException("polish is " + polish + ", must be at least 0");
        }
        if (polish != null) {
            return polish;
        }
        return alone.isEmpty() ? PolishSettings.ITERATIONS : 0;
    }

    /**
     * Says that a training has no polish though nobody asked for none: its errors on noisy data are then much larger.
     *
     * @param alone the options given that mean ADMM alone
     * @param rows number of rows to train on
     * @return one sentence, or an empty text where the default method would have no polish either
     */
    String describeNoPolish(List<String> alone, int rows) {
        return optimizer == ADMM && polish == null && !alone.isEmpty() && rows >= PolishedTrainer.LEAST_ROWS
                ? "ADMM runs alone, without the polish of the default method, because of " + String.join(", ", alone)
                        + "; --polish " + PolishSettings.ITERATIONS + " adds it"
                : "";
    }
}
