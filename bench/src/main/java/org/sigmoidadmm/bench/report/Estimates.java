package org.sigmoidadmm.bench.report;

import org.sigmoidadmm.report.Estimate;

/** Estimates of what follows from a measured time. */
final class Estimates {

    private Estimates() {}

    /** A quantity proportional to the time: factor × microseconds. */
    static Estimate proportional(double factor, Measurement time) {
        return new Estimate(factor * time.median(), factor * time.low(), factor * time.high());
    }

    /** A quantity inversely proportional to the time: amount / microseconds. */
    static Estimate rate(double amount, Measurement time) {
        return new Estimate(amount / time.median(), amount / time.high(), amount / time.low());
    }
}
