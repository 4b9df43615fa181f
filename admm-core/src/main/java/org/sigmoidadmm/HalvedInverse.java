package org.sigmoidadmm;

import org.sigmoidadmm.matrix.Matrix;
import org.sigmoidadmm.matrix.MatrixBackend;
import org.sigmoidadmm.matrix.Side;
import org.sigmoidadmm.matrix.Transpose;
import org.sigmoidadmm.matrix.spi.ColumnMajor;

/**
 * The inverse of M = βI + κUᵀU, mostly by products: with the columns of U cut in the middle, U = (U₁ U₂),
 *
 * <pre>{@code
 * A = βI + κU₁ᵀU₁,   B = κU₂ᵀU₁,   T = BA⁻¹,   S = βI + κU₂ᵀU₂ − TBᵀ
 *
 * M⁻¹ = ( A⁻¹ + TᵀS⁻¹T   −TᵀS⁻¹ )
 *       (     −S⁻¹T        S⁻¹  )
 * }</pre>
 *
 * and the two halves inverted by Cholesky decomposition. That is 1.6d³ operations instead of the 2.3d³ of a decomposition
 * and d right-hand sides, five eighths of them in matrix products, which every library does faster than substitution.
 */
final class HalvedInverse {

    /** Below this order products of halves are no faster than the substitution. */
    static final int SMALLEST_ORDER = 128;

    private final MatrixBackend backend;
    private final double[] leftColumns;
    private final double[] rightColumns;
    private final Matrix left;
    private final Matrix right;
    private final Matrix first;
    private final Matrix firstInverse;
    private final Matrix coupling;
    private final Matrix ratio;
    private final Matrix second;
    private final Matrix secondInverse;
    private final double[] corner;
    private final double[] below;
    private final double[] beside;
    private final double[] opposite;

    HalvedInverse(MatrixBackend backend, int order, int rows) {
        this.backend = backend;
        int half = order / 2;
        int rest = order - half;
        leftColumns = new double[Math.multiplyExact(rows, half)];
        rightColumns = new double[Math.multiplyExact(rows, rest)];
        left = backend.zeros(rows, half);
        right = backend.zeros(rows, rest);
        first = backend.zeros(half, half);
        firstInverse = backend.zeros(half, half);
        coupling = backend.zeros(rest, half);
        ratio = backend.zeros(rest, half);
        second = backend.zeros(rest, rest);
        secondInverse = backend.zeros(rest, rest);
        corner = new double[Math.multiplyExact(half, half)];
        below = new double[Math.multiplyExact(rest, half)];
        beside = new double[Math.multiplyExact(half, rest)];
        opposite = new double[Math.multiplyExact(rest, rest)];
    }

    /**
     * Computes the inverse.
     *
     * @param inverse M⁻¹, order × order, overwritten
     * @param u U, rows × order, read
     * @param beta β, positive
     * @param kappa κ, not negative
     * @throws org.sigmoidadmm.matrix.NotPositiveDefiniteException if M or its halves are not, in floating-point numbers
     */
    void run(double[] inverse, double[] u, double beta, double kappa) {
        System.arraycopy(u, 0, leftColumns, 0, leftColumns.length);
        System.arraycopy(u, leftColumns.length, rightColumns, 0, rightColumns.length);
        backend.upload(leftColumns, left);
        backend.upload(rightColumns, right);

        backend.gram(kappa, Transpose.YES, left, 0, first);
        backend.addToDiagonal(beta, first);
        invert(first, firstInverse);

        backend.gemm(kappa, Transpose.YES, right, Transpose.NO, left, 0, coupling);
        backend.gemm(1, Transpose.NO, coupling, Transpose.NO, firstInverse, 0, ratio);
        backend.gram(kappa, Transpose.YES, right, 0, second);
        backend.addToDiagonal(beta, second);
        backend.gemm(-1, Transpose.NO, ratio, Transpose.YES, coupling, 1, second);
        invert(second, secondInverse);

        Matrix negative = coupling; // −S⁻¹T, as the coupling is no longer needed
        backend.gemm(-1, Transpose.NO, secondInverse, Transpose.NO, ratio, 0, negative);
        backend.gemm(-1, Transpose.YES, ratio, Transpose.NO, negative, 1, firstInverse);
        collect(negative, inverse);
    }

    private void invert(Matrix system, Matrix inverse) {
        backend.fill(0, inverse);
        backend.addToDiagonal(1, inverse);
        backend.solveSpd(Side.LEFT, system, inverse, inverse);
    }

    private void collect(Matrix negative, double[] inverse) {
        backend.download(firstInverse, corner);
        backend.download(negative, below);
        backend.download(secondInverse, opposite);
        int half = firstInverse.rows();
        int rest = secondInverse.rows();
        ColumnMajor.transpose(below, rest, half, beside);
        int order = half + rest;
        for (int column = 0; column < half; column++) {
            System.arraycopy(corner, column * half, inverse, column * order, half);
            System.arraycopy(below, column * rest, inverse, column * order + half, rest);
        }
        for (int column = 0; column < rest; column++) {
            int to = (half + column) * order;
            System.arraycopy(beside, column * half, inverse, to, half);
            System.arraycopy(opposite, column * rest, inverse, to + half, rest);
        }
    }
}
