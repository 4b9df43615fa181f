package org.sigmoidadmm.backend.jblas;

import org.sigmoidadmm.matrix.Side;

/**
 * The kernels by calls that read and write the arrays where they are, so that parts of arrays cost nothing.
 *
 * <p>No garbage collection can begin during such a call. So none does more than some {@value #LONGEST_CALL} multiplications
 * and additions, a few hundredths of a second: larger products are done in panels of columns, and decompositions and
 * triangular systems by halves, whose larger part is products.
 */
final class InPlaceKernels implements NativeKernels {

    /** Multiplications with an addition in one call. */
    private static final long LONGEST_CALL = 1L << 30;

    /** Panels that make up the lower triangle of a Gram matrix, at most, and columns of a panel, at least. */
    private static final int PANELS = 5;

    private static final int NARROWEST_PANEL = 48;

    /** Up to this order dtrsm is as fast as products (measured; with some kernels it is slower above). */
    private static final int LARGEST_TRIANGLE = 64;

    /** Up to this order dpotrf is as fast as by halves. */
    private static final int LARGEST_FACTOR = 768;

    private final ForeignBlas blas;
    private double[] factor = {};

    InPlaceKernels(ForeignBlas blas) {
        this.blas = blas;
    }

    @Override
    public void gemm(
            boolean transposedA,
            boolean transposedB,
            int m,
            int n,
            int depth,
            double alpha,
            double[] a,
            double[] b,
            double beta,
            double[] c) {
        int strideA = transposedA ? depth : m;
        int strideB = transposedB ? n : depth;
        multiply(transposedA, transposedB, m, n, depth, alpha, a, 0, strideA, b, 0, strideB, beta, c, 0, m);
    }

    /** The general product of parts of arrays, in calls that are not too long. */
    private void multiply(
            boolean transposedA,
            boolean transposedB,
            int m,
            int n,
            int depth,
            double alpha,
            double[] a,
            int fromA,
            int strideA,
            double[] b,
            int fromB,
            int strideB,
            double beta,
            double[] c,
            int fromC,
            int strideC) {
        int most = (int) Math.max(ALIGNMENT, Math.min(n, LONGEST_CALL / ((long) m * depth)));
        for (int j = 0; j < n; j += most) {
            blas.dgemm(
                    transposedA,
                    transposedB,
                    m,
                    Math.min(most, n - j),
                    depth,
                    alpha,
                    a,
                    fromA,
                    strideA,
                    b,
                    fromB + (transposedB ? j : j * strideB),
                    strideB,
                    beta,
                    c,
                    fromC + j * strideC,
                    strideC);
        }
    }

    @Override
    public void gram(double alpha, boolean transposed, double[] a, int order, int depth, double beta, double[] c) {
        int width = Math.max(NARROWEST_PANEL, NativeKernels.panelWidth(order, PANELS));
        int stride = transposed ? depth : order;
        multiplyLower(transposed, order, width, depth, alpha, a, 0, stride, beta, c, 0, order);
    }

    /** Lower triangle of c ← that of α·op(a)·op(a)ᵀ + βc, in panels of columns, for the library has no dsyrk. */
    private void multiplyLower(
            boolean transposed,
            int order,
            int width,
            int depth,
            double alpha,
            double[] a,
            int fromA,
            int strideA,
            double beta,
            double[] c,
            int fromC,
            int strideC) {
        for (int j = 0; j < order; j += width) {
            int from = fromA + (transposed ? j * strideA : j);
            int columns = Math.min(width, order - j);
            int to = fromC + j * (strideC + 1);
            multiply(
                    transposed,
                    !transposed,
                    order - j,
                    columns,
                    depth,
                    alpha,
                    a,
                    from,
                    strideA,
                    a,
                    from,
                    strideA,
                    beta,
                    c,
                    to,
                    strideC);
        }
    }

    @Override
    public int solveSpd(Side side, int order, int count, double[] a, double[] b, double[] x) {
        if (factor.length < order * order) {
            factor = new double[order * order];
        }
        for (int j = 0; j < order; j++) {
            int diagonal = j * (order + 1);
            System.arraycopy(a, diagonal, factor, diagonal, order - j);
        }
        int info = decompose(order, 0, order);
        if (info != 0) {
            return info;
        }
        if (b != x) {
            System.arraycopy(b, 0, x, 0, order * count);
        }
        boolean left = side == Side.LEFT; // a = L·Lᵀ: x ← L⁻ᵀ(L⁻¹·x), or x ← (x·L⁻ᵀ)·L⁻¹
        divide(left, !left, order, count, 0, order, x, 0, left ? order : count);
        divide(left, left, order, count, 0, order, x, 0, left ? order : count);
        return 0;
    }

    /** Replaces the lower triangle of a part of the factor by its Cholesky factor; returns dpotrf's info. */
    private int decompose(int order, int from, int stride) {
        if (order <= LARGEST_FACTOR) {
            return blas.dpotrf(order, factor, from, stride);
        }
        int half = half(order);
        int rest = order - half;
        int below = from + half;
        int corner = from + half * (stride + 1);
        int info = decompose(half, from, stride);
        if (info != 0) {
            return info;
        }
        divide(false, true, half, rest, from, stride, factor, below, stride);
        multiplyLower(false, rest, half, half, -1, factor, below, stride, 1, factor, corner, stride);
        info = decompose(rest, corner, stride);
        return info == 0 ? 0 : half + info;
    }

    /**
     * x ← op(L)⁻¹·x (order × count), or x ← x·op(L)⁻¹ (count × order), with a triangle L of the factor.
     *
     * <p>Of L = (P 0; Q R) the parts of x that belong to P and R are done one after the other, with a product by Q between.
     */
    private void divide(
            boolean left,
            boolean transposed,
            int order,
            int count,
            int from,
            int stride,
            double[] x,
            int fromX,
            int strideX) {
        if (order <= LARGEST_TRIANGLE) {
            substitute(left, transposed, order, count, from, stride, x, fromX, strideX);
            return;
        }
        int half = half(order);
        int rest = order - half;
        int coupling = from + half;
        int corner = from + half * (stride + 1);
        int fromRest = fromX + (left ? half : half * strideX);
        if (left != transposed) { // L⁻¹·x or x·L⁻ᵀ
            divide(left, transposed, half, count, from, stride, x, fromX, strideX);
            couple(left, transposed, rest, half, count, coupling, stride, x, fromX, fromRest, strideX);
            divide(left, transposed, rest, count, corner, stride, x, fromRest, strideX);
        } else {
            divide(left, transposed, rest, count, corner, stride, x, fromRest, strideX);
            couple(left, transposed, half, rest, count, coupling, stride, x, fromRest, fromX, strideX);
            divide(left, transposed, half, count, from, stride, x, fromX, strideX);
        }
    }

    /** The same by dtrsm, in calls that are not too long. */
    private void substitute(
            boolean left,
            boolean transposed,
            int order,
            int count,
            int from,
            int stride,
            double[] x,
            int fromX,
            int strideX) {
        long most = LONGEST_CALL / ((long) order * order);
        for (int k = 0; k < count; k += (int) Math.min(most, count - k)) {
            int some = (int) Math.min(most, count - k);
            int at = fromX + (left ? k * strideX : k);
            blas.dtrsm(
                    left, transposed, left ? order : some, left ? some : order, factor, from, stride, x, at, strideX);
        }
    }

    /** Subtracts from one part of x the product of Q, or Qᵀ, with the other, known part. */
    private void couple(
            boolean left,
            boolean transposed,
            int order,
            int knownOrder,
            int count,
            int coupling,
            int stride,
            double[] x,
            int known,
            int unknown,
            int strideX) {
        if (left) {
            multiply(
                    transposed,
                    false,
                    order,
                    count,
                    knownOrder,
                    -1,
                    factor,
                    coupling,
                    stride,
                    x,
                    known,
                    strideX,
                    1,
                    x,
                    unknown,
                    strideX);
        } else {
            multiply(
                    false,
                    transposed,
                    count,
                    order,
                    knownOrder,
                    -1,
                    x,
                    known,
                    strideX,
                    factor,
                    coupling,
                    stride,
                    1,
                    x,
                    unknown,
                    strideX);
        }
    }

    private static int half(int order) {
        return (order / 2 + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    }
}
