package org.sigmoidadmm.backend.jblas;

import org.sigmoidadmm.matrix.spi.ColumnMajor;

/**
 * Products in which one of the three sizes is 1. A native call copies its matrices into native memory and back, which for
 * such a product takes several times as long as the product itself.
 */
final class ThinProduct {

    private ThinProduct() {}

    /** Tells whether c (m × n) ← op(a) (m × depth) · op(b) (depth × n) is thin. */
    static boolean isThin(int m, int n, int depth) {
        return m == 1 || n == 1 || depth == 1;
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
            outer(alpha, a, b, beta, c, m, n);
        } else if (m == 1) {
            // A row times a matrix is the transposed matrix times a column.
            matrixTimesColumn(alpha, !transposedB, b, a, beta, c, n, depth);
        } else {
            matrixTimesColumn(alpha, transposedA, a, b, beta, c, m, depth);
        }
    }

    /** c (m × n) ← α·a·bᵀ + βc. */
    private static void outer(double alpha, double[] a, double[] b, double beta, double[] c, int m, int n) {
        for (int j = 0; j < n; j++) {
            ColumnMajor.axpby(alpha * b[j], a, 0, beta, c, j * m, m);
        }
    }

    /** c (m) ← α·op(a)·b + βc with op(a) m × depth; a transposed one is stored depth × m. */
    private static void matrixTimesColumn(
            double alpha, boolean transposed, double[] a, double[] b, double beta, double[] c, int m, int depth) {
        if (transposed) {
            for (int i = 0; i < m; i++) {
                double product = alpha * ColumnMajor.dot(a, i * depth, b, 0, depth);
                c[i] = beta == 0 ? product : product + beta * c[i];
            }
            return;
        }
        for (int i = 0; i < m; i++) {
            c[i] = beta == 0 ? 0 : beta * c[i];
        }
        ColumnMajor.addProduct(alpha, b, 0, 1, depth, a, 0, m, c, 0, m);
    }
}
