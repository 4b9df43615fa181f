package org.sigmoidadmm.data;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.sigmoidadmm.Samples;

/**
 * Numbers in one or more dimensions, the first index running fastest: a matrix is column-major.
 *
 * <p>The arrays are not copied; they must not be changed.
 *
 * @param sizes the length of each dimension, at least one dimension, none negative
 * @param values as many numbers as the product of the sizes
 */
public record NumericArray(int[] sizes, double[] values) {

    /**
     * Checks the shape.
     *
     * @param sizes the length of each dimension
     * @param values the numbers
     * @throws IllegalArgumentException if there is no dimension, one is negative, or there are more or fewer numbers
     */
    public NumericArray {
        if (sizes.length == 0 || Arrays.stream(sizes).anyMatch(size -> size < 0) || length(sizes) != values.length) {
            throw new IllegalArgumentException(
                    "an array of sizes " + Arrays.toString(sizes) + " cannot hold " + values.length + " numbers");
        }
    }

    /**
     * Takes each step of the last index for a sample, such as each column of a matrix.
     *
     * @return as many samples as the last size, of as many numbers as the product of the others
     * @throws DataException if there are no numbers
     */
    public Samples columns() {
        requireNumbers();
        int count = sizes[sizes.length - 1];
        return new Samples(count, values.length / count, values);
    }

    /**
     * Takes each step of the first index for a sample, such as each row of a matrix.
     *
     * @return as many samples as the first size, of as many numbers as the product of the others
     * @throws DataException if there are no numbers
     */
    public Samples rows() {
        requireNumbers();
        int count = sizes[0];
        int features = values.length / count;
        double[] turned = new double[values.length];
        for (int i = 0; i < count; i++) {
            for (int j = 0; j < features; j++) {
                turned[i * features + j] = values[j * count + i];
            }
        }
        return new Samples(count, features, turned);
    }

    /**
     * Names the sizes.
     *
     * @return for example {@code 1024×2414}
     */
    public String shape() {
        return Arrays.stream(sizes).mapToObj(Integer::toString).collect(Collectors.joining("×"));
    }

    /** The product of sizes none of which is negative; what exceeds a long is the largest long. */
    static long length(int[] sizes) {
        if (Arrays.stream(sizes).anyMatch(size -> size == 0)) {
            return 0;
        }
        long length = 1;
        for (int size : sizes) {
            length = length > Long.MAX_VALUE / size ? Long.MAX_VALUE : length * size;
        }
        return length;
    }

    private void requireNumbers() {
        if (values.length == 0) {
            throw new DataException("an array of " + shape() + " holds no samples");
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NumericArray that
                && Arrays.equals(sizes, that.sizes)
                && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(sizes) + Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return shape() + " numbers";
    }
}
