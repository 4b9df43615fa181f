package org.sigmoidadmm.gradient;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.sigmoidadmm.InitialScheme;
import org.sigmoidadmm.Initialization;
import org.sigmoidadmm.StoppingRules;
import org.sigmoidadmm.matrix.Activation;
import org.sigmoidadmm.matrix.Activations;
import org.sigmoidadmm.matrix.Loss;
import org.sigmoidadmm.matrix.Losses;

/**
 * All settings of a training by a gradient method, immutable.
 *
 * <pre>{@code
 * GradientSettings settings = GradientSettings.defaults(GradientMethod.adam(1e-3)).toBuilder().hidden(100, 100).build();
 * }</pre>
 */
public final class GradientSettings {

    static final int DEFAULT_BATCH_SIZE = 64;

    private final int[] hidden;
    private final Activation activation;
    private final Loss loss;
    private final int epochs;
    private final GradientMethod method;
    private final int batchSize;
    private final StepSchedule schedule;
    private final double weightDecay;
    private final double clipNorm;
    private final Initialization initialization;
    private final int threads;
    private final int evaluationInterval;
    private final StoppingRules stopping;

    private GradientSettings(Builder builder) {
        this.hidden = builder.hidden.clone();
        this.activation = builder.activation;
        this.loss = builder.loss;
        this.epochs = builder.epochs;
        this.method = builder.method;
        this.batchSize = builder.batchSize;
        this.schedule = builder.schedule;
        this.weightDecay = builder.weightDecay;
        this.clipNorm = builder.clipNorm;
        this.initialization = builder.initialization;
        this.threads = builder.threads;
        this.evaluationInterval = builder.evaluationInterval;
        this.stopping = builder.stopping;
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

    /**
     * The random start.
     *
     * @return scheme, scale, biases and seed
     */
    public Initialization initialization() {
        return initialization;
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
     * Every how many epochs the errors are computed.
     *
     * @return at least 1, or 0 for the last epoch alone
     */
    public int evaluationInterval() {
        return evaluationInterval;
    }

    /**
     * What else ends a training than its number of epochs.
     *
     * @return the rules
     */
    public StoppingRules stopping() {
        return stopping;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof GradientSettings that && comparable().equals(that.comparable());
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
                method,
                batchSize,
                schedule,
                weightDecay,
                clipNorm,
                initialization,
                threads,
                evaluationInterval,
                stopping);
    }

    /** The settings that the iterates depend on; the number of epochs does for the cosine schedule alone. */
    String course() {
        return "hidden " + Arrays.toString(hidden) + ", activation " + activation.name() + ", loss " + loss.name()
                + ", "
                + method + ", batch size " + batchSize + ", schedule " + schedule
                + (schedule instanceof StepSchedule.Cosine ? " over " + epochs + " epochs" : "") + ", weight decay "
                + weightDecay + ", clip norm " + clipNorm + ", " + initialization + ", evaluation interval "
                + evaluationInterval;
    }

    @Override
    public String toString() {
        return course() + ", epochs " + epochs + ", " + stopping + ", threads " + threads;
    }

    /** Collects settings; each call checks its own value, so that the message names it. */
    public static final class Builder {

        private int[] hidden = {100, 100};
        private Activation activation = Activations.SIGMOID;
        private Loss loss = Losses.SQUARED;
        private int epochs = 200;
        private GradientMethod method;
        private int batchSize;
        private StepSchedule schedule = new StepSchedule.Constant();
        private double weightDecay;
        private double clipNorm = Double.POSITIVE_INFINITY;
        private Initialization initialization = new Initialization(InitialScheme.XAVIER, 1, true, 0);
        private int threads;
        private int evaluationInterval = 1;
        private StoppingRules stopping = StoppingRules.NONE;

        Builder(GradientMethod method) {
            this.method = Objects.requireNonNull(method, "method");
        }

        Builder(GradientSettings settings) {
            this.hidden = settings.hidden;
            this.activation = settings.activation;
            this.loss = settings.loss;
            this.epochs = settings.epochs;
            this.method = settings.method;
            this.batchSize = settings.batchSize;
            this.schedule = settings.schedule;
            this.weightDecay = settings.weightDecay;
            this.clipNorm = settings.clipNorm;
            this.initialization = settings.initialization;
            this.threads = settings.threads;
            this.evaluationInterval = settings.evaluationInterval;
            this.stopping = settings.stopping;
        }

        /**
         * Sets the widths of the hidden layers, from input to output; default 100, 100.
         *
         * @param widths each at least 1; none for a linear network
         * @return this
         * @throws IllegalArgumentException if one is below 1
         */
        public Builder hidden(int... widths) {
            for (int width : widths) {
                require(width >= 1, "hidden layer width", width, "at least 1");
            }
            this.hidden = widths.clone();
            return this;
        }

        /**
         * Sets the hidden layers' activation σ; default sigmoid.
         *
         * @param newActivation any function
         * @return this
         */
        public Builder activation(Activation newActivation) {
            this.activation = Objects.requireNonNull(newActivation, "activation");
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
         * Sets the number of epochs: passes over the data for SGD and Adam, iterations for L-BFGS; default 200.
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
         * Sets the random start; without effect where a training starts from given weights, except that the order of
         * the samples comes from its seed too.
         *
         * @param newInitialization scheme, scale, biases and seed
         * @return this
         */
        public Builder initialization(Initialization newInitialization) {
            this.initialization = Objects.requireNonNull(newInitialization, "initialization");
            return this;
        }

        /**
         * Sets the seed of the random start and of the order of the samples.
         *
         * @param seed any number
         * @return this
         */
        public Builder seed(long seed) {
            this.initialization = initialization.withSeed(seed);
            return this;
        }

        /**
         * Sets the number of threads that work on blocks of columns; the result has the same bits for any number.
         * Default 0. A batch of fewer than 257 samples is one block, on one thread; the errors are computed on all.
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
         * Sets every how many epochs the objective and the errors are computed, which costs a forward pass; default 1.
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
         * Sets what else ends a training than its number of epochs; default nothing.
         *
         * @param rules the rules; without tolerances of the residuals, which gradient methods do not have
         * @return this
         * @throws IllegalArgumentException if a tolerance of the residuals is set
         */
        public Builder stopping(StoppingRules rules) {
            if (rules.hasTolerances()) {
                throw new IllegalArgumentException("residual tolerances are " + rules.primalTolerance() + " and "
                        + rules.dualTolerance() + ", must be 0: gradient methods have no residuals");
            }
            this.stopping = rules;
            return this;
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

        private static void require(boolean condition, String name, int value, String range) {
            if (!condition) {
                throw new IllegalArgumentException(name + " is " + value + ", must be " + range);
            }
        }
    }
}
