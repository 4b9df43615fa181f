package org.sigmoidadmm.matrix.tck;

import java.util.function.Supplier;
import org.assertj.core.api.Assertions;
import org.sigmoidadmm.matrix.Matrix;
import org.sigmoidadmm.matrix.MatrixBackend;

/** The backend instance under examination, with short ways to move matrices in and out. */
final class Subject implements AutoCloseable {

    private final MatrixBackend backend;

    Subject(MatrixBackend backend) {
        this.backend = backend;
    }

    MatrixBackend backend() {
        return backend;
    }

    /** A new matrix with these values. */
    Matrix of(Dense values) {
        Matrix matrix = backend.zeros(values.rows, values.columns);
        backend.upload(values.values, matrix);
        return matrix;
    }

    /** A new matrix full of NaN: a destination that must be overwritten without being read. */
    Matrix poisoned(int rows, int columns) {
        return of(Dense.filled(rows, columns, Double.NaN));
    }

    Dense read(Matrix matrix) {
        Dense values = Dense.filled(matrix.rows(), matrix.columns(), 0);
        backend.download(matrix, values.values);
        return values;
    }

    /** Fails unless the matrix holds these values, 0 and −0 being the same and NaN equal to itself. */
    void requireEqual(Supplier<String> what, Matrix actual, Dense expected) {
        requireEqual(what, read(actual), expected);
    }

    static void requireEqual(Supplier<String> what, Dense actual, Dense expected) {
        if (actual.rows != expected.rows || actual.columns != expected.columns) {
            Assertions.fail("%s: is %s, should be %s", what.get(), actual, expected);
        }
        for (int k = 0; k < expected.values.length; k++) {
            double a = actual.values[k];
            double e = expected.values[k];
            if (a != e && !(Double.isNaN(a) && Double.isNaN(e))) {
                Assertions.fail(
                        "%s: entry (%d, %d) of %d×%d is %s, should be %s",
                        what.get(), k % expected.rows, k / expected.rows, expected.rows, expected.columns, a, e);
            }
        }
    }

    /** Fails unless both hold the same bits, NaN being equal to itself. */
    static void requireSameBits(Supplier<String> what, Dense actual, Dense expected) {
        requireEqual(what, actual, expected);
        for (int k = 0; k < expected.values.length; k++) {
            if (Double.doubleToLongBits(actual.values[k]) != Double.doubleToLongBits(expected.values[k])) {
                Assertions.fail(
                        "%s: entry (%d, %d) of %d×%d is %s, should be %s",
                        what.get(),
                        k % expected.rows,
                        k / expected.rows,
                        expected.rows,
                        expected.columns,
                        actual.values[k],
                        expected.values[k]);
            }
        }
    }

    /** Fails unless every entry is within its bound; a bound of 0 demands equality, and NaN is never within. */
    static void requireWithin(Supplier<String> what, Dense actual, Dense expected, Dense bounds) {
        for (int k = 0; k < expected.values.length; k++) {
            double error = actual.values[k] - expected.values[k];
            if (!(Math.abs(error) <= bounds.values[k])) {
                Assertions.fail(
                        "%s: entry (%d, %d) of %d×%d is %s, should be %s; the error %s exceeds the bound %s",
                        what.get(),
                        k % expected.rows,
                        k / expected.rows,
                        expected.rows,
                        expected.columns,
                        actual.values[k],
                        expected.values[k],
                        error,
                        bounds.values[k]);
            }
        }
    }

    @Override
    public void close() {
        backend.close();
    }
}
