package org.sigmoidadmm.gradient;

/** How the step size changes over the epochs: a factor on the method's own step size, constant within an epoch. */
public sealed interface StepSchedule {

    /**
     * Returns the factor for an epoch.
     *
     * @param epoch number of epochs done before, from 0
     * @param epochs number of epochs of the training
     * @return a factor from 0 to 1
     */
    double factor(int epoch, int epochs);

    /**
     * Returns the name by which the command line knows the schedule.
     *
     * @return {@code constant}, {@code step} or {@code cosine}
     */
    String name();

    /** The same step size throughout. */
    record Constant() implements StepSchedule {

        @Override
        public double factor(int epoch, int epochs) {
            return 1;
        }

        @Override
        public String name() {
            return "constant";
        }
    }

    /**
     * factor^⌊epoch / every⌋, as PyTorch's {@code StepLR}.
     *
     * @param decay factor each time, in (0, 1]
     * @param every number of epochs between, at least 1
     */
    record StepDecay(double decay, int every) implements StepSchedule {

        /**
         * Checks the values.
         *
         * @param decay factor each time
         * @param every number of epochs between
         * @throws IllegalArgumentException if a value is outside its range
         */
        public StepDecay {
            if (!(decay > 0 && decay <= 1)) {
                throw new IllegalArgumentException("step decay is " + decay + ", must be above 0 and at most 1");
            }
            if (every < 1) {
                throw new IllegalArgumentException("the step decays every " + every + " epochs, must be at least 1");
            }
        }

        @Override
        public double factor(int epoch, int epochs) {
            int times = epoch / every;
            return Math.pow(decay, times);
        }

        @Override
        public String name() {
            return "step";
        }
    }

    /** ½(1 + cos(π·epoch/epochs)), as PyTorch's {@code CosineAnnealingLR} down to 0. */
    record Cosine() implements StepSchedule {

        @Override
        public double factor(int epoch, int epochs) {
            return 0.5 * (1 + Math.cos(Math.PI * epoch / epochs));
        }

        @Override
        public String name() {
            return "cosine";
        }
    }
}
