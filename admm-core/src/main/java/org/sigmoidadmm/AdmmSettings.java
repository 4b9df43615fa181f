package org.sigmoidadmm;

import java.util.Objects;
import org.sigmoidadmm.matrix.Activation;

/**
 * All settings of a training by ADMM, immutable. Two presets are the starting points: {@link #defaults}, measured to work
 * well, and {@link #paper}, the settings of the authors' released code.
 *
 * <pre>{@code
 * AdmmSettings settings = AdmmSettings.defaults().toBuilder().hidden(100, 100).epochs(50).build();
 * }</pre>
 */
public final class AdmmSettings extends TrainingSettings {

    /**
     * The share of the samples' weight from which λ is part of the aim: the penalty of the weights then counts in what epochs
     * are compared by, where there are no validation samples, and in what the safeguard watches.
     */
    public static final double LEAST_PENALTY = 1e-8;

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
    private final OutputStart outputStart;
    private final Safeguard safeguard;
    private final int blockColumns;

    private AdmmSettings(Builder builder) {
        super(builder);
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
        this.outputStart = builder.outputStart;
        this.safeguard = builder.safeguard;
        this.blockColumns = builder.blockColumns;
    }

    /**
     * Settings measured to work well without further choice (docs/adr/0005): two hidden layers of 100 sigmoid units,
     * 50 epochs, λ = 1e-9, β = 10, LeCun weights of scale 3 with random hidden biases, V_N started at the targets, {@link
     * Majorizer#LIPSCHITZ}, {@link Safeguard#RESTART}.
     *
     * @return the preset
     */
    public static AdmmSettings defaults() {
        return new Builder().build();
    }

    /**
     * The settings of the authors' released code: λ = 1e-6, β = 1, {@link Majorizer#MAX_ABS}, MSRA weights by fan-out
     * of scale 8 with biases 0, V_N started by the forward pass, {@link Safeguard#WARN}.
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
     * Where V_N starts.
     *
     * @return the start
     */
    public OutputStart outputStart() {
        return outputStart;
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
     * Columns per block of the local step.
     *
     * @return at least 1, or 0 for a size chosen from the widths
     */
    public int blockColumns() {
        return blockColumns;
    }

    @Override
    public Course course() {
        return course("admm")
                .with("lambda", lambda)
                .with("lambda scaling", lambdaScaling)
                .with("beta", beta)
                .with("penalty adaptation", penaltyAdaptation)
                .with("dual step", dualStep)
                .with("majorizer", majorizer)
                .with("weight curvature", weightCurvature)
                .with("weight curvature factor", curvatureFactor)
                .with("activation curvature", activationCurvature)
                .with("activation curvature factor", activationCurvatureFactor)
                .with("output start", outputStart)
                .with("safeguard", safeguard)
                .with("block columns", blockColumns);
    }

    /** Collects settings; each call checks its own value, so that the message names it. */
    public static final class Builder extends TrainingSettings.Builder<Builder> {

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
        private OutputStart outputStart = OutputStart.TARGET;
        private Safeguard safeguard = Safeguard.RESTART;
        private int blockColumns;

        Builder() {
            super(50, new Initialization(InitialScheme.LECUN_GAUSS, 3, true, 0));
        }

        Builder(AdmmSettings settings) {
            super(settings);
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
            this.outputStart = settings.outputStart;
            this.safeguard = settings.safeguard;
            this.blockColumns = settings.blockColumns;
        }

        @Override
        protected Builder self() {
            return this;
        }

        /**
         * Sets the widths of the hidden layers, from input to output; default 100, 100.
         *
         * @param widths at least one, each at least 1
         * @return this
         * @throws IllegalArgumentException if there is none, or one is below 1
         */
        @Override
        public Builder hidden(int... widths) {
            if (widths.length == 0) {
                throw new IllegalArgumentException("at least one hidden layer is needed");
            }
            return super.hidden(widths);
        }

        /**
         * Sets the hidden layers' activation σ; default sigmoid.
         *
         * @param newActivation a function with finite bounds, as the majorizers need
         * @return this
         * @throws IllegalArgumentException if a bound of σ, σ′ or σ″ is infinite
         */
        @Override
        public Builder activation(Activation newActivation) {
            Objects.requireNonNull(newActivation, "activation");
            if (!newActivation.bounds().isSmooth()) {
                throw new IllegalArgumentException("activation " + newActivation.name()
                        + " has no finite bounds of its value and first two derivatives, which ADMM needs");
            }
            return super.activation(newActivation);
        }

        /**
         * Sets λ, default 1e-9, the weight of ½‖W_i‖² against ½‖prediction − Y‖² summed over samples (or see {@link #lambdaScaling});
         * biases are weighted too. From {@value AdmmSettings#LEAST_PENALTY} of Σw on, the number of samples without weights,
         * it also counts in what epochs are compared by, see {@link AdmmSolver#merit}.
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
         * Sets β, the penalty of each layer's constraint; default 10.
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
         * Sets where V_N starts; default {@link OutputStart#TARGET}.
         *
         * @param newOutputStart the start
         * @return this
         */
        public Builder outputStart(OutputStart newOutputStart) {
            this.outputStart = Objects.requireNonNull(newOutputStart, "outputStart");
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
    }
}
