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
    private final HostMatrix left;
    private final HostMatrix right;
    private final Matrix first;
    private final HostMatrix firstInverse;
    private final HostMatrix coupling;
    private final Matrix ratio;
    private final Matrix second;
    private final HostMatrix secondInverse;
    private final double[] beside;

    HalvedInverse(MatrixBackend backend, int order, int rows) {
        this.backend = backend;
        int half = order / 2;
        int rest = order - half;
        left = new HostMatrix(backend, rows, half);
        right = new HostMatrix(backend, rows, rest);
        first = backend.zeros(half, half);
        firstInverse = new HostMatrix(backend, half, half);
        coupling = new HostMatrix(backend, rest, half);
        ratio = backend.zeros(rest, half);
        second = backend.zeros(rest, rest);
        secondInverse = new HostMatrix(backend, rest, rest);
        beside = new double[Math.multiplyExact(half, rest)];
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
        System.arraycopy(u, 0, left.values, 0, left.values.length);
        System.arraycopy(u, left.values.length, right.values, 0, right.values.length);
        left.toBackend();
        right.toBackend();
        Matrix corner = firstInverse.matrix;
        Matrix below = coupling.matrix;
        Matrix opposite = secondInverse.matrix;

        backend.gram(kappa, Transpose.YES, left.matrix, 0, first);
        backend.addToDiagonal(beta, first);
        invert(first, corner);

        backend.gemm(kappa, Transpose.YES, right.matrix, Transpose.NO, left.matrix, 0, below);
        backend.gemm(1, Transpose.NO, below, Transpose.NO, corner, 0, ratio);
        backend.gram(kappa, Transpose.YES, right.matrix, 0, second);
        backend.addToDiagonal(beta, second);
        backend.gemm(-1, Transpose.NO, ratio, Transpose.YES, below, 1, second);
        invert(second, opposite);

        backend.gemm(-1, Transpose.NO, opposite, Transpose.NO, ratio, 0, below); // −S⁻¹T in its place
        backend.gemm(-1, Transpose.YES, ratio, Transpose.NO, below, 1, corner);
        collect(inverse);
    }

    private void invert(Matrix system, Matrix inverse) {
        backend.fill(0, inverse);
        backend.addToDiagonal(1, inverse);
        backend.solveSpd(Side.LEFT, system, inverse, inverse);
    }

    private void collect(double[] inverse) {
        firstInverse.toHost();
        coupling.toHost();
        secondInverse.toHost();
        int half = firstInverse.matrix.rows();
        int rest = secondInverse.matrix.rows();
        ColumnMajor.transpose(coupling.values, rest, half, beside);
        int order = half + rest;
        for (int column = 0; column < half; column++) {
            System.arraycopy(firstInverse.values, column * half, inverse, column * order, half);
            System.arraycopy(coupling.values, column * rest, inverse, column * order + half, rest);
        }
        for (int column = 0; column < rest; column++) {
            int to = (half + column) * order;
            System.arraycopy(beside, column * half, inverse, to, half);
            System.arraycopy(secondInverse.values, column * rest, inverse, to + half, rest);
        }
    }
}
