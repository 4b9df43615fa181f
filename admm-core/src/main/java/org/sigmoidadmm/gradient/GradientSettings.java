package org.sigmoidadmm.gradient;

import java.util.Objects;
import org.sigmoidadmm.Course;
import org.sigmoidadmm.InitialScheme;
import org.sigmoidadmm.Initialization;
import org.sigmoidadmm.StoppingRules;
import org.sigmoidadmm.TrainingSettings;

/**
 * All settings of a training by a gradient method, immutable.
 *
 * <pre>{@code
 * GradientSettings settings = GradientSettings.defaults(GradientMethod.adam(1e-3)).toBuilder().hidden(100, 100).build();
 * }</pre>
 */
public final class GradientSettings extends TrainingSettings {

    static final int DEFAULT_BATCH_SIZE = 64;

    private final GradientMethod method;
    private final int batchSize;
    private final StepSchedule schedule;
    private final double weightDecay;
    private final double clipNorm;

    private GradientSettings(Builder builder) {
        super(builder);
        this.method = builder.method;
        this.batchSize = builder.batchSize;
        this.schedule = builder.schedule;
        this.weightDecay = builder.weightDecay;
        this.clipNorm = builder.clipNorm;
    }

    /**
     * Two hidden layers of 100 sigmoid units, squared loss, 200 epochs of batches of {@value #DEFAULT_BATCH_SIZE} (all
     * samples for L-BFGS), Xavier weights with random hidden biases, neither weight decay nor clipping.
     *
     * @param method the method with its own numbers
     * @return the settings
     */
    public static GradientSettings defaults(GradientMethod method) {
        return new Builder(method).build();
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
     * The method with its own numbers.
     *
     * @return the method
     */
    public GradientMethod method() {
        return method;
    }

    /**
     * Samples per step.
     *
     * @return at least 1, or 0 for the default: {@value #DEFAULT_BATCH_SIZE}, and all samples for L-BFGS
     */
    public int batchSize() {
        return batchSize;
    }

    /**
     * Samples per step with the default put in.
     *
     * @return at least 1; {@link Integer#MAX_VALUE} for all samples
     */
    public int samplesPerStep() {
        if (batchSize > 0) {
            return batchSize;
        }
        return method instanceof GradientMethod.Lbfgs ? Integer.MAX_VALUE : DEFAULT_BATCH_SIZE;
    }

    /**
     * How the step size changes over the epochs.
     *
     * @return the schedule
     */
    public StepSchedule schedule() {
        return schedule;
    }

    /**
     * Weight decay δ.
     *
     * @return at least 0
     */
    public double weightDecay() {
        return weightDecay;
    }

    /**
     * The largest norm that a gradient may have.
     *
     * @return a positive norm, infinite for no clipping
     */
    public double clipNorm() {
        return clipNorm;
    }

    /** {@inheritDoc} The number of epochs is one of them where the schedule has it, as the cosine has. */
    @Override
    public Course course() {
        Course course = course(method.name())
                .with(method.name(), method)
                .with("batch size", batchSize)
                .with("schedule", schedule.name())
                .with("schedule", schedule)
                .with("weight decay", weightDecay)
                .with("clip norm", clipNorm);
        return schedule instanceof StepSchedule.Cosine ? course.with("schedule epochs", epochs()) : course;
    }

    /** Collects settings; each call checks its own value, so that the message names it. */
    public static final class Builder extends TrainingSettings.Builder<Builder> {

        private GradientMethod method;
        private int batchSize;
        private StepSchedule schedule = new StepSchedule.Constant();
        private double weightDecay;
        private double clipNorm = Double.POSITIVE_INFINITY;

        Builder(GradientMethod method) {
            super(200, new Initialization(InitialScheme.XAVIER, 1, true, 0));
            this.method = Objects.requireNonNull(method, "method");
        }

        Builder(GradientSettings settings) {
            super(settings);
            this.method = settings.method;
            this.batchSize = settings.batchSize;
            this.schedule = settings.schedule;
            this.weightDecay = settings.weightDecay;
            this.clipNorm = settings.clipNorm;
        }

        @Override
        protected Builder self() {
            return this;
        }

        /**
         * Sets the method.
         *
         * @param newMethod the method with its own numbers
         * @return this
         */
        public Builder method(GradientMethod newMethod) {
            this.method = Objects.requireNonNull(newMethod, "method");
            return this;
        }

        /**
         * Sets the number of samples per step. They are drawn without replacement, in another order in each epoch; the
         * last batch of an epoch is smaller where the number does not divide the samples. As many as there are samples or
         * more: all at once, in their own order.
         *
         * @param samples at least 1, or 0 for the default: {@value GradientSettings#DEFAULT_BATCH_SIZE}, and all samples
         *     for L-BFGS
         * @return this
         * @throws IllegalArgumentException if negative
         */
        public Builder batchSize(int samples) {
            require(samples >= 0, "batch size", samples, "at least 0");
            this.batchSize = samples;
            return this;
        }

        /**
         * Sets how the step size changes over the epochs; default constant.
         *
         * @param newSchedule the schedule
         * @return this
         */
        public Builder schedule(StepSchedule newSchedule) {
            this.schedule = Objects.requireNonNull(newSchedule, "schedule");
            return this;
        }

        /**
         * Sets the weight decay δ, the weight of ½‖W_i‖², biases included, against the loss averaged over the n samples
         * (ADMM's λ, whose loss is summed, is nδ); default 0. For Adam it is part of the gradient, as in PyTorch's
         * {@code Adam}, not decoupled as in its {@code AdamW}.
         *
         * @param decay at least 0 and finite
         * @return this
         * @throws IllegalArgumentException if outside that range
         */
        public Builder weightDecay(double decay) {
            if (!(decay >= 0) || decay == Double.POSITIVE_INFINITY) {
                throw new IllegalArgumentException("weight decay is " + decay + ", must be at least 0 and finite");
            }
            this.weightDecay = decay;
            return this;
        }

        /**
         * Sets the largest norm of a step's gradient, taken over all layers together and before weight decay; a longer
         * one is multiplied by norm/(its own norm + 1e-6), as PyTorch's {@code clip_grad_norm_}. Default infinite.
         *
         * @param norm positive, infinite for no clipping
         * @return this
         * @throws IllegalArgumentException if not positive
         */
        public Builder clipNorm(double norm) {
            if (!(norm > 0)) {
                throw new IllegalArgumentException("clip norm is " + norm + ", must be positive");
            }
            this.clipNorm = norm;
            return this;
        }

        /**
         * Sets what else ends a training than its number of epochs; default nothing.
         *
         * @param rules the rules; without tolerances of the residuals, which gradient methods do not have
         * @return this
         * @throws IllegalArgumentException if a tolerance of the residuals is set
         */
        @Override
        public Builder stopping(StoppingRules rules) {
            if (rules.hasTolerances()) {
                throw new IllegalArgumentException("residual tolerances are " + rules.primalTolerance() + " and "
                        + rules.dualTolerance() + ", must be 0: gradient methods have no residuals");
            }
            return super.stopping(rules);
        }

        /**
         * Makes the settings.
         *
         * @return the settings
         * @throws IllegalArgumentException if the method is L-BFGS and a batch size, a schedule or clipping is set, which
         *     it has no use for
         */
        public GradientSettings build() {
            if (method instanceof GradientMethod.Lbfgs) {
                requireUnset("a batch size", batchSize == 0);
                requireUnset("a step size schedule", schedule instanceof StepSchedule.Constant);
                requireUnset("gradient clipping", clipNorm == Double.POSITIVE_INFINITY);
            }
            return new GradientSettings(this);
        }

        private static void requireUnset(String what, boolean unset) {
            if (!unset) {
                throw new IllegalArgumentException(
                        "L-BFGS uses all samples and searches its own step sizes; it has no use for " + what);
            }
        }
    }
}
