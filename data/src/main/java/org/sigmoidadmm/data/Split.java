package org.sigmoidadmm.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Which samples to train on and which to validate on. The arrays are not copied; they must not be changed.
 *
 * @param training indices in ascending order, at least one
 * @param validation indices in ascending order, maybe none
 */
public record Split(int[] training, int[] validation) {

    /**
     * Splits at random. There is at least one sample on each side, unless the fraction is 0 or there is only one sample.
     *
     * @param count number of samples, at least 1
     * @param validationFraction from 0, inclusive, to 1, exclusive; rounded to a whole number of samples
     * @param seed any number; the same split for the same seed on every JDK
     * @return the split
     * @throws IllegalArgumentException if the fraction is out of range
     */
    public static Split random(int count, double validationFraction, long seed) {
        return stratified(new int[count], validationFraction, seed);
    }

    /**
     * Splits at random with the same share of each class as near as whole samples allow. A class keeps at least one
     * sample to train on.
     *
     * @param labels the class of each sample, from 0
     * @param validationFraction from 0, inclusive, to 1, exclusive
     * @param seed any number; the same split for the same seed on every JDK
     * @return the split
     * @throws IllegalArgumentException if the fraction is out of range
     */
    public static Split stratified(int[] labels, double validationFraction, long seed) {
        if (!(validationFraction >= 0 && validationFraction < 1)) {
            throw new IllegalArgumentException(
                    "validation fraction is " + validationFraction + ", must be at least 0 and below 1");
        }
        List<int[]> strata = strata(labels);
        int[] shares = shares(strata, labels.length, validationFraction);
        boolean[] validates = new boolean[labels.length];
        // Not Random: its first numbers are nearly the same for neighbouring seeds.
        SplittableRandom random = new SplittableRandom(seed);
        for (int c = 0; c < shares.length; c++) {
            int[] members = strata.get(c);
            for (int k = 0; k < shares[c]; k++) {
                int other = k + random.nextInt(members.length - k);
                int chosen = members[other];
                members[other] = members[k];
                validates[chosen] = true;
            }
        }
        return of(validates);
    }

    private static List<int[]> strata(int[] labels) {
        int classes = Arrays.stream(labels).max().orElse(0) + 1;
        int[] sizes = new int[classes];
        for (int label : labels) {
            sizes[label]++;
        }
        List<int[]> strata = new ArrayList<>();
        for (int size : sizes) {
            strata.add(new int[size]);
        }
        int[] next = new int[classes];
        for (int i = 0; i < labels.length; i++) {
            strata.get(labels[i])[next[labels[i]]++] = i;
        }
        return strata;
    }

    /** Whole parts first, then one more for the largest remainders until the total is right. */
    private static int[] shares(List<int[]> strata, int count, double fraction) {
        int[] shares = new int[strata.size()];
        double[] remainders = new double[shares.length];
        int total = 0;
        for (int c = 0; c < shares.length; c++) {
            double exact = fraction * strata.get(c).length;
            shares[c] = Math.max(0, Math.min((int) exact, strata.get(c).length - 1));
            remainders[c] = exact - shares[c];
            total += shares[c];
        }
        int wanted = (int) Math.max(fraction > 0 ? 1 : 0, Math.round(fraction * count));
        int[] order = IntStream.range(0, shares.length)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer c) -> -remainders[c]))
                .mapToInt(Integer::intValue)
                .toArray();
        for (int c : order) {
            if (total < wanted && shares[c] < strata.get(c).length - 1) {
                shares[c]++;
                total++;
            }
        }
        return shares;
    }

    private static Split of(boolean[] validates) {
        int[] training = new int[validates.length];
        int[] validation = new int[validates.length];
        int trained = 0;
        int validated = 0;
        for (int i = 0; i < validates.length; i++) {
            if (validates[i]) {
                validation[validated++] = i;
            } else {
                training[trained++] = i;
            }
        }
        return new Split(Arrays.copyOf(training, trained), Arrays.copyOf(validation, validated));
    }
}
