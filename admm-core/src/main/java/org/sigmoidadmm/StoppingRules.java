package org.sigmoidadmm;

/**
 * When a training ends before its last epoch. Whichever rule is met first ends it; {@link TrainingResult#stopReason} and
 * the message name it. A value of 0 switches a rule off.
 *
 * <p>The residuals of ADMM are root mean squares over all entries of all layers: the primal one of the constraints
 * σ(W_iV̄_{i−1}) − V_i, the dual one of β_i(V_i − V_i of the epoch before). Both must be at most
 * {@code absoluteTolerance + relativeTolerance × (the residual after the first epoch)}.
 *
 * @param absoluteTolerance at least 0
 * @param relativeTolerance at least 0, below 1
 * @param objectiveTolerance the relative change of the Lagrangian (gradient methods: of their objective) over an epoch
 *     that ends the training, at least 0
 * @param patience evaluated epochs without a better validation error (without validation samples: training error) that
 *     end the training, at least 0
 * @param seconds duration after which the training ends with the epoch at hand, at least 0
 */
public record StoppingRules(
        double absoluteTolerance, double relativeTolerance, double objectiveTolerance, int patience, double seconds) {

    /** No rule: all epochs are done. */
    public static final StoppingRules NONE = new StoppingRules(0, 0, 0, 0, 0);

    /**
     * Checks the values.
     *
     * @param absoluteTolerance of the residuals
     * @param relativeTolerance of the residuals
     * @param objectiveTolerance of the objective
     * @param patience epochs without improvement
     * @param seconds duration
     * @throws IllegalArgumentException if a value is out of its range
     */
    public StoppingRules {
        require(absoluteTolerance >= 0, "absolute tolerance", absoluteTolerance, "at least 0");
        require(relativeTolerance >= 0 && relativeTolerance < 1, "relative tolerance", relativeTolerance, "in [0, 1)");
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
     * The same rules with other tolerances of the residuals.
     *
     * @param absolute at least 0
     * @param relative at least 0, below 1
     * @return a changed copy
     */
    public StoppingRules withTolerances(double absolute, double relative) {
        return new StoppingRules(absolute, relative, objectiveTolerance, patience, seconds);
    }

    /**
     * The same rules with another tolerance of the objective.
     *
     * @param tolerance at least 0
     * @return a changed copy
     */
    public StoppingRules withObjectiveTolerance(double tolerance) {
        return new StoppingRules(absoluteTolerance, relativeTolerance, tolerance, patience, seconds);
    }

    /**
     * The same rules with another patience.
     *
     * @param epochs at least 0
     * @return a changed copy
     */
    public StoppingRules withPatience(int epochs) {
        return new StoppingRules(absoluteTolerance, relativeTolerance, objectiveTolerance, epochs, seconds);
    }

    /**
     * The same rules with another time limit.
     *
     * @param limit seconds, at least 0
     * @return a changed copy
     */
    public StoppingRules withSeconds(double limit) {
        return new StoppingRules(absoluteTolerance, relativeTolerance, objectiveTolerance, patience, limit);
    }

    boolean hasTolerances() {
        return absoluteTolerance > 0 || relativeTolerance > 0;
    }
}
