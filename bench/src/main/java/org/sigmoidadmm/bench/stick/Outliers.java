package org.sigmoidadmm.bench.stick;

import java.util.Arrays;
import java.util.Locale;
import java.util.SplittableRandom;
import org.sigmoidadmm.Samples;

/**
 * Wrong targets among those to train on: a share of them, drawn by the seed, is moved up by a number of standard deviations, as
 * a wrong unit or a code for a missing value does.
 *
 * @param share of the training rows, from 0 to below 1
 * @param size standard deviations of the right targets
 */
record Outliers(double share, double size) {

    static final Outliers NONE = new Outliers(0, 0);

    /** The targets with outliers. */
    Samples in(Samples targets, double deviation, long seed) {
        double[] values = targets.values().clone();
        SplittableRandom random = new SplittableRandom(seed);
        int[] order = random.ints().distinct().limit(values.length).toArray();
        Integer[] rows = new Integer[values.length];
        Arrays.setAll(rows, i -> i);
        Arrays.sort(rows, (i, k) -> Integer.compare(order[i], order[k]));
        for (int i = 0; i < Math.round(share * values.length); i++) {
            values[rows[i]] += size * deviation;
        }
        return new Samples(targets.count(), targets.features(), values);
    }

    /** What follows the name of a table that has them. */
    String suffix() {
        return share == 0 ? "" : String.format(Locale.ROOT, ", %.0f %% wrong by %.0f", 100 * share, size);
    }
}
