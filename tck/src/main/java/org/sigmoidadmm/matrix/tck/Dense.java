package org.sigmoidadmm.matrix.tck;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;

/** A matrix on the host, column by column: what the kit uploads and compares. */
final class Dense {

    final int rows;
    final int columns;
    final double[] values;

    Dense(int rows, int columns, double... values) {
        if (values.length != rows * columns) {
            throw new IllegalArgumentException(values.length + " values for " + rows + "×" + columns);
        }
        this.rows = rows;
        this.columns = columns;
        this.values = values;
    }

    static Dense filled(int rows, int columns, double value) {
        double[] values = new double[rows * columns];
        Arrays.fill(values, value);
        return new Dense(rows, columns, values);
    }

    /** Entries uniform in [−1, 1): cancellation occurs, overflow does not. */
    static Dense random(SplittableRandom random, int rows, int columns) {
        double[] values = new double[rows * columns];
        for (int k = 0; k < values.length; k++) {
            values[k] = 2 * random.nextDouble() - 1;
        }
        return new Dense(rows, columns, values);
    }

    /**
     * Integers from −4 to 4 without 0: sums and products of them are exact in any order, so that results can be compared
     * without a tolerance.
     */
    static Dense integers(SplittableRandom random, int rows, int columns) {
        double[] values = new double[rows * columns];
        for (int k = 0; k < values.length; k++) {
            int magnitude = 1 + random.nextInt(4);
            values[k] = random.nextBoolean() ? magnitude : -magnitude;
        }
        return new Dense(rows, columns, values);
    }

    double at(int i, int j) {
        return values[i + j * rows];
    }

    Dense with(int i, int j, double value) {
        double[] copy = values.clone();
        copy[i + j * rows] = value;
        return new Dense(rows, columns, copy);
    }

    Dense map(DoubleUnaryOperator operator) {
        return new Dense(rows, columns, Arrays.stream(values).map(operator).toArray());
    }

    Dense transposed() {
        double[] result = new double[values.length];
        for (int j = 0; j < columns; j++) {
            for (int i = 0; i < rows; i++) {
                result[j + i * columns] = values[i + j * rows];
            }
        }
        return new Dense(columns, rows, result);
    }

    /** The lower triangle, with one value in every entry above the diagonal. */
    Dense withAbove(double value) {
        double[] result = values.clone();
        for (int j = 1; j < columns; j++) {
            Arrays.fill(result, j * rows, j * rows + Math.min(j, rows), value);
        }
        return new Dense(rows, columns, result);
    }

    boolean sameBits(Dense other) {
        if (rows != other.rows || columns != other.columns) {
            return false;
        }
        for (int k = 0; k < values.length; k++) {
            if (Double.doubleToLongBits(values[k]) != Double.doubleToLongBits(other.values[k])) {
                return false;
            }
        }
        return true;
    }

    @Override
    public String toString() {
        return rows + "×" + columns + (values.length <= 36 ? " " + Arrays.toString(values) : "");
    }
}
