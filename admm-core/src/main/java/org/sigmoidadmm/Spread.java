package org.sigmoidadmm;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Where numbers lie and how far apart, by their quantiles: what a share of wrong numbers, even a large one, hardly moves.
 *
 * @param median the median
 * @param deviation the interquartile range by 1.349, which is the standard deviation of a normal distribution; where that is
 *     0, the median distance from the median of those numbers that differ from it; 0 if all numbers are the same
 */
public record Spread(double median, double deviation) {

    private static final double QUARTILES_OF_NORMAL = 1.349;

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

        /** The number below which a share of the weight lies; the middle between two where it lies exactly between them. */
        double quantile(double share) {
            double below = share * Arrays.stream(weights).sum();
            double sum = 0;
            for (int i = 0; i < numbers.length - 1; i++) {
                sum += weights[i];
                if (sum >= below) {
                    return sum > below ? numbers[i] : numbers[i] / 2 + numbers[i + 1] / 2;
                }
            }
            return numbers[numbers.length - 1];
        }

        /** The distances from a number, without those that are 0. */
        Sorted distances(double from) {
            int[] apart = IntStream.range(0, numbers.length)
                    .filter(i -> numbers[i] != from)
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
     */
    public static Spread of(double[] numbers) {
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
     * @param weights one positive finite weight per number
     * @return median and deviation
     */
    public static Spread of(double[] numbers, double[] weights) {
        return of(Sorted.of(numbers, weights));
    }

    private static Spread of(Sorted sorted) {
        double median = sorted.quantile(0.5);
        double range = sorted.quantile(0.75) - sorted.quantile(0.25);
        if (range > 0) {
            return new Spread(median, Math.min(range, Double.MAX_VALUE) / QUARTILES_OF_NORMAL);
        }
        Sorted distances = sorted.distances(median);
        double distance = distances.numbers().length == 0 ? 0 : distances.quantile(0.5);
        return new Spread(median, Math.min(distance, Double.MAX_VALUE));
    }
}
