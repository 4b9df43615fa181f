package org.sigmoidadmm;

import java.util.Arrays;
import java.util.Objects;
import org.sigmoidadmm.matrix.spi.ColumnMajor;

/**
 * A set of samples, each a row of numbers: entry j of sample i is {@code values[i * features + j]}. Seen with columns as
 * samples, as the mathematics has it, that is a column-major features × count matrix.
 *
 * <p>The array is not copied; it must not change while the samples are in use.
 *
 * @param count number of samples, at least 1
 * @param features numbers per sample, at least 1
 * @param values exactly count × features numbers, sample by sample
 */
public record Samples(int count, int features, double[] values) {

    /**
     * Checks the shape.
     *
     * @param count number of samples
     * @param features numbers per sample
     * @param values the numbers
     * @throws IllegalArgumentException if a size is below 1 or the array has another length
     */
    public Samples {
        Objects.requireNonNull(values, "values");
        if (count < 1 || features < 1 || values.length != (long) count * features) {
            throw new IllegalArgumentException(count + " samples of " + features + " numbers need "
                    + (long) count * features + " values (at least 1), there are " + values.length);
        }
    }

    /**
     * Copies samples from rows.
     *
     * @param rows one array per sample, all of the same length
     * @return the samples
     * @throws IllegalArgumentException if there is no row, or the rows differ in length, or have more numbers than an array
     *     can hold
     */
    public static Samples of(double[][] rows) {
        if (rows.length == 0) {
            throw new IllegalArgumentException("there are no samples");
        }
        int features = rows[0].length;
        double[] values = new double[entries(rows.length, features)];
        for (int i = 0; i < rows.length; i++) {
            if (rows[i].length != features) {
                throw new IllegalArgumentException(
                        "sample " + i + " has " + rows[i].length + " numbers, sample 0 has " + features);
            }
            System.arraycopy(rows[i], 0, values, i * features, features);
        }
        return new Samples(rows.length, features, values);
    }

    /**
     * Copies one number of each sample.
     *
     * @param feature its index
     * @return one number per sample
     */
    public double[] column(int feature) {
        double[] column = new double[count];
        for (int i = 0; i < count; i++) {
            column[i] = get(i, feature);
        }
        return column;
    }

    /** How long the array for samples is. */
    static int entries(int count, int features) {
        long entries = (long) count * features;
        if (entries > ColumnMajor.MAX_ENTRIES) {
            throw new IllegalArgumentException(count + " samples of " + features + " numbers are " + entries
                    + " values, an array can hold " + ColumnMajor.MAX_ENTRIES);
        }
        return (int) entries;
    }

    /**
     * Returns one number.
     *
     * @param sample index of the sample
     * @param feature index within the sample
     * @return the number
     * @throws IndexOutOfBoundsException if there is no such sample or feature
     */
    public double get(int sample, int feature) {
        Objects.checkIndex(sample, count);
        Objects.checkIndex(feature, features);
        return values[sample * features + feature];
    }

    /**
     * Copies one sample.
     *
     * @param sample index of the sample
     * @return its numbers
     * @throws IndexOutOfBoundsException if there is no such sample
     */
    public double[] row(int sample) {
        Objects.checkIndex(sample, count);
        return Arrays.copyOfRange(values, sample * features, (sample + 1) * features);
    }

    /**
     * Copies some of the samples.
     *
     * @param indices which, in the order wanted; at least one
     * @return the chosen samples
     * @throws IllegalArgumentException if there is none, or they have more numbers than an array can hold
     * @throws IndexOutOfBoundsException if there is no such sample
     */
    public Samples select(int[] indices) {
        double[] chosen = new double[entries(indices.length, features)];
        for (int i = 0; i < indices.length; i++) {
            Objects.checkIndex(indices[i], count);
            System.arraycopy(values, indices[i] * features, chosen, i * features, features);
        }
        return new Samples(indices.length, features, chosen);
    }

    /**
     * Finds the first number that is NaN or infinite.
     *
     * @return its index in {@link #values}, or −1 if all are finite
     */
    public int firstNonFinite() {
        for (int k = 0; k < values.length; k++) {
            if (!Double.isFinite(values[k])) {
                return k;
            }
        }
        return -1;
    }
}
