package org.sigmoidadmm.bench.stick;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
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

    /** Where there are none their size is 0. */
    Outliers {
        size = share == 0 ? 0 : size;
    }

    /** What a table gets of these: classes are left as they are. */
    Outliers suiting(StickTable table) {
        return table.isClassification() ? NONE : this;
    }

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

    /** What follows the name of a table that has them, with three digits. */
    String suffix() {
        return share == 0 ? "" : ", " + rounded(100 * share) + " % wrong by " + rounded(size);
    }

    private static String rounded(double value) {
        return new BigDecimal(value, new MathContext(3)).stripTrailingZeros().toPlainString();
    }
}
