package org.sigmoidadmm;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Where numbers lie and how far apart, by their quantiles: what a share of wrong numbers, even a large one, hardly moves.
 *
 * @param median the median
 * @param deviation the interquartile range by 1.349, which is the standard deviation of a normal distribution; where that is
 *     0, the median distance from the median of those numbers that differ from it; 0 if all numbers are the same. A difference
 *     of some last digits of the quartiles, as rounding leaves, is none
 */
public record Spread(double median, double deviation) {

    private static final double QUARTILES_OF_NORMAL = 1.349;

    /** A share of a number that its last six binary digits make. */
    private static final double ROUNDING = 0x1p-46;

    /**
     * Checks the numbers.
     *
     * @param median the median
     * @param deviation the deviation
     * @throws IllegalArgumentException if one is not finite, or the deviation is negative
     */
    public Spread {
        if (!Double.isFinite(median) || !(deviation >= 0) || deviation == Double.POSITIVE_INFINITY) {
            throw new IllegalArgumentException("a spread has median " + median + " and deviation " + deviation
                    + ", must be finite and the deviation at least 0");
        }
    }

    /** Numbers in ascending order. */
    private record Sorted(double[] numbers, double[] weights) {

        static Sorted of(double[] numbers, double[] weights) {
            int[] order = IntStream.range(0, numbers.length)
                    .boxed()
                    .sorted(Comparator.comparingDouble(i -> numbers[i]))
                    .mapToInt(i -> i)
                    .toArray();
            return new Sorted(
                    Arrays.stream(order).mapToDouble(i -> numbers[i]).toArray(),
                    Arrays.stream(order).mapToDouble(i -> weights[i]).toArray());
        }

        /**
         * The number below which a share of the weight lies; the middle between two where, but for the rounding of the sums,
         * it lies exactly between them.
         */
        double quantile(double share) {
            double total = total();
            double below = share * total;
            double rounding = numbers.length * Math.ulp(total);
            double sum = 0;
            for (int i = 0; i < numbers.length - 1; i++) {
                sum += weights[i];
                if (sum >= below - rounding) {
                    return sum > below + rounding ? numbers[i] : numbers[i] / 2 + numbers[i + 1] / 2;
                }
            }
            return numbers[numbers.length - 1];
        }

        /** Added up one after another, as in {@link #quantile}. */
        private double total() {
            double sum = 0;
            for (double weight : weights) {
                sum += weight;
            }
            return sum;
        }

        /** The distances from a number, without those that are rounding. */
        Sorted distances(double from, double rounding) {
            int[] apart = IntStream.range(0, numbers.length)
                    .filter(i -> Math.abs(numbers[i] - from) > rounding)
                    .toArray();
            return of(
                    Arrays.stream(apart)
                            .mapToDouble(i -> Math.abs(numbers[i] - from))
                            .toArray(),
                    Arrays.stream(apart).mapToDouble(i -> weights[i]).toArray());
        }
    }

    /**
     * Measures numbers that count alike.
     *
     * @param numbers finite, at least one
     * @return median and deviation
     * @throws IllegalArgumentException if there is no number, or one is not finite
     */
    public static Spread of(double[] numbers) {
        requireNumbers(numbers);
        double[] sorted = numbers.clone();
        Arrays.sort(sorted);
        double[] ones = new double[numbers.length];
        Arrays.fill(ones, 1);
        return of(new Sorted(sorted, ones));
    }

    /**
     * Measures numbers with weights: one of weight 3 counts as three numbers do.
     *
     * @param numbers finite, at least one
     * @param weights one positive weight per number, of finite sum
     * @return median and deviation
     * @throws IllegalArgumentException if there is no number, one is not finite, or the weights are not as said
     */
    public static Spread of(double[] numbers, double[] weights) {
        requireNumbers(numbers);
        requireWeights(weights, numbers.length);
        return of(Sorted.of(numbers, weights));
    }

    private static void requireNumbers(double[] numbers) {
        if (numbers.length == 0) {
            throw new IllegalArgumentException("a spread is that of at least 1 number, there is none");
        }
        for (int i = 0; i < numbers.length; i++) {
            if (!Double.isFinite(numbers[i])) {
                throw new IllegalArgumentException("number " + (i + 1) + " of " + numbers.length + " is " + numbers[i]
                        + ", must be finite to have a spread");
            }
        }
    }

    private static void requireWeights(double[] weights, int count) {
        if (weights.length != count) {
            throw new IllegalArgumentException("there are " + weights.length + " weights for " + count + " numbers");
        }
        double sum = 0;
        for (int i = 0; i < count; i++) {
            if (!(weights[i] > 0) || weights[i] == Double.POSITIVE_INFINITY) {
                throw new IllegalArgumentException(
                        "weight " + (i + 1) + " of " + count + " is " + weights[i] + ", must be positive and finite");
            }
            sum += weights[i];
        }
        if (sum == Double.POSITIVE_INFINITY) {
            throw new IllegalArgumentException("the " + count + " weights add up to " + sum + ", must be finite");
        }
    }

    private static Spread of(Sorted sorted) {
        double median = sorted.quantile(0.5);
        double lower = sorted.quantile(0.25);
        double upper = sorted.quantile(0.75);
        double range = upper - lower;
        double rounding = ROUNDING * Math.max(Math.abs(lower), Math.abs(upper));
        if (range > rounding) {
            return new Spread(median, Math.min(range, Double.MAX_VALUE) / QUARTILES_OF_NORMAL);
        }
        Sorted distances = sorted.distances(median, rounding);
        double distance = distances.numbers().length == 0 ? 0 : distances.quantile(0.5);
        return new Spread(median, Math.min(distance, Double.MAX_VALUE));
    }
}
