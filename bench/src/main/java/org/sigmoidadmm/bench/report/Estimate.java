package org.sigmoidadmm.bench.report;

/**
 * A value with the range it was seen in.
 *
 * @param value the median
 * @param low the smallest
 * @param high the largest
 */
record Estimate(double value, double low, double high) {

    /** A quantity proportional to the time: factor × microseconds. */
    static Estimate proportional(double factor, Measurement time) {
        return new Estimate(factor * time.median(), factor * time.low(), factor * time.high());
    }

    /** A quantity inversely proportional to the time: amount / microseconds. */
    static Estimate rate(double amount, Measurement time) {
        return new Estimate(amount / time.median(), amount / time.high(), amount / time.low());
    }
}
