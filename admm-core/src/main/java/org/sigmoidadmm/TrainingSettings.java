package org.sigmoidadmm;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.sigmoidadmm.matrix.Activation;
import org.sigmoidadmm.matrix.Activations;
import org.sigmoidadmm.matrix.Loss;
import org.sigmoidadmm.matrix.Losses;

/** The settings that the iterative methods of training share: network, loss, start and end, threads. Immutable. */
public abstract class TrainingSettings {

    private final int[] hidden;
    private final Activation activation;
    private final Loss loss;
    private final int epochs;
    private final Initialization initialization;
    private final StoppingRules stopping;
    private final int threads;
    private final int evaluationInterval;

    /**
     * Takes what a builder has collected.
     *
     * @param builder read
     */
    protected TrainingSettings(Builder<?> builder) {
        this.hidden = builder.hidden.clone();
        this.activation = builder.activation;
        this.loss = builder.loss;
        this.epochs = builder.epochs;
        this.initialization = builder.initialization;
        this.stopping = builder.stopping;
        this.threads = builder.threads;
        this.evaluationInterval = builder.evaluationInterval;
    }

    /**
     * Widths of the hidden layers, from input to output.
     *
     * @return a copy
     */
    public final int[] hidden() {
        return hidden.clone();
    }

    /**
     * Activation of the hidden layers.
     *
     * @return σ
     */
    public final Activation activation() {
        return activation;
    }

    /**
     * Loss of the outputs against the targets.
     *
     * @return ℓ
     */
    public final Loss loss() {
        return loss;
    }

    /**
     * Number of epochs, unless something else ends the training before.
     *
     * @return at least 1
     */
    public final int epochs() {
        return epochs;
    }

    /**
     * How the weights start.
     *
     * @return scheme, scale, biases and seed
     */
    public final Initialization initialization() {
        return initialization;
    }

    /**
     * What else ends a training than its number of epochs.
     *
     * @return the rules
     */
    public final StoppingRules stopping() {
        return stopping;
    }

    /**
     * Threads that work on blocks of columns.
     *
     * @return at least 1, or 0 for the processors at hand
     */
    public final int threads() {
        return threads;
    }

    /**
     * Every how many epochs the errors are computed.
     *
     * @return at least 1, or 0 for the last epoch alone
     */
    public final int evaluationInterval() {
        return evaluationInterval;
    }

    /**
     * The settings that the iterates depend on, but not where a training ends or on how many threads.
     *
     * @return what two trainings have in common of which one goes on from the checkpoints of the other
     */
    public abstract Course course();

    /**
     * Begins the course of a method with the settings of this class.
     *
     * @param method name of the method
     * @return network, loss, start and evaluation interval
     */
    protected final Course course(String method) {
        return Course.of(method)
                .with("hidden", hidden)
                .with("activation", activation.name())
                .with("loss", loss.name())
                .with("initial", initialization)
                .with("evaluation interval", evaluationInterval);
    }

    /** Two settings are equal that are of one class and have the same course, ends and threads. */
    @Override
    public final boolean equals(@Nullable Object other) {
        return other instanceof TrainingSettings that
                && getClass() == that.getClass()
                && epochs == that.epochs
                && threads == that.threads
                && stopping.equals(that.stopping)
                && course().equals(that.course());
    }

    @Override
    public final int hashCode() {
        return Objects.hash(course(), epochs, stopping, threads);
    }

    /** Returns all settings by name. */
    @Override
    public final String toString() {
        return course() + ", epochs " + epochs + ", " + stopping + ", threads " + threads;
    }

    /**
     * Collects settings; each call checks its own value, so that the message names it.
     *
     * @param <B> the builder itself
     */
    public abstract static class Builder<B extends Builder<B>> {

        private int[] hidden = {100, 100};
        private Activation activation = Activations.SIGMOID;
        private Loss loss = Losses.SQUARED;
        private int epochs;
        private Initialization initialization;
        private StoppingRules stopping = StoppingRules.NONE;
        private int threads;
        private int evaluationInterval = 1;

        /**
         * Starts with two hidden layers of 100 sigmoid units, the squared loss, no rules on stopping, all processors and an
         * evaluation after each epoch.
         *
         * @param epochs number of epochs
         * @param initialization the random start
         */
        protected Builder(int epochs, Initialization initialization) {
            this.epochs = epochs;
            this.initialization = initialization;
        }

        /**
         * Starts with the settings of another training.
         *
         * @param settings read
         */
        protected Builder(TrainingSettings settings) {
            this.hidden = settings.hidden;
            this.activation = settings.activation;
            this.loss = settings.loss;
            this.epochs = settings.epochs;
            this.initialization = settings.initialization;
            this.stopping = settings.stopping;
            this.threads = settings.threads;
            this.evaluationInterval = settings.evaluationInterval;
        }

        /**
         * Returns the builder as what it is.
         *
         * @return this
         */
        protected abstract B self();

        /**
         * Sets the widths of the hidden layers, from input to output; default 100, 100.
         *
         * @param widths each at least 1
         * @return this
         * @throws IllegalArgumentException if one is below 1
         */
        public B hidden(int... widths) {
            for (int width : widths) {
                require(width >= 1, "hidden layer width", width, "at least 1");
            }
            this.hidden = widths.clone();
            return self();
        }

        /**
         * Sets the hidden layers' activation σ; default sigmoid.
         *
         * @param newActivation the function
         * @return this
         */
        public B activation(Activation newActivation) {
            this.activation = Objects.requireNonNull(newActivation, "activation");
            return self();
        }

        /**
         * Sets the loss ℓ of the outputs against the targets; default squared, ½‖prediction − Y‖².
         *
         * @param newLoss the loss
         * @return this
         */
        public B loss(Loss newLoss) {
            this.loss = Objects.requireNonNull(newLoss, "loss");
            return self();
        }

        /**
         * Sets the number of epochs: passes over the data, iterations of ADMM and L-BFGS.
         *
         * @param newEpochs at least 1
         * @return this
         * @throws IllegalArgumentException if below 1
         */
        public B epochs(int newEpochs) {
            require(newEpochs >= 1, "epochs", newEpochs, "at least 1");
            this.epochs = newEpochs;
            return self();
        }

        /**
         * Sets the random start. Where a training starts from given weights, only its seed has an effect, and that on the
         * order of the samples of methods that have batches.
         *
         * @param newInitialization scheme, scale, biases and seed
         * @return this
         */
        public B initialization(Initialization newInitialization) {
            this.initialization = Objects.requireNonNull(newInitialization, "initialization");
            return self();
        }

        /**
         * Sets the seed of the random start, and of the order of the samples, leaving its scheme.
         *
         * @param seed any number
         * @return this
         */
        public B seed(long seed) {
            this.initialization = initialization.withSeed(seed);
            return self();
        }

        /**
         * Sets when the training ends before its last epoch; default {@link StoppingRules#NONE}.
         *
         * @param newStopping the rules
         * @return this
         */
        public B stopping(StoppingRules newStopping) {
            this.stopping = Objects.requireNonNull(newStopping, "stopping");
            return self();
        }

        /**
         * Sets the number of threads that work on blocks of columns; the result has the same bits for any number. Default
         * 0. More than 8 threads, or than there are blocks, do not help.
         *
         * @param newThreads at least 1, or 0 for the processors at hand
         * @return this
         * @throws IllegalArgumentException if negative
         */
        public B threads(int newThreads) {
            require(newThreads >= 0, "threads", newThreads, "at least 0");
            this.threads = newThreads;
            return self();
        }

        /**
         * Sets every how many epochs the training and validation errors are computed, which costs a forward pass; default
         * 1.
         *
         * @param interval at least 1, or 0 for the last epoch alone
         * @return this
         * @throws IllegalArgumentException if negative
         */
        public B evaluationInterval(int interval) {
            require(interval >= 0, "evaluation interval", interval, "at least 0");
            this.evaluationInterval = interval;
            return self();
        }

        /**
         * Refuses a number that is out of range.
         *
         * @param condition whether it is in range
         * @param name of the setting
         * @param value the number
         * @param range what it must be
         * @throws IllegalArgumentException if it is not
         */
        protected static void require(boolean condition, String name, int value, String range) {
            if (!condition) {
                throw new IllegalArgumentException(name + " is " + value + ", must be " + range);
            }
        }
    }
}
