package org.sigmoidadmm.report;

import java.util.Arrays;

/** The median. */
public final class Median {

    private Median() {}

    /**
     * Computes it.
     *
     * @param values at least one, in any order, left as they are; infinite ones count, a NaN is above all others
     * @return the middle one in ascending order, or the mean of the two in the middle
     */
    public static double of(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : sorted[middle - 1] / 2 + sorted[middle] / 2;
    }
}
