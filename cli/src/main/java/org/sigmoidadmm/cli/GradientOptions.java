package org.sigmoidadmm.cli;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sigmoidadmm.cli.text.Keyword;
import org.sigmoidadmm.gradient.GradientMethod;
import org.sigmoidadmm.gradient.GradientSettings;
import org.sigmoidadmm.gradient.StepSchedule;
import picocli.CommandLine.Option;

/** The options of the gradient methods. */
final class GradientOptions {

    /** How the step size changes. */
    enum Schedule {
        CONSTANT,
        STEP,
        COSINE
    }

    private static final double SGD_STEP = 0.05;
    private static final double ADAM_STEP = 1e-3;
    private static final double MOMENTUM = 0.9;
    private static final double DECAY = 0.1;
    private static final int DECAY_EVERY = 50;

    @Option(
            names = "--step-size",
            paramLabel = "H",
            description = "Step size of sgd and adam on the loss averaged over the rows, above 0. Default: sgd "
                    + SGD_STEP + ", adam " + ADAM_STEP + ".")
    private @Nullable Double stepSize;

    @Option(
            names = "--batch-size",
            paramLabel = "ROWS",
            description = "Rows per step of sgd and adam, at least 1. Default: 64.")
    private @Nullable Integer batchSize;

    @Option(
            names = "--schedule",
            paramLabel = "constant|step|cosine",
            description = "How the step size of sgd and adam changes: not, by --decay every --decay-every epochs, or "
                    + "down to 0 along half a cosine over all epochs. Default: constant.")
    private @Nullable Schedule schedule;

    @Option(
            names = "--decay",
            paramLabel = "F",
            description = "Factor of --schedule step, above 0 and at most 1. Default: " + DECAY + ".")
    private @Nullable Double decay;

    @Option(
            names = "--decay-every",
            paramLabel = "K",
            description = "Epochs between the steps of --schedule step, at least 1. Default: " + DECAY_EVERY + ".")
    private @Nullable Integer decayEvery;

    @Option(
            names = "--momentum",
            paramLabel = "M",
            description = "Momentum of sgd, from 0 to below 1. Default: " + MOMENTUM + ".")
    private @Nullable Double momentum;

    @Option(
            names = "--nesterov",
            negatable = true,
            description = "Whether the momentum of sgd is Nesterov's; it needs a momentum above 0. Default: it is.")
    private @Nullable Boolean nesterov;

    @Option(
            names = "--weight-decay",
            paramLabel = "D",
            description = "Weight of half the squared weights, biases included, against the loss averaged over the "
                    + "rows, from 0, of sgd, adam and lbfgs. Default: 0.")
    private @Nullable Double weightDecay;

    @Option(
            names = "--clip",
            paramLabel = "NORM",
            description = "Largest norm of a gradient of sgd and adam, above 0; longer ones are shortened. Default: no "
                    + "limit.")
    private @Nullable Double clip;

    @Option(
            names = "--lbfgs-memory",
            paramLabel = "M",
            description = "Pairs of steps that lbfgs remembers, at least 1. Default: 10.")
    private @Nullable Integer lbfgsMemory;

    /**
     * The method.
     *
     * @param optimizer sgd, adam or lbfgs
     * @return the method with its own numbers
     * @throws IllegalArgumentException if the value of an option is out of range
     */
    GradientMethod method(OptimizerOptions.Optimizer optimizer) {
        return switch (optimizer) {
            case SGD -> {
                double mu = momentum == null ? MOMENTUM : momentum;
                yield new GradientMethod.Sgd(
                        stepSize == null ? SGD_STEP : stepSize, mu, nesterov == null ? mu != 0 : nesterov);
            }
            case ADAM -> GradientMethod.adam(stepSize == null ? ADAM_STEP : stepSize);
            default -> {
                GradientMethod.Lbfgs preset = GradientMethod.lbfgs();
                yield new GradientMethod.Lbfgs(
                        lbfgsMemory == null ? preset.memory() : lbfgsMemory, preset.decrease(), preset.curvature());
            }
        };
    }

    /**
     * Applies the options that are not the method's own.
     *
     * @param builder the settings so far, changed
     * @throws UsageException if options contradict each other
     * @throws IllegalArgumentException if the value of an option is out of range
     */
    void apply(GradientSettings.Builder builder) {
        if (batchSize != null) {
            if (batchSize < 1) {
                throw new UsageException("batch size is " + batchSize + ", must be at least 1");
            }
            builder.batchSize(batchSize);
        }
        builder.schedule(schedule());
        if (weightDecay != null) {
            builder.weightDecay(weightDecay);
        }
        if (clip != null) {
            builder.clipNorm(clip);
        }
    }

    private StepSchedule schedule() {
        if (schedule != Schedule.STEP && (decay != null || decayEvery != null)) {
            throw new UsageException((decay != null ? "--decay" : "--decay-every") + " belongs to --schedule step, "
                    + (schedule == null ? "which is not given" : "not to " + Keyword.of(schedule)));
        }
        return switch (schedule == null ? Schedule.CONSTANT : schedule) {
            case CONSTANT -> new StepSchedule.Constant();
            case STEP ->
                new StepSchedule.StepDecay(
                        decay == null ? DECAY : decay, decayEvery == null ? DECAY_EVERY : decayEvery);
            case COSINE -> new StepSchedule.Cosine();
        };
    }

    /** Names the settings that the methods have of their own, for reports and model files. */
    static void describe(GradientSettings settings, Map<String, Object> all) {
        GradientMethod method = settings.method();
        if (method instanceof GradientMethod.Sgd sgd) {
            all.put("stepSize", sgd.stepSize());
            all.put("momentum", sgd.momentum());
            all.put("nesterov", sgd.nesterov());
        } else if (method instanceof GradientMethod.Adam adam) {
            all.put("stepSize", adam.stepSize());
        } else if (method instanceof GradientMethod.Lbfgs lbfgs) {
            all.put("memory", lbfgs.memory());
        }
        if (!(method instanceof GradientMethod.Lbfgs)) {
            all.put("batchSize", settings.samplesPerStep());
            describe(settings.schedule(), all);
        }
        all.put("weightDecay", settings.weightDecay());
        if (settings.clipNorm() < Double.POSITIVE_INFINITY) {
            all.put("clip", settings.clipNorm());
        }
    }

    private static void describe(StepSchedule schedule, Map<String, Object> all) {
        all.put("schedule", schedule.name());
        if (schedule instanceof StepSchedule.StepDecay step) {
            all.put("decay", step.decay());
            all.put("decayEvery", step.every());
        }
    }
}
