package org.sigmoidadmm.matrix.spi;

import org.sigmoidadmm.matrix.Matrix;
import org.sigmoidadmm.matrix.MatrixShapeException;

/** What the arguments of an operation must be to each other, refused in one sentence with their names and shapes. */
final class MatrixChecks {

    private MatrixChecks() {}

    static void requireLength(String operation, double[] values, Matrix matrix) {
        if (values.length != (long) matrix.rows() * matrix.columns()) {
            throw new MatrixShapeException(
                    operation + ": array has " + values.length + " entries, matrix is " + shape(matrix));
        }
    }

    static void requireSameShape(String operation, String nameX, Matrix x, String nameY, Matrix y) {
        if (x.rows() != y.rows() || x.columns() != y.columns()) {
            throw new MatrixShapeException(
                    operation + ": " + nameX + " is " + shape(x) + ", " + nameY + " is " + shape(y));
        }
    }

    static void requireShape(String operation, String name, Matrix matrix, int rows, int columns) {
        if (matrix.rows() != rows || matrix.columns() != columns) {
            throw new MatrixShapeException(
                    operation + ": " + name + " is " + shape(matrix) + ", must be " + rows + "×" + columns);
        }
    }

    static void requireDistinct(String operation, String nameX, Matrix x, String nameY, Matrix y) {
        if (x == y) {
            throw new MatrixShapeException(operation + ": " + nameY + " must not be the same matrix as " + nameX);
        }
    }

    static void requirePositive(String operation, String name, double value) {
        if (!(value > 0)) {
            throw new IllegalArgumentException(operation + ": " + name + " is " + value + ", must be positive");
        }
    }

    static String shape(Matrix matrix) {
        return matrix.rows() + "×" + matrix.columns();
    }

    static String transposedShape(Matrix matrix) {
        return matrix.columns() + "×" + matrix.rows();
    }
}
