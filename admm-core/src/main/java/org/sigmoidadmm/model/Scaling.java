package org.sigmoidadmm.model;

import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.sigmoidadmm.Samples;
import org.sigmoidadmm.Spread;

/**
 * A linear change of units, column by column: x ↦ (x − shift)/scale.
 *
 * <p>The arrays are not copied; they must not be changed.
 *
 * @param shift one finite number per column
 * @param scale one positive finite number per column
 */
public record Scaling(double[] shift, double[] scale) {

    /**
     * Checks the numbers.
     *
     * @param shift one number per column
     * @param scale one number per column
     * @throws IllegalArgumentException if the lengths differ or are 0, a shift is not finite, or a scale is not positive
     *     and finite
     */
    public Scaling {
        if (shift.length != scale.length || shift.length == 0) {
            throw new IllegalArgumentException("a scaling needs as many shifts as scales, at least 1, there are "
                    + shift.length + " and " + scale.length);
        }
        for (int j = 0; j < shift.length; j++) {
            if (!Double.isFinite(shift[j]) || !(scale[j] > 0) || scale[j] == Double.POSITIVE_INFINITY) {
                throw new IllegalArgumentException("scaling of column " + (j + 1) + " has shift " + shift[j]
                        + " and scale " + scale[j] + ", must be finite and the scale positive");
            }
        }
    }

    /**
     * The scaling that changes nothing.
     *
     * @param columns number of columns, at least 1
     * @return shifts 0, scales 1
     * @throws IllegalArgumentException if there is no column
     */
    public static Scaling identity(int columns) {
        if (columns < 1) {
            throw new IllegalArgumentException("a scaling needs at least 1 column, not " + columns);
        }
        double[] ones = new double[columns];
        Arrays.fill(ones, 1);
        return new Scaling(new double[columns], ones);
    }

    /**
     * The scaling that gives each column mean 0 and standard deviation 1 over the samples (divisor n). A constant column
     * gets scale 1, so that it becomes 0.
     *
     * @param samples finite numbers
     * @return the scaling
     * @throws IllegalArgumentException if a column holds a number that is not finite
     */
    public static Scaling standard(Samples samples) {
        double[] ones = new double[samples.count()];
        Arrays.fill(ones, 1);
        return standardOf(samples, ones);
    }

    /**
     * The scaling that gives each column mean 0 and standard deviation 1 over weighted samples: a sample of weight 3 counts
     * as three samples do, one of weight 0 as none. A column that is constant over those that count gets scale 1.
     *
     * @param samples finite numbers
     * @param weights one finite number of at least 0 per sample, not all 0
     * @return the scaling; with weights 1, to the bit that of {@link #standard(Samples)}
     * @throws IllegalArgumentException if a column holds a number that is not finite, or the weights are not as said
     */
    public static Scaling standard(Samples samples, double[] weights) {
        Counting counting = Counting.of(samples, weights);
        return standardOf(counting.samples(), counting.weights());
    }

    /** With weights below 1, products with which do not overflow. */
    private static Scaling standardOf(Samples samples, double[] weights) {
        double[] shift = new double[samples.features()];
        double[] scale = new double[samples.features()];
        double total = Arrays.stream(weights).sum();
        for (int j = 0; j < shift.length; j++) {
            double[] column = samples.column(j);
            Range range = Range.of(column, j);
            shift[j] = range.constant() ? range.min() : mean(column, weights, total);
            scale[j] = range.constant() ? 1 : positive(deviation(column, shift[j], weights, total));
        }
        return new Scaling(shift, scale);
    }

    /**
     * The scaling that outliers do not move: it gives each column median 0 and an interquartile range of 1.349, that of a
     * normal distribution of deviation 1. Where more than half of a column's numbers are the same but for rounding, so that
     * the range is 0, the others lie at a median distance of 1 from them (see {@link Spread}). A constant column gets scale
     * 1, so that it becomes 0.
     *
     * @param samples finite numbers
     * @return the scaling
     * @throws IllegalArgumentException if a column holds a number that is not finite
     */
    public static Scaling robust(Samples samples) {
        return robustOf(samples, Spread::of);
    }

    /**
     * The scaling that outliers do not move, over weighted samples: a sample of weight 3 counts as three samples do, one of
     * weight 0 as none.
     *
     * @param samples finite numbers
     * @param weights one finite number of at least 0 per sample, not all 0
     * @return the scaling; with weights 1, to the bit that of {@link #robust(Samples)}
     * @throws IllegalArgumentException if a column holds a number that is not finite, or the weights are not as said
     */
    public static Scaling robust(Samples samples, double[] weights) {
        Counting counting = Counting.of(samples, weights);
        return robustOf(counting.samples(), column -> Spread.of(column, counting.weights()));
    }

    private static Scaling robustOf(Samples samples, Function<double[], Spread> measure) {
        double[] shift = new double[samples.features()];
        double[] scale = new double[samples.features()];
        for (int j = 0; j < shift.length; j++) {
            double[] column = samples.column(j);
            Range.of(column, j);
            Spread spread = measure.apply(column);
            shift[j] = spread.median();
            scale[j] = positive(spread.deviation());
        }
        return new Scaling(shift, scale);
    }

    /**
     * The scaling that maps the samples of each column onto [0, 1]. A constant column gets scale 1, so that it becomes 0.
     *
     * @param samples finite numbers
     * @return the scaling
     * @throws IllegalArgumentException if a column holds a number that is not finite, or the difference between its
     *     largest and its smallest exceeds the largest double
     */
    public static Scaling minMax(Samples samples) {
        double[] shift = new double[samples.features()];
        double[] scale = new double[samples.features()];
        for (int j = 0; j < shift.length; j++) {
            Range range = Range.of(samples.column(j), j);
            shift[j] = range.min();
            scale[j] = range.constant() ? 1 : range.max() - range.min();
            if (scale[j] == Double.POSITIVE_INFINITY) {
                throw new IllegalArgumentException("column " + (j + 1) + " spans from " + range.min() + " to "
                        + range.max() + ", too wide to scale");
            }
        }
        return new Scaling(shift, scale);
    }

    /**
     * This scaling of all columns but some, which stay as they are, such as the indicators of categorical columns.
     *
     * @param unscaled indices of columns from 0
     * @return shifts 0 and scales 1 there, elsewhere those of this scaling
     * @throws IndexOutOfBoundsException if there is no such column
     */
    public Scaling except(int... unscaled) {
        double[] otherShift = shift.clone();
        double[] otherScale = scale.clone();
        for (int j : unscaled) {
            otherShift[j] = 0;
            otherScale[j] = 1;
        }
        return new Scaling(otherShift, otherScale);
    }

    /**
     * Returns the number of columns.
     *
     * @return at least 1
     */
    public int columns() {
        return shift.length;
    }

    /**
     * Changes to scaled units.
     *
     * @param samples as many features as this has columns
     * @return (x − shift)/scale, a new array
     * @throws IllegalArgumentException if the number of features differs
     */
    public Samples apply(Samples samples) {
        requireColumns(samples);
        double[] from = samples.values();
        double[] to = new double[from.length];
        int features = samples.features();
        for (int k = 0; k < to.length; k++) {
            int j = k % features;
            to[k] = (from[k] - shift[j]) / scale[j];
        }
        return new Samples(samples.count(), features, to);
    }

    /**
     * Changes back from scaled units; with rounding, the inverse of {@link #apply}.
     *
     * @param samples as many features as this has columns
     * @return x·scale + shift, a new array
     * @throws IllegalArgumentException if the number of features differs
     */
    public Samples undo(Samples samples) {
        requireColumns(samples);
        double[] from = samples.values();
        double[] to = new double[from.length];
        int features = samples.features();
        for (int k = 0; k < to.length; k++) {
            int j = k % features;
            to[k] = from[k] * scale[j] + shift[j];
        }
        return new Samples(samples.count(), features, to);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Scaling that && Arrays.equals(shift, that.shift) && Arrays.equals(scale, that.scale);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(shift) + Arrays.hashCode(scale);
    }

    @Override
    public String toString() {
        return "shift " + Arrays.toString(shift) + ", scale " + Arrays.toString(scale);
    }

    private void requireColumns(Samples samples) {
        if (samples.features() != shift.length) {
            throw new IllegalArgumentException("the scaling is for " + shift.length + " columns, the samples have "
                    + samples.features() + " features");
        }
    }

    /** Σ w·x/Σw rather than (Σ w·x)/Σw, which could overflow; a second sweep takes out most of the rounding. */
    private static double mean(double[] x, double[] w, double total) {
        double first = 0;
        for (int i = 0; i < x.length; i++) {
            first += w[i] * x[i] / total;
        }
        double correction = 0;
        for (int i = 0; i < x.length; i++) {
            correction += w[i] * (x[i] - first) / total;
        }
        return Double.isFinite(first + correction) ? first + correction : first;
    }

    /** Root mean square of x − mean, relative to the largest so that squares neither overflow nor vanish. */
    private static double deviation(double[] x, double mean, double[] w, double total) {
        double largest = 0;
        for (double value : x) {
            largest = Math.max(largest, Math.abs(value - mean));
        }
        if (largest == 0 || largest == Double.POSITIVE_INFINITY) {
            return largest;
        }
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            double relative = (x[i] - mean) / largest;
            sum += w[i] * (relative * relative) / total;
        }
        return largest * Math.sqrt(sum);
    }

    private static double positive(double deviation) {
        return deviation == 0 ? 1 : Math.min(deviation, Double.MAX_VALUE);
    }

    /** The samples of positive weight, with weights below 1 in the same proportion. */
    private record Counting(Samples samples, double[] weights) {

        static Counting of(Samples samples, double[] weights) {
            if (weights.length != samples.count()) {
                throw new IllegalArgumentException(
                        "there are " + weights.length + " weights for " + samples.count() + " samples");
            }
            double largest = 0;
            for (double weight : weights) {
                if (!(weight >= 0) || weight == Double.POSITIVE_INFINITY) {
                    throw new IllegalArgumentException("a weight is " + weight + ", must be finite and at least 0");
                }
                largest = Math.max(largest, weight);
            }
            if (largest == 0) {
                throw new IllegalArgumentException("all weights are 0");
            }
            int[] counting = IntStream.range(0, weights.length)
                    .filter(i -> weights[i] > 0)
                    .toArray();
            int exponent = -1 - Math.getExponent(largest); // a power of two rounds nothing, sums stay comparable
            return new Counting(
                    samples.select(counting),
                    Arrays.stream(counting)
                            .mapToDouble(i -> Math.scalb(weights[i], exponent))
                            .toArray());
        }
    }

    private record Range(double min, double max) {

        static Range of(double[] column, int j) {
            double min = column[0];
            double max = column[0];
            for (int i = 0; i < column.length; i++) {
                if (!Double.isFinite(column[i])) {
                    throw new IllegalArgumentException("column " + (j + 1) + " of sample " + (i + 1) + " is "
                            + column[i] + ", must be finite to be scaled");
                }
                min = Math.min(min, column[i]);
                max = Math.max(max, column[i]);
            }
            return new Range(min, max);
        }

        boolean constant() {
            return min == max;
        }
    }
}
