package org.sigmoidadmm.cli;

import org.jspecify.annotations.Nullable;
import org.sigmoidadmm.AdmmSettings;
import org.sigmoidadmm.Majorizer;
import org.sigmoidadmm.OutputStart;
import org.sigmoidadmm.Safeguard;
import org.sigmoidadmm.gradient.PolishSettings;
import picocli.CommandLine.Option;

/** The options of ADMM itself; what is not given comes from the preset. */
final class AdmmOptions {

    /** Where the settings start from. */
    enum Preset {
        DEFAULT,
        PAPER
    }

    @Option(
            names = "--preset",
            paramLabel = "default|paper",
            defaultValue = "default",
            description = "Where all settings of admm that are not given come from: default, measured to work well, or "
                    + "paper, those of the authors' code, which can fail (see --safeguard). Default: "
                    + "${DEFAULT-VALUE}.")
    private Preset preset = Preset.DEFAULT;

    @Option(
            names = "--lambda",
            paramLabel = "L",
            split = ",",
            description = "Weight of the squared weights against the loss summed over the rows, above 0; one for all "
                    + "layers or one per layer. Larger is smoother. Default: 1e-9; preset paper 1e-6; random-features "
                    + "chooses it by cross-validation.")
    private double @Nullable [] lambda;

    @Option(
            names = "--beta",
            paramLabel = "B",
            split = ",",
            description = "Penalty that ties each layer to the next, above 0; one for all layers or one per layer. "
                    + "Larger is steadier and slower. Default: 10; preset paper 1.")
    private double @Nullable [] beta;

    @Option(
            names = "--majorizer",
            paramLabel = "RULE",
            description = "Curvature of the quadratic models: lipschitz, the "
                    + "paper's bound, or max-abs, the authors' code. Default: lipschitz; preset paper max-abs.")
    private @Nullable Majorizer majorizer;

    @Option(
            names = "--curvature-factor",
            paramLabel = "F",
            split = ",",
            description = "Factor on that curvature in the weight updates, above 0; one for all layers or one per "
                    + "layer. Below 1 steps are longer and descent is not guaranteed. Default: 1.")
    private double @Nullable [] curvatureFactor;

    @Option(
            names = "--output-start",
            paramLabel = "target|forward",
            description = "Where the outputs start: at the targets, or where the first weights put them. Default: "
                    + "target; preset paper forward.")
    private @Nullable OutputStart outputStart;

    @Option(
            names = "--safeguard",
            paramLabel = "off|warn|restart",
            description = "What to do when the error rises again, the predictions collapse to a constant, or numbers "
                    + "overflow: nothing, say so, or also go back to the best weights and go on more carefully. "
                    + "Default: restart; preset paper warn.")
    private @Nullable Safeguard safeguard;

    @Option(
            names = "--polish",
            paramLabel = "K",
            description = "Iterations of L-BFGS after the epochs of admm, with a regularisation that the data choose "
                    + "and choose again on the way, unless admm leaves no noise; 0 for none. Default: "
                    + PolishSettings.ITERATIONS
                    + " after " + PolishSettings.ADMM_EPOCHS + " epochs; with --epochs, --lambda, --beta, "
                    + "--majorizer, a tolerance or preset paper 0.")
    private @Nullable Integer polish;

    /**
     * Iterations of the polish.
     *
     * @param plain whether something was asked for that means the plain method
     */
    int polish(boolean plain) {
        if (polish != null) {
            return polish;
        }
        boolean own = lambda != null || beta != null || majorizer != null || curvatureFactor != null;
        return plain || own || preset == Preset.PAPER ? 0 : PolishSettings.ITERATIONS;
    }

    Preset preset() {
        return preset;
    }

    /** The values of {@code --lambda}, or null. */
    double @Nullable [] lambda() {
        return lambda == null ? null : lambda.clone();
    }

    /** The settings of the preset. */
    AdmmSettings.Builder start() {
        return (preset == Preset.PAPER ? AdmmSettings.paper() : AdmmSettings.defaults()).toBuilder();
    }

    /**
     * Applies the options.
     *
     * @param builder the settings so far, changed
     * @throws IllegalArgumentException if the value of an option is out of range
     */
    void apply(AdmmSettings.Builder builder) {
        if (lambda != null) {
            builder.lambda(lambda);
        }
        if (beta != null) {
            builder.beta(beta);
        }
        if (majorizer != null) {
            builder.majorizer(majorizer);
        }
        if (curvatureFactor != null) {
            builder.curvatureFactor(curvatureFactor);
        }
        if (outputStart != null) {
            builder.outputStart(outputStart);
        }
        if (safeguard != null) {
            builder.safeguard(safeguard);
        }
    }
}
