package org.sigmoidadmm;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.sigmoidadmm.matrix.Activation;
import org.sigmoidadmm.matrix.Activations;
import org.sigmoidadmm.matrix.Loss;
import org.sigmoidadmm.matrix.Losses;

/**
 * All settings of a training by ADMM, immutable. Two presets are the starting points: {@link #defaults}, measured to work
 * well, and {@link #paper}, the settings of the authors' released code.
 *
 * <pre>{@code
 * AdmmSettings settings = AdmmSettings.defaults().toBuilder().hidden(100, 100).epochs(50).build();
 * }</pre>
 */
public final class AdmmSettings {

    private final int[] hidden;
    private final Activation activation;
    private final Loss loss;
    private final int epochs;
    private final PerLayer lambda;
    private final PerLayer beta;
    private final PerLayer curvatureFactor;
    private final PerLayer activationCurvatureFactor;
    private final WeightCurvature weightCurvature;
    private final ActivationCurvature activationCurvature;
    private final LambdaScaling lambdaScaling;
    private final double dualStep;
    private final PenaltyAdaptation penaltyAdaptation;
    private final Majorizer majorizer;
    private final Initialization initialization;
    private final OutputStart outputStart;
    private final StoppingRules stopping;
    private final Safeguard safeguard;
    private final int threads;
    private final int blockColumns;
    private final int evaluationInterval;

    private AdmmSettings(Builder builder) {
        this.hidden = builder.hidden.clone();
        this.activation = builder.activation;
        this.loss = builder.loss;
        this.epochs = builder.epochs;
        this.lambda = builder.lambda;
        this.beta = builder.beta;
        this.curvatureFactor = builder.curvatureFactor;
        this.activationCurvatureFactor = builder.activationCurvatureFactor;
        this.weightCurvature = builder.weightCurvature;
        this.activationCurvature = builder.activationCurvature;
        this.lambdaScaling = builder.lambdaScaling;
        this.dualStep = builder.dualStep;
        this.penaltyAdaptation = builder.penaltyAdaptation;
        this.majorizer = builder.majorizer;
        this.initialization = builder.initialization;
        this.outputStart = builder.outputStart;
        this.stopping = builder.stopping;
        this.safeguard = builder.safeguard;
        this.threads = builder.threads;
        this.blockColumns = builder.blockColumns;
        this.evaluationInterval = builder.evaluationInterval;
    }

    /**
     * Settings measured to work well without further choice (docs/adr/0005): two hidden layers of 100 sigmoid units,
     * 50 epochs, LeCun weights of scale 3 with random hidden biases, V_N started at the targets, {@link
     * Majorizer#LIPSCHITZ}.
     *
     * @return the preset
     */
    public static AdmmSettings defaults() {
        return new Builder().build();
    }

    /**
     * The settings of the authors' released code: λ = 1e-6, β = 1, {@link Majorizer#MAX_ABS}, MSRA weights by fan-out
     * of scale 8 with biases 0, V_N started by the forward pass.
     *
     * @return the preset
     */
    public static AdmmSettings paper() {
        return new Builder()
                .lambda(1e-6)
                .beta(1)
                .majorizer(Majorizer.MAX_ABS)
                .initialization(new Initialization(InitialScheme.MSRA_FAN_OUT, 8, false, 0))
                .outputStart(OutputStart.FORWARD)
                .safeguard(Safeguard.WARN)
                .build();
    }

    /**
     * Starts a changed copy.
     *
     * @return a builder with these settings
     */
    public Builder toBuilder() {
        return new Builder(this);
    }

    /**
     * Widths of the hidden layers, from input to output.
     *
     * @return a copy
     */
    public int[] hidden() {
        return hidden.clone();
    }

    /**
     * The hidden layers' activation σ.
     *
     * @return the activation
     */
    public Activation activation() {
        return activation;
    }

    /**
     * The loss ℓ of the outputs.
     *
     * @return the loss
     */
    public Loss loss() {
        return loss;
    }

    /**
     * Number of epochs.
     *
     * @return at least 1
     */
    public int epochs() {
        return epochs;
    }

    /**
     * λ, to be read with {@link #lambdaScaling}.
     *
     * @return λ
     */
    public PerLayer lambda() {
        return lambda;
    }

    /**
     * Whether λ weighs against the sum of the losses or their mean.
     *
     * @return the scaling
     */
    public LambdaScaling lambdaScaling() {
        return lambdaScaling;
    }

    /**
     * β.
     *
     * @return β
     */
    public PerLayer beta() {
        return beta;
    }

    /**
     * Factor on the curvature of the weight updates.
     *
     * @return the factor
     */
    public PerLayer curvatureFactor() {
        return curvatureFactor;
    }

    /**
     * Factor on the curvature of a layer in the update of the activations before it.
     *
     * @return the factor
     */
    public PerLayer activationCurvatureFactor() {
        return activationCurvatureFactor;
    }

    /**
     * How finely the curvature of the weight updates is chosen.
     *
     * @return the rule
     */
    public WeightCurvature weightCurvature() {
        return weightCurvature;
    }

    /**
     * How finely the curvature of the activation updates is chosen.
     *
     * @return the rule
     */
    public ActivationCurvature activationCurvature() {
        return activationCurvature;
    }

    /**
     * How the penalties change during the training.
     *
     * @return the rule
     */
    public PenaltyAdaptation penaltyAdaptation() {
        return penaltyAdaptation;
    }

    /**
     * Factor on the step of the multipliers.
     *
     * @return in (0, 1]
     */
    public double dualStep() {
        return dualStep;
    }

    /**
     * The rule for the curvature.
     *
     * @return the rule
     */
    public Majorizer majorizer() {
        return majorizer;
    }

    /**
     * The random start.
     *
     * @return scheme, scale, biases and seed
     */
    public Initialization initialization() {
        return initialization;
    }

    /**
     * Where V_N starts.
     *
     * @return the start
     */
    public OutputStart outputStart() {
        return outputStart;
    }

    /**
     * When a training ends before its last epoch.
     *
     * @return the rules
     */
    public StoppingRules stopping() {
        return stopping;
    }

    /**
     * What is done about a rising error or a collapse.
     *
     * @return the safeguard
     */
    public Safeguard safeguard() {
        return safeguard;
    }

    /**
     * Number of threads.
     *
     * @return at least 1, or 0 for the processors at hand
     */
    public int threads() {
        return threads;
    }

    /**
     * Columns per block of the local step.
     *
     * @return at least 1, or 0 for a size chosen from the widths
     */
    public int blockColumns() {
        return blockColumns;
    }

    /**
     * Every how many epochs the errors are computed.
     *
     * @return at least 1, or 0 for the last epoch alone
     */
    public int evaluationInterval() {
        return evaluationInterval;
    }

    /**
     * Names the settings that the course of a training depends on, but not where it ends, for {@link Fingerprint}.
     *
     * @return a text that two settings of the same course share
     */
    public String course() {
        return "hidden " + Arrays.toString(hidden) + ", activation " + activation.name() + ", loss " + loss.name()
                + method() + ", " + initialization + ", V_N from " + outputStart + ", safeguard " + safeguard
                + ", block columns " + blockColumns + ", evaluation interval " + evaluationInterval;
    }

    private String method() {
        return ", lambda " + lambda + " of the " + (lambdaScaling == LambdaScaling.SUM ? "sum" : "mean") + ", beta "
                + beta + ", " + penaltyAdaptation + ", dual step " + dualStep + ", " + majorizer + ", weight curvature "
                + weightCurvature
                + " times " + curvatureFactor + ", activation curvature " + activationCurvature + " times "
                + activationCurvatureFactor;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof AdmmSettings that && comparable().equals(that.comparable());
    }

    @Override
    public int hashCode() {
        return comparable().hashCode();
    }

    private List<Object> comparable() {
        return List.of(
                Arrays.toString(hidden),
                activation.name(),
                loss.name(),
                epochs,
                lambda,
                beta,
                curvatureFactor,
                activationCurvatureFactor,
                weightCurvature,
                activationCurvature,
                lambdaScaling,
                dualStep,
                penaltyAdaptation,
                majorizer,
                initialization,
                outputStart,
                stopping,
                safeguard,
                threads,
                blockColumns,
                evaluationInterval);
    }

    @Override
    public String toString() {
        return "hidden " + Arrays.toString(hidden) + ", activation " + activation.name() + ", loss " + loss.name()
                + ", epochs " + epochs + method() + ", " + initialization + ", V_N from " + outputStart
                + ", safeguard " + safeguard + ", threads " + threads;
    }

    /** Collects settings; each call checks its own value, so that the message names it. */
    public static final class Builder {

        private int[] hidden = {100, 100};
        private Activation activation = Activations.SIGMOID;
        private Loss loss = Losses.SQUARED;
        private int epochs = 50;
        private PerLayer lambda = PerLayer.of(1e-9);
        private PerLayer beta = PerLayer.of(10);
        private PerLayer curvatureFactor = PerLayer.of(1);
        private PerLayer activationCurvatureFactor = PerLayer.of(1);
        private WeightCurvature weightCurvature = WeightCurvature.LAYER;
        private ActivationCurvature activationCurvature = ActivationCurvature.LAYER;
        private LambdaScaling lambdaScaling = LambdaScaling.SUM;
        private double dualStep = 1;
        private PenaltyAdaptation penaltyAdaptation = PenaltyAdaptation.FIXED;
        private Majorizer majorizer = Majorizer.LIPSCHITZ;
        private Initialization initialization = new Initialization(InitialScheme.LECUN_GAUSS, 3, true, 0);
        private OutputStart outputStart = OutputStart.TARGET;
        private StoppingRules stopping = StoppingRules.NONE;
        private Safeguard safeguard = Safeguard.RESTART;
        private int threads;
        private int blockColumns;
        private int evaluationInterval = 1;

        Builder() {}

        Builder(AdmmSettings settings) {
            this.hidden = settings.hidden;
            this.activation = settings.activation;
            this.loss = settings.loss;
            this.epochs = settings.epochs;
            this.lambda = settings.lambda;
            this.beta = settings.beta;
            this.curvatureFactor = settings.curvatureFactor;
            this.activationCurvatureFactor = settings.activationCurvatureFactor;
            this.weightCurvature = settings.weightCurvature;
            this.activationCurvature = settings.activationCurvature;
            this.lambdaScaling = settings.lambdaScaling;
            this.dualStep = settings.dualStep;
            this.penaltyAdaptation = settings.penaltyAdaptation;
            this.majorizer = settings.majorizer;
            this.initialization = settings.initialization;
            this.outputStart = settings.outputStart;
            this.stopping = settings.stopping;
            this.safeguard = settings.safeguard;
            this.threads = settings.threads;
            this.blockColumns = settings.blockColumns;
            this.evaluationInterval = settings.evaluationInterval;
        }

        /**
         * Sets the widths of the hidden layers, from input to output; default 100, 100.
         *
         * @param widths at least one, each at least 1
         * @return this
         * @throws IllegalArgumentException if there is none, or one is below 1
         */
        public Builder hidden(int... widths) {
            if (widths.length == 0) {
                throw new IllegalArgumentException("at least one hidden layer is needed");
            }
            for (int width : widths) {
                require(width >= 1, "hidden layer width", width, "at least 1");
            }
            this.hidden = widths.clone();
            return this;
        }

        /**
         * Sets the hidden layers' activation σ; default sigmoid.
         *
         * @param newActivation a function with finite bounds, as the majorizers need
         * @return this
         * @throws IllegalArgumentException if a bound of σ, σ′ or σ″ is infinite
         */
        public Builder activation(Activation newActivation) {
            Objects.requireNonNull(newActivation, "activation");
            if (!newActivation.bounds().isSmooth()) {
                throw new IllegalArgumentException("activation " + newActivation.name()
                        + " has no finite bounds of its value and first two derivatives, which ADMM needs");
            }
            this.activation = newActivation;
            return this;
        }

        /**
         * Sets the loss ℓ of the outputs against the targets; default squared, ½‖prediction − Y‖².
         *
         * @param newLoss the loss
         * @return this
         */
        public Builder loss(Loss newLoss) {
            this.loss = Objects.requireNonNull(newLoss, "loss");
            return this;
        }

        /**
         * Sets the number of epochs (iterations of ADMM, each one pass over the data); default 50.
         *
         * @param newEpochs at least 1
         * @return this
         * @throws IllegalArgumentException if below 1
         */
        public Builder epochs(int newEpochs) {
            require(newEpochs >= 1, "epochs", newEpochs, "at least 1");
            this.epochs = newEpochs;
            return this;
        }

        /**
         * Sets λ, the weight of ½‖W_i‖² against ½‖prediction − Y‖² summed over samples (or see {@link #lambdaScaling});
         * biases are weighted too.
         *
         * @param values one positive value, or one per weight layer from input to output
         * @return this
         * @throws IllegalArgumentException if a value is not positive and finite
         */
        public Builder lambda(double... values) {
            this.lambda = perLayer("lambda", values);
            return this;
        }

        /**
         * Sets whether λ weighs against the sum of the losses or against their mean; default {@link LambdaScaling#SUM}.
         *
         * @param newScaling the scaling
         * @return this
         */
        public Builder lambdaScaling(LambdaScaling newScaling) {
            this.lambdaScaling = Objects.requireNonNull(newScaling, "lambdaScaling");
            return this;
        }

        /**
         * Sets a factor on the step of the multipliers, Λ ← Λ + αβ(σ(W·V̄) − V); default 1, the method of the paper. With
         * less the multipliers follow more slowly, and identities such as Λ_N = V_N − Y hold at the fixed point alone.
         *
         * @param newStep α in (0, 1]
         * @return this
         * @throws IllegalArgumentException if out of its range
         */
        public Builder dualStep(double newStep) {
            if (!(newStep > 0 && newStep <= 1)) {
                throw new IllegalArgumentException("dual step is " + newStep + ", must be in (0, 1]");
            }
            this.dualStep = newStep;
            return this;
        }

        /**
         * Sets β, the penalty of each layer's constraint.
         *
         * @param values one positive value, or one per weight layer from input to output
         * @return this
         * @throws IllegalArgumentException if a value is not positive and finite
         */
        public Builder beta(double... values) {
            this.beta = perLayer("beta", values);
            return this;
        }

        /**
         * Sets how the penalties change during the training; default {@link PenaltyAdaptation#FIXED}.
         *
         * @param newAdaptation the rule
         * @return this
         */
        public Builder penaltyAdaptation(PenaltyAdaptation newAdaptation) {
            this.penaltyAdaptation = Objects.requireNonNull(newAdaptation, "penaltyAdaptation");
            return this;
        }

        /**
         * Sets a factor on the curvature c in the weight updates of the hidden layers; default 1. Below 1 the model is
         * no longer an upper one: steps are longer and descent is not guaranteed.
         *
         * @param values one positive value, or one per weight layer from input to output (the last has no effect: that
         *     layer is linear)
         * @return this
         * @throws IllegalArgumentException if a value is not positive and finite
         */
        public Builder curvatureFactor(double... values) {
            this.curvatureFactor = perLayer("curvature factor", values);
            return this;
        }

        /**
         * Sets a factor on the curvature c of a layer in the update of the activations before it; default 1. Below 1 the
         * model is no longer an upper one.
         *
         * @param values one positive value, or one per weight layer from input to output (the first and the last have no
         *     effect: nothing to update is before the one, and the other is linear)
         * @return this
         * @throws IllegalArgumentException if a value is not positive and finite
         */
        public Builder activationCurvatureFactor(double... values) {
            this.activationCurvatureFactor = perLayer("activation curvature factor", values);
            return this;
        }

        /**
         * Sets how finely the curvature of the weight updates is chosen; default {@link WeightCurvature#LAYER}.
         *
         * @param newCurvature the rule
         * @return this
         */
        public Builder weightCurvature(WeightCurvature newCurvature) {
            this.weightCurvature = Objects.requireNonNull(newCurvature, "weightCurvature");
            return this;
        }

        /**
         * Sets how finely the curvature of the activation updates is chosen; default {@link ActivationCurvature#LAYER}.
         *
         * @param newCurvature the rule
         * @return this
         */
        public Builder activationCurvature(ActivationCurvature newCurvature) {
            this.activationCurvature = Objects.requireNonNull(newCurvature, "activationCurvature");
            return this;
        }

        /**
         * Sets the rule for the curvature of the quadratic models; default {@link Majorizer#LIPSCHITZ}.
         *
         * @param newMajorizer the rule
         * @return this
         */
        public Builder majorizer(Majorizer newMajorizer) {
            this.majorizer = Objects.requireNonNull(newMajorizer, "majorizer");
            return this;
        }

        /**
         * Sets the random start; without effect where a training starts from given weights.
         *
         * @param newInitialization scheme, scale, biases and seed
         * @return this
         */
        public Builder initialization(Initialization newInitialization) {
            this.initialization = Objects.requireNonNull(newInitialization, "initialization");
            return this;
        }

        /**
         * Sets the seed of the random start, leaving its scheme.
         *
         * @param seed any number
         * @return this
         */
        public Builder seed(long seed) {
            this.initialization = initialization.withSeed(seed);
            return this;
        }

        /**
         * Sets where V_N starts.
         *
         * @param newOutputStart the start
         * @return this
         */
        public Builder outputStart(OutputStart newOutputStart) {
            this.outputStart = Objects.requireNonNull(newOutputStart, "outputStart");
            return this;
        }

        /**
         * Sets when the training ends before its last epoch; default {@link StoppingRules#NONE}.
         *
         * @param newStopping the rules
         * @return this
         */
        public Builder stopping(StoppingRules newStopping) {
            this.stopping = Objects.requireNonNull(newStopping, "stopping");
            return this;
        }

        /**
         * Sets what is done about a rising error or a collapse, which is seen in the epochs that are evaluated; default
         * {@link Safeguard#RESTART}.
         *
         * @param newSafeguard the safeguard
         * @return this
         */
        public Builder safeguard(Safeguard newSafeguard) {
            this.safeguard = Objects.requireNonNull(newSafeguard, "safeguard");
            return this;
        }

        /**
         * Sets the number of threads that work on blocks of columns; the result has the same bits for any number.
         * Default 0. More than 8 threads, or than there are blocks, do not help.
         *
         * @param newThreads at least 1, or 0 for the processors at hand
         * @return this
         * @throws IllegalArgumentException if negative
         */
        public Builder threads(int newThreads) {
            require(newThreads >= 0, "threads", newThreads, "at least 0");
            this.threads = newThreads;
            return this;
        }

        /**
         * Sets the number of columns that the local step works on at a time; default 0.
         *
         * @param columns at least 1, or 0 for a size chosen from the widths of the network
         * @return this
         * @throws IllegalArgumentException if negative
         */
        public Builder blockColumns(int columns) {
            require(columns >= 0, "block columns", columns, "at least 0");
            this.blockColumns = columns;
            return this;
        }

        /**
         * Sets every how many epochs the training and validation errors are computed, which costs a forward pass;
         * default 1.
         *
         * @param interval at least 1, or 0 for the last epoch alone
         * @return this
         * @throws IllegalArgumentException if negative
         */
        public Builder evaluationInterval(int interval) {
            require(interval >= 0, "evaluation interval", interval, "at least 0");
            this.evaluationInterval = interval;
            return this;
        }

        /**
         * Makes the settings.
         *
         * @return the settings
         */
        public AdmmSettings build() {
            return new AdmmSettings(this);
        }

        private static PerLayer perLayer(String name, double[] values) {
            for (double value : values) {
                if (!(value > 0) || value == Double.POSITIVE_INFINITY) {
                    throw new IllegalArgumentException(name + " is " + value + ", must be positive and finite");
                }
            }
            return PerLayer.of(values);
        }

        private static void require(boolean condition, String name, int value, String range) {
            if (!condition) {
                throw new IllegalArgumentException(name + " is " + value + ", must be " + range);
            }
        }
    }
}
