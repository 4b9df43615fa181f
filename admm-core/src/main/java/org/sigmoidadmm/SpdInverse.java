package org.sigmoidadmm;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.sigmoidadmm.matrix.Matrix;
import org.sigmoidadmm.matrix.MatrixBackend;
import org.sigmoidadmm.matrix.Side;
import org.sigmoidadmm.matrix.Transpose;
import org.sigmoidadmm.matrix.spi.ColumnMajor;

/**
 * The inverse of a symmetric positive definite matrix, half of it by products: cut in the middle,
 *
 * <pre>{@code
 * M = ( A  Bᵀ )     T = BA⁻¹,   S = C − TBᵀ,   M⁻¹ = ( A⁻¹ + TᵀS⁻¹T   −TᵀS⁻¹ )
 *     ( B  C  )                                      (     −S⁻¹T        S⁻¹  )
 * }</pre>
 *
 * A⁻¹ and T come from one Cholesky decomposition of A, S is inverted in the same way down to an order where a decomposition
 * with the identity as right-hand side is as fast. T as the product of B and A⁻¹ would be cheaper, and wrong by
 * ‖B‖‖A⁻¹‖ roundings: of UᵀU + βI with U of low rank and small β, S would not even be positive definite.
 */
final class SpdInverse {

    /** Below this order products of halves are no faster than the substitution. */
    static final int SMALLEST_HALVED = 128;

    /** The matrix, read on and below its diagonal. */
    final HostMatrix matrix;

    private final MatrixBackend backend;
    private final @Nullable Halves halves;
    private final @Nullable Matrix identity;

    SpdInverse(MatrixBackend backend, int order) {
        this(backend, order, SMALLEST_HALVED);
    }

    SpdInverse(MatrixBackend backend, int order, int smallestHalved) {
        this.backend = backend;
        this.matrix = new HostMatrix(backend, order, order);
        boolean halved = order >= Math.max(2, smallestHalved);
        this.halves = halved ? new Halves(order, smallestHalved) : null;
        this.identity = halved ? null : backend.zeros(order, order);
    }

    /** Returns how many numbers the workspace of an inverse has. */
    static long entries(long order) {
        if (order < SMALLEST_HALVED) {
            return 2 * order * order;
        }
        long half = order / 2;
        long rest = order - half;
        return order * order + half * half + order * half + 2 * half * rest + half * half + entries(rest);
    }

    /**
     * Computes the inverse of the matrix on the backend.
     *
     * @param inverse overwritten; may be the matrix's own values
     * @throws org.sigmoidadmm.matrix.NotPositiveDefiniteException if it, or what its halves are reduced to, is not positive
     *     definite in floating-point numbers
     */
    void run(double[] inverse) {
        if (halves != null) {
            halves.run(inverse);
        } else if (identity != null) {
            backend.fill(0, identity);
            backend.addToDiagonal(1, identity);
            backend.solveSpd(Side.RIGHT, matrix.matrix, identity, identity);
            backend.download(identity, inverse);
        }
    }

    private final class Halves {

        private final int half;
        private final int rest;
        /** A. */
        private final HostMatrix corner;
        /** I above B, then A⁻¹ above T. */
        private final HostMatrix stacked;
        /** A⁻¹, then the upper left part of M⁻¹. */
        private final HostMatrix upper;
        /** B, then −S⁻¹T. */
        private final HostMatrix coupling;
        /** T, then the transpose of −S⁻¹T. */
        private final HostMatrix ratio;
        /** C, S, then S⁻¹. */
        private final SpdInverse opposite;

        Halves(int order, int smallestHalved) {
            half = order / 2;
            rest = order - half;
            corner = new HostMatrix(backend, half, half);
            stacked = new HostMatrix(backend, order, half);
            upper = new HostMatrix(backend, half, half);
            coupling = new HostMatrix(backend, rest, half);
            ratio = new HostMatrix(backend, rest, half);
            opposite = new SpdInverse(backend, rest, smallestHalved);
        }

        void run(double[] inverse) {
            cut();
            backend.solveSpd(Side.RIGHT, corner.matrix, stacked.matrix, stacked.matrix);
            unstack();
            Matrix second = opposite.matrix.matrix;
            backend.gemm(-1, Transpose.NO, ratio.matrix, Transpose.YES, coupling.matrix, 1, second);
            opposite.run(opposite.matrix.values);
            opposite.matrix.toBackend();
            backend.gemm(-1, Transpose.NO, second, Transpose.NO, ratio.matrix, 0, coupling.matrix);
            backend.gemm(-1, Transpose.YES, ratio.matrix, Transpose.NO, coupling.matrix, 1, upper.matrix);
            join(inverse);
        }

        private void cut() {
            matrix.toHost();
            double[] from = matrix.values;
            int order = half + rest;
            for (int column = 0; column < half; column++) {
                int start = column * order;
                System.arraycopy(from, start, corner.values, column * half, half);
                Arrays.fill(stacked.values, start, start + half, 0);
                stacked.values[start + column] = 1;
                System.arraycopy(from, start + half, stacked.values, start + half, rest);
                System.arraycopy(from, start + half, coupling.values, column * rest, rest);
            }
            for (int column = 0; column < rest; column++) {
                System.arraycopy(from, (half + column) * order + half, opposite.matrix.values, column * rest, rest);
            }
            corner.toBackend();
            stacked.toBackend();
            coupling.toBackend();
            opposite.matrix.toBackend();
        }

        private void unstack() {
            stacked.toHost();
            int order = half + rest;
            for (int column = 0; column < half; column++) {
                System.arraycopy(stacked.values, column * order, upper.values, column * half, half);
                System.arraycopy(stacked.values, column * order + half, ratio.values, column * rest, rest);
            }
            upper.toBackend();
            ratio.toBackend();
        }

        private void join(double[] to) {
            upper.toHost();
            coupling.toHost();
            double[] beside = ratio.values;
            ColumnMajor.transpose(coupling.values, rest, half, beside);
            int order = half + rest;
            for (int column = 0; column < half; column++) {
                System.arraycopy(upper.values, column * half, to, column * order, half);
                System.arraycopy(coupling.values, column * rest, to, column * order + half, rest);
            }
            for (int column = 0; column < rest; column++) {
                int start = (half + column) * order;
                System.arraycopy(beside, column * half, to, start, half);
                System.arraycopy(opposite.matrix.values, column * rest, to, start + half, rest);
            }
        }
    }
}
