package org.sigmoidadmm;

import java.util.Objects;

/**
 * Whether and how the penalties β change during a training. Multipliers keep their values when β changes.
 *
 * <p>All rules change a β by at most {@code maxChange} an epoch, keep it within {@code range} times its first value (which
 * a restart by the {@link Safeguard} multiplies), and stop after {@code epochs}: from there on β is fixed, and what is
 * known of the method's convergence with fixed penalties applies.
 *
 * @param rule what β follows
 * @param ratio RESIDUAL_BALANCING: how far the two residuals may be apart, above 1; NORM_TIED: ρ, positive; else unused
 * @param maxChange the largest relative change an epoch, positive: β is multiplied or divided by at most 1 + maxChange
 * @param range at least 1: β stays between its first value divided by this and multiplied by it
 * @param epochs last epoch that may change β, at least 0
 */
public record PenaltyAdaptation(Rule rule, double ratio, double maxChange, double range, int epochs) {

    /** What β follows. */
    public enum Rule {
        /** Nothing: it stays as it was given. */
        FIXED,
        /**
         * The residuals of its own layer: it grows where ‖σ(W·V̄) − V‖ exceeds {@code ratio} times β‖V − V before‖, and
         * shrinks where it is the other way round.
         */
        RESIDUAL_BALANCING,
        /**
         * The next layer's weights: β_j follows ρ·β_{j+1}·c_{j+1}·‖W_{j+1}‖₂², from the output inwards, c being the curvature
         * of the {@link Majorizer} (1 for the output layer) and β_N as it was given. It keeps the two terms of an activation
         * update in proportion.
         */
        NORM_TIED
    }

    /** β stays as it was given. */
    public static final PenaltyAdaptation FIXED = new PenaltyAdaptation(Rule.FIXED, 1, 0.25, 1, 0);

    /**
     * Checks the values.
     *
     * @param rule what β follows
     * @param ratio its parameter
     * @param maxChange largest relative change an epoch
     * @param range largest change over all
     * @param epochs last epoch of change
     * @throws IllegalArgumentException if a value is out of its range
     */
    public PenaltyAdaptation {
        Objects.requireNonNull(rule, "rule");
        require(ratio > 0 && ratio < Double.POSITIVE_INFINITY, "ratio", ratio, "positive and finite");
        require(rule != Rule.RESIDUAL_BALANCING || ratio > 1, "ratio of the residuals", ratio, "above 1");
        require(maxChange > 0 && maxChange < Double.POSITIVE_INFINITY, "change", maxChange, "positive and finite");
        require(range >= 1 && range < Double.POSITIVE_INFINITY, "range", range, "at least 1 and finite");
        require(epochs >= 0, "last epoch of adaptation", epochs, "at least 0");
    }

    private static void require(boolean condition, String name, double value, String range) {
        if (!condition) {
            throw new IllegalArgumentException("penalty adaptation: " + name + " is " + value + ", must be " + range);
        }
    }

    /**
     * Balances the residuals of each layer, by at most 25 % an epoch and a factor of 1000 over all.
     *
     * @param ratio how far they may be apart, above 1; 10 is usual
     * @param epochs last epoch that may change β
     * @return the rule
     */
    public static PenaltyAdaptation balancing(double ratio, int epochs) {
        return new PenaltyAdaptation(Rule.RESIDUAL_BALANCING, ratio, 0.25, 1e3, epochs);
    }

    /**
     * Ties the penalties to the norms of the weights, by at most 25 % an epoch and a factor of 1e6 over all.
     *
     * @param rho ρ, positive
     * @param epochs last epoch that may change β
     * @return the rule
     */
    public static PenaltyAdaptation normTied(double rho, int epochs) {
        return new PenaltyAdaptation(Rule.NORM_TIED, rho, 0.25, 1e6, epochs);
    }
}
