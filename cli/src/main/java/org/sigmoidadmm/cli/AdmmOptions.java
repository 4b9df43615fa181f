package org.sigmoidadmm.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;
import org.sigmoidadmm.ActivationCurvature;
import org.sigmoidadmm.AdmmSettings;
import org.sigmoidadmm.LambdaScaling;
import org.sigmoidadmm.Majorizer;
import org.sigmoidadmm.OutputStart;
import org.sigmoidadmm.PenaltyAdaptation;
import org.sigmoidadmm.PerLayer;
import org.sigmoidadmm.Safeguard;
import org.sigmoidadmm.WeightCurvature;
import org.sigmoidadmm.cli.text.Keyword;
import picocli.CommandLine.Option;

/** The options of ADMM itself; what is not given comes from the preset. */
final class AdmmOptions {

    /** Where the settings start from. */
    enum Preset {
        DEFAULT,
        PAPER
    }

    private static final double RESIDUAL_RATIO = 10;
    private static final double NORM_RATIO = 0.05;
    private static final int ADAPTING_EPOCHS = 25;

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
            description = "Weight of the squared weights against the loss (see --lambda-scaling), above 0; one for all "
                    + "layers or one per layer. Larger is smoother. Default: 1e-9; preset paper 1e-6; random-features "
                    + "chooses it by cross-validation.")
    private double @Nullable [] lambda;

    @Option(
            names = "--lambda-scaling",
            paramLabel = "sum|mean",
            description = "What --lambda weighs against: the loss summed over the rows, as in the paper, or its mean. "
                    + "Default: sum.")
    private @Nullable LambdaScaling lambdaScaling;

    @Option(
            names = "--beta",
            paramLabel = "B",
            split = ",",
            description = "Penalty that ties each layer to the next, above 0; one for all layers or one per layer. "
                    + "Larger is steadier and slower. Default: 10; preset paper 1.")
    private double @Nullable [] beta;

    @Option(
            names = "--penalty-adaptation",
            paramLabel = "RULE",
            description = "How beta changes in the first " + ADAPTING_EPOCHS
                    + " epochs, by at most a quarter in each: fixed, not at "
                    + "all; residual-balancing, so that no residual of a layer is above 10 times the other; "
                    + "norm-tied, as 0.05 times the squared norm of the next layer's weights times its beta and "
                    + "curvature asks for. Default: fixed.")
    private PenaltyAdaptation.@Nullable Rule penaltyAdaptation;

    @Option(
            names = "--dual-step",
            paramLabel = "A",
            description = "Factor on the step of the multipliers, above 0 and at most 1. Default: 1.")
    private @Nullable Double dualStep;

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
            names = "--weight-curvature",
            paramLabel = "RULE",
            description = "How finely that curvature is chosen in the weight updates: layer; neuron; backtracked, per "
                    + "neuron as small as the model stays above the function; or gauss-newton, per neuron and no upper "
                    + "model. Default: layer.")
    private @Nullable WeightCurvature weightCurvature;

    @Option(
            names = "--activation-curvature",
            paramLabel = "RULE",
            description = "The same in the updates of the units: layer; sample; or backtracked, per sample. Default: "
                    + "layer.")
    private @Nullable ActivationCurvature activationCurvature;

    @Option(
            names = "--activation-curvature-factor",
            paramLabel = "F",
            split = ",",
            description = "Factor on the curvature in the updates of the units, above 0; one for all layers or one per "
                    + "layer. Default: 1.")
    private double @Nullable [] activationCurvatureFactor;

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

    /** The options given that ask for another iteration than that of the preset default. */
    List<String> changesOfTheIteration() {
        List<String> given = new ArrayList<>();
        if (preset == Preset.PAPER) {
            given.add("--preset paper");
        }
        ifGiven(lambda, value -> given.add("--lambda"));
        ifGiven(lambdaScaling, value -> given.add("--lambda-scaling"));
        ifGiven(beta, value -> given.add("--beta"));
        ifGiven(penaltyAdaptation, value -> given.add("--penalty-adaptation"));
        ifGiven(dualStep, value -> given.add("--dual-step"));
        ifGiven(majorizer, value -> given.add("--majorizer"));
        ifGiven(curvatureFactor, value -> given.add("--curvature-factor"));
        ifGiven(weightCurvature, value -> given.add("--weight-curvature"));
        ifGiven(activationCurvature, value -> given.add("--activation-curvature"));
        ifGiven(activationCurvatureFactor, value -> given.add("--activation-curvature-factor"));
        return given;
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
        ifGiven(lambda, builder::lambda);
        ifGiven(lambdaScaling, builder::lambdaScaling);
        ifGiven(beta, builder::beta);
        ifGiven(penaltyAdaptation, rule -> builder.penaltyAdaptation(adaptation(rule)));
        ifGiven(dualStep, builder::dualStep);
        ifGiven(majorizer, builder::majorizer);
        ifGiven(curvatureFactor, builder::curvatureFactor);
        ifGiven(weightCurvature, builder::weightCurvature);
        ifGiven(activationCurvature, builder::activationCurvature);
        ifGiven(activationCurvatureFactor, builder::activationCurvatureFactor);
        ifGiven(outputStart, builder::outputStart);
        ifGiven(safeguard, builder::safeguard);
    }

    private static <T> void ifGiven(@Nullable T value, Consumer<T> setter) {
        if (value != null) {
            setter.accept(value);
        }
    }

    private static PenaltyAdaptation adaptation(PenaltyAdaptation.Rule rule) {
        return switch (rule) {
            case FIXED -> PenaltyAdaptation.FIXED;
            case RESIDUAL_BALANCING -> PenaltyAdaptation.balancing(RESIDUAL_RATIO, ADAPTING_EPOCHS);
            case NORM_TIED -> PenaltyAdaptation.normTied(NORM_RATIO, ADAPTING_EPOCHS);
        };
    }

    /** Names the settings of the iteration, for reports and model files; those that few change only where they differ. */
    static void describe(AdmmSettings settings, Map<String, Object> all) {
        AdmmSettings usual = AdmmSettings.defaults();
        all.put("lambda", list(settings.lambda()));
        putUnless(usual.lambdaScaling(), settings.lambdaScaling(), "lambdaScaling", all);
        all.put("beta", list(settings.beta()));
        putUnless(usual.penaltyAdaptation().rule(), settings.penaltyAdaptation().rule(), "penaltyAdaptation", all);
        if (settings.dualStep() != usual.dualStep()) {
            all.put("dualStep", settings.dualStep());
        }
        all.put("majorizer", Keyword.of(settings.majorizer()));
        all.put("curvatureFactor", list(settings.curvatureFactor()));
        putUnless(usual.weightCurvature(), settings.weightCurvature(), "weightCurvature", all);
        putUnless(usual.activationCurvature(), settings.activationCurvature(), "activationCurvature", all);
        if (!settings.activationCurvatureFactor().equals(usual.activationCurvatureFactor())) {
            all.put("activationCurvatureFactor", list(settings.activationCurvatureFactor()));
        }
        all.put("outputStart", Keyword.of(settings.outputStart()));
    }

    private static <E extends Enum<E>> void putUnless(E usual, E value, String name, Map<String, Object> all) {
        if (value != usual) {
            all.put(name, Keyword.of(value));
        }
    }

    private static List<Double> list(PerLayer values) {
        return DoubleStream.of(values.values()).boxed().toList();
    }
}
