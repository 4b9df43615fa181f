package org.sigmoidadmm.backend.jblas;

import org.sigmoidadmm.matrix.Side;

/** Products and systems of a native library, on column-major arrays. For one thread at a time. */
interface NativeKernels {

    /** The height of the native kernel's tile, of which the widths of panels are multiples. */
    int ALIGNMENT = 8;

    /** The width of so many panels, the last one narrower, that a matrix is cut into. */
    static int panelWidth(int order, int panels) {
        return (order + panels * ALIGNMENT - 1) / (panels * ALIGNMENT) * ALIGNMENT;
    }

    /** c (m × n) ← α·op(a)·op(b) + βc with op(a) m × depth; where β is 0, c is not read. */
    void gemm(
            boolean transposedA,
            boolean transposedB,
            int m,
            int n,
            int depth,
            double alpha,
            double[] a,
            double[] b,
            double beta,
            double[] c);

    /** c (order × order) ← α·op(a)·op(a)ᵀ + βc with op(a) order × depth, its lower triangle; above that, anything. */
    void gram(double alpha, boolean transposed, double[] a, int order, int depth, double beta, double[] c);

    /**
     * Solves a·x = b (count columns) or x·a = b (count rows) by Cholesky decomposition.
     *
     * @param a order × order, symmetric, its lower triangle read and finite, not modified
     * @param b not modified unless it is x
     * @param x overwritten; may be b
     * @return 0, or the order of the first leading minor of a that is not positive; x is then unchanged
     */
    int solveSpd(Side side, int order, int count, double[] a, double[] b, double[] x);
}
