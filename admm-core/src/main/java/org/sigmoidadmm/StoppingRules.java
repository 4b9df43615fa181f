package org.sigmoidadmm;

import java.util.Objects;

/**
 * When a training ends before its last epoch. Whichever rule is met first ends it; {@link TrainingResult#stopReason} and
 * the message name it. A value of 0 switches a rule off.
 *
 * <p>The residuals of ADMM are root mean squares over all entries of all layers: the primal one of the constraints
 * σ(W_iV̄_{i−1}) − V_i, the dual one of β_i(V_i − V_i of the epoch before). Where both have a tolerance, both must be met.
 *
 * @param primalTolerance of the primal residual
 * @param dualTolerance of the dual residual
 * @param objectiveTolerance the relative change of the Lagrangian (gradient methods: of their objective) over an epoch
 *     that ends the training, at least 0
 * @param patience evaluated epochs without a better validation error, or without validation samples {@link
 *     Solver#merit}, that end the training, at least 0
 * @param seconds duration after which the training ends with the epoch at hand, at least 0
 */
public record StoppingRules(
        Tolerance primalTolerance, Tolerance dualTolerance, double objectiveTolerance, int patience, double seconds) {

    /** No rule: all epochs are done. */
    public static final StoppingRules NONE = new StoppingRules(Tolerance.OFF, Tolerance.OFF, 0, 0, 0);

    /**
     * What a residual may be at most: {@code absolute + relative × (the residual after the first epoch)}.
     *
     * @param absolute at least 0
     * @param relative at least 0, below 1
     */
    public record Tolerance(double absolute, double relative) {

        /** No tolerance. */
        public static final Tolerance OFF = new Tolerance(0, 0);

        /**
         * Checks the values.
         *
         * @param absolute at least 0
         * @param relative at least 0, below 1
         * @throws IllegalArgumentException if a value is out of its range
         */
        public Tolerance {
            require(absolute >= 0, "absolute tolerance", absolute, "at least 0");
            require(relative >= 0 && relative < 1, "relative tolerance", relative, "in [0, 1)");
        }

        /**
         * Tells whether there is a tolerance.
         *
         * @return false if both values are 0
         */
        public boolean isSet() {
            return absolute > 0 || relative > 0;
        }

        double bound(double first) {
            return absolute + relative * first;
        }

        @Override
        public String toString() {
            return absolute + " + " + relative + " of the first";
        }
    }

    /**
     * Checks the values.
     *
     * @param primalTolerance of the primal residual
     * @param dualTolerance of the dual residual
     * @param objectiveTolerance of the objective
     * @param patience epochs without improvement
     * @param seconds duration
     * @throws IllegalArgumentException if a value is out of its range
     */
    public StoppingRules {
        Objects.requireNonNull(primalTolerance, "primalTolerance");
        Objects.requireNonNull(dualTolerance, "dualTolerance");
        require(objectiveTolerance >= 0, "objective tolerance", objectiveTolerance, "at least 0");
        require(patience >= 0, "patience", patience, "at least 0");
        require(seconds >= 0, "time limit", seconds, "at least 0 seconds");
    }

    private static void require(boolean condition, String name, double value, String range) {
        if (!condition) {
            throw new IllegalArgumentException(name + " is " + value + ", must be " + range);
        }
    }

    /**
     * The same rules with other tolerances of the residuals, the same for both.
     *
     * @param absolute at least 0
     * @param relative at least 0, below 1
     * @return a changed copy
     */
    public StoppingRules withTolerances(double absolute, double relative) {
        Tolerance both = new Tolerance(absolute, relative);
        return withTolerances(both, both);
    }

    /**
     * The same rules with other tolerances of the residuals.
     *
     * @param primal of the primal residual
     * @param dual of the dual residual
     * @return a changed copy
     */
    public StoppingRules withTolerances(Tolerance primal, Tolerance dual) {
        return new StoppingRules(primal, dual, objectiveTolerance, patience, seconds);
    }

    /**
     * The same rules with another tolerance of the objective.
     *
     * @param tolerance at least 0
     * @return a changed copy
     */
    public StoppingRules withObjectiveTolerance(double tolerance) {
        return new StoppingRules(primalTolerance, dualTolerance, tolerance, patience, seconds);
    }

    /**
     * The same rules with another patience.
     *
     * @param epochs at least 0
     * @return a changed copy
     */
    public StoppingRules withPatience(int epochs) {
        return new StoppingRules(primalTolerance, dualTolerance, objectiveTolerance, epochs, seconds);
    }

    /**
     * The same rules with another time limit.
     *
     * @param limit seconds, at least 0
     * @return a changed copy
     */
    public StoppingRules withSeconds(double limit) {
        return new StoppingRules(primalTolerance, dualTolerance, objectiveTolerance, patience, limit);
    }

    /**
     * Tells whether a residual has a tolerance.
     *
     * @return true if the primal or the dual one has
     */
    public boolean hasTolerances() {
        return primalTolerance.isSet() || dualTolerance.isSet();
    }
}
