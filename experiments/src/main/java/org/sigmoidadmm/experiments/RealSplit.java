package org.sigmoidadmm.experiments;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.sigmoidadmm.data.Split;
import org.sigmoidadmm.experiments.RealData.Groups;

/**
 * Which samples are for what; each array in ascending order.
 *
 * @param training to fit
 * @param validation to choose the epoch, and settings among several, by
 * @param test to report the error on
 */
record RealSplit(int[] training, int[] validation, int[] test) {

    /** Of the samples that are not for the test. */
    private static final double VALIDATION_SHARE = 0.15;

    /**
     * How to split.
     *
     * @param testShare share of the samples for the test, where no test set comes with the data
     * @param trainingLimit at most how many samples to fit and validate on
     * @param testLimit at most how many to test on
     */
    record Sizes(double testShare, int trainingLimit, int testLimit) {}

    /** At random, with the same share of each class on all sides; the test set that comes with the data, if any. */
    static RealSplit random(RealData data, Sizes sizes, long seed) {
        int[] labels = data.labels();
        int[] test;
        int[] rest;
        if (data.testCount() > 0) {
            rest = IntStream.range(0, data.count() - data.testCount()).toArray();
            test = IntStream.range(rest.length, data.count()).toArray();
        } else {
            Split split = Split.stratified(labels, sizes.testShare(), seed);
            rest = split.training();
            test = split.validation();
        }
        rest = atMost(sizes.trainingLimit(), rest, labels, seed);
        Split split = Split.stratified(chosen(labels, rest), VALIDATION_SHARE, seed);
        return new RealSplit(
                chosen(rest, split.training()),
                chosen(rest, split.validation()),
                atMost(sizes.testLimit(), test, labels, seed));
    }

    /**
     * Groups as a whole: no group has samples on two sides. In the order drawn each goes to the side that lacks most
     * samples; the last ones go to sides that have none, so that with three groups or more no side is empty.
     */
    static RealSplit byGroup(RealData data, Groups groups, Sizes sizes, long seed) {
        int[] order = shuffled(groups.count(), seed);
        int[] counts = new int[order.length];
        for (int group : groups.of()) {
            counts[group]++;
        }
        double test = sizes.testShare() * data.count();
        double validation = VALIDATION_SHARE * (data.count() - test);
        // Sides are 0 for the training, 1 for the validation, 2 for the test.
        double[] lacking = {data.count() - test - validation, validation, test};
        boolean[] filled = new boolean[lacking.length];
        int[] side = new int[order.length];
        for (int k = 0; k < order.length; k++) {
            boolean last = order.length - k <= countEmpty(filled);
            int chosen = -1;
            for (int s = 0; s < lacking.length; s++) {
                if ((!last || !filled[s]) && (chosen < 0 || lacking[s] > lacking[chosen])) {
                    chosen = s;
                }
            }
            side[order[k]] = chosen;
            filled[chosen] = true;
            lacking[chosen] -= counts[order[k]];
        }
        int[] labels = data.labels();
        int limit = sizes.trainingLimit();
        return new RealSplit(
                atMost((int) (limit * (1 - VALIDATION_SHARE)), where(groups, group -> side[group] == 0), labels, seed),
                atMost((int) (limit * VALIDATION_SHARE), where(groups, group -> side[group] == 1), labels, seed),
                atMost(sizes.testLimit(), where(groups, group -> side[group] == 2), labels, seed));
    }

    private static int countEmpty(boolean[] filled) {
        int empty = 0;
        for (boolean one : filled) {
            empty += one ? 0 : 1;
        }
        return empty;
    }

    private static int[] where(Groups groups, IntPredicate side) {
        return IntStream.range(0, groups.of().length)
                .filter(i -> side.test(groups.of()[i]))
                .toArray();
    }

    private static int[] atMost(int limit, int[] samples, int[] labels, long seed) {
        if (samples.length <= limit) {
            return samples;
        }
        Split split = Split.stratified(chosen(labels, samples), (double) limit / samples.length, seed);
        return chosen(samples, split.validation());
    }

    private static int[] chosen(int[] values, int[] indices) {
        return Arrays.stream(indices).map(i -> values[i]).toArray();
    }

    private static int[] shuffled(int count, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int[] order = IntStream.range(0, count).toArray();
        for (int k = 0; k < count; k++) {
            int other = k + random.nextInt(count - k);
            int swapped = order[other];
            order[other] = order[k];
            order[k] = swapped;
        }
        return order;
    }
}
