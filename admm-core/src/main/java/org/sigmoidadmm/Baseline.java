package org.sigmoidadmm;

import org.sigmoidadmm.matrix.Loss;

/**
 * The errors that a training is measured against.
 *
 * @param constant error of the best constant prediction; NaN if unknown, and 0 if there is nothing else to learn: neither can
 *     be a collapse
 * @param outliers with a robust loss, the part of all errors that far targets have, whatever is predicted; otherwise 0
 */
record Baseline(double constant, double outliers) {

    /** A share of a constant's error that rounding alone may make of a perfect fit. */
    private static final double EXACT = 1e-12;

    /** With a robust loss far targets are taken to be predicted at the median, about which right predictions lie. */
    static Baseline of(Loss loss, TrainingData data) {
        double constant = data.constantError(loss);
        if (!loss.isRobust()) {
            return new Baseline(constant, 0);
        }
        double[] near = data.targets().values().clone();
        OutputRange.of(loss, data).restrict(near);
        return new Baseline(constant, data.error(loss, near));
    }

    /** The error below which nothing but rounding is seen. */
    double floor() {
        return constant > 0 ? EXACT * constant : 0;
    }

    /** An error without that of outliers. */
    double aside(double error) {
        return error - outliers;
    }

    /** Whether an error is at least a share of a constant's, outliers aside; never where there is nothing to compare. */
    boolean isReached(double share, double error) {
        double learnable = aside(constant);
        return learnable > 0 && aside(error) >= share * learnable;
    }
}
