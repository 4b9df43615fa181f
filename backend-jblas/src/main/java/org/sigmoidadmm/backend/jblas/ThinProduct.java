package org.sigmoidadmm.backend.jblas;

import org.sigmoidadmm.matrix.spi.ColumnMajor;

/**
 * Products in which one of the three sizes is 1, or c has few columns or the sum few terms. A native call copies its
 * matrices into native memory and back, which for such a product takes several times as long as the product itself.
 */
final class ThinProduct {

    /** With up to so many columns or terms, passes over the other matrix cost less than its copies, from 30 rows on. */
    private static final int FEW = 3;

    private ThinProduct() {}

    /** Tells whether c (m × n) ← op(a) (m × depth) · op(b) (depth × n) is thin. */
    static boolean isThin(boolean transposedA, boolean transposedB, int m, int n, int depth) {
        return m == 1 || n == 1 || depth == 1 || !transposedA && (depth <= FEW || n <= FEW) || !transposedB && n <= FEW;
    }

    /** c ← α·op(a)·op(b) + βc for a thin product. */
    static void multiply(
            double alpha,
            boolean transposedA,
            double[] a,
            boolean transposedB,
            double[] b,
            double beta,
            double[] c,
            int m,
            int n,
            int depth) {
        if (depth == 1) {
            columnByColumn(alpha, a, false, b, beta, c, m, n, 1); // one row or column is stored alike
        } else if (m == 1) {
            // A row times a matrix is the transposed matrix times a column.
            matrixTimesColumns(alpha, !transposedB, b, false, a, beta, c, n, 1, depth);
        } else if (!transposedA && depth < n) {
            columnByColumn(alpha, a, transposedB, b, beta, c, m, n, depth);
        } else {
            matrixTimesColumns(alpha, transposedA, a, n > 1 && transposedB, b, beta, c, m, n, depth);
        }
    }

    /** c (m × n) ← α·a·op(b) + βc with few columns in a (m × depth): each column of c stays in cache until it is done. */
    private static void columnByColumn(
            double alpha,
            double[] a,
            boolean transposedB,
            double[] b,
            double beta,
            double[] c,
            int m,
            int n,
            int depth) {
        for (int j = 0; j < n; j++) {
            for (int l = 0; l < depth; l++) {
                double factor = alpha * b[transposedB ? j + l * n : l + j * depth];
                ColumnMajor.axpby(factor, a, l * m, l == 0 ? beta : 1, c, j * m, m);
            }
        }
    }

    /** c (m × n) ← α·op(a)·op(b) + βc with few columns in c: each column of a is read once. */
    private static void matrixTimesColumns(
            double alpha,
            boolean transposedA,
            double[] a,
            boolean transposedB,
            double[] b,
            double beta,
            double[] c,
            int m,
            int n,
            int depth) {
        if (transposedA) { // then b is as it is, or has one column
            for (int i = 0; i < m; i++) {
                for (int j = 0; j < n; j++) {
                    double product = alpha * ColumnMajor.dot(a, i * depth, b, j * depth, depth);
                    c[i + j * m] = beta == 0 ? product : product + beta * c[i + j * m];
                }
            }
            return;
        }
        for (int k = 0; k < m * n; k++) {
            c[k] = beta == 0 ? 0 : beta * c[k];
        }
        for (int l = 0; l < depth; l++) {
            for (int j = 0; j < n; j++) {
                double factor = alpha * b[transposedB ? j + l * n : l + j * depth];
                ColumnMajor.axpby(factor, a, l * m, 1, c, j * m, m);
            }
        }
    }
}
