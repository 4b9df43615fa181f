package org.sigmoidadmm.matrix.spi;

import org.sigmoidadmm.matrix.BackendInfo;
import org.sigmoidadmm.matrix.NotPositiveDefiniteException;
import org.sigmoidadmm.matrix.Side;
import org.sigmoidadmm.matrix.Transpose;

/**
 * Base class of backends on libraries in Java: products and substitutions by the library's kernels on panels of rows, systems
 * by its Cholesky decomposition, which is all that is left to implement.
 *
 * @param <M> the backend's own handle class
 */
public abstract class PanelMatrixBackend<M extends ArrayMatrix> extends ArrayMatrixBackend<M> {

    private final PanelKernels kernels;
    private double[] factor = new double[0];
    private double[] transposed = new double[0];

    /**
     * Makes the base of a backend.
     *
     * @param handleType the class of the handles that {@link #doZeros} returns
     * @param info what {@link #info} returns
     * @param kernels the library's kernels, used by this instance alone
     */
    protected PanelMatrixBackend(Class<M> handleType, BackendInfo info, PanelKernels kernels) {
        super(handleType, info);
        this.kernels = kernels;
    }

    /**
     * Computes the Cholesky factor L of a symmetric matrix.
     *
     * @param a order × order, finite on and below the diagonal and read there alone
     * @param order rows and columns
     * @param lower at least order × order numbers: receives L row by row; what is above its diagonal does not matter
     * @return false if the matrix is not numerically positive definite
     */
    protected abstract boolean decompose(double[] a, int order, double[] lower);

    @Override
    protected final void doGemm(double alpha, Transpose transposeA, M a, Transpose transposeB, M b, double beta, M c) {
        int depth = transposeA == Transpose.NO ? a.columns() : a.rows();
        kernels.multiply(
                alpha, transposeA, a.array(), transposeB, b.array(), beta, c.array(), c.rows(), c.columns(), depth);
    }

    @Override
    protected final void doGram(double alpha, Transpose transpose, M a, double beta, M c) {
        int depth = transpose == Transpose.NO ? a.columns() : a.rows();
        kernels.gram(alpha, transpose, a.array(), beta, c.array(), c.rows(), depth);
    }

    @Override
    protected final void doSolveSpd(Side side, M a, M b, M x) {
        int order = a.rows();
        factor(a.array(), order);
        int count = b.array().length / order;
        if (side == Side.RIGHT) { // x·a = b is a·xᵀ = bᵀ, for a is symmetric
            System.arraycopy(b.array(), 0, x.array(), 0, x.array().length);
            kernels.substitute(factor, order, x.array(), count);
        } else {
            transposed = PanelKernels.atLeast(transposed, order * count);
            ColumnMajor.transpose(b.array(), order, count, transposed);
            kernels.substitute(factor, order, transposed, count);
            ColumnMajor.transpose(transposed, count, order, x.array());
        }
    }

    /** Leaves the Cholesky factor of a symmetric matrix in {@link #factor}, row by row. */
    private void factor(double[] a, int order) {
        if (!ColumnMajor.isLowerFinite(a, order)) { // a library may go on with a NaN
            throw new NotPositiveDefiniteException(
                    "solveSpd: a is " + order + "×" + order + " and holds a NaN or an infinity");
        }
        factor = PanelKernels.atLeast(factor, order * order);
        if (!decompose(a, order, factor) || !isFactorFinite(order)) {
            throw new NotPositiveDefiniteException(
                    "solveSpd: a is " + order + "×" + order + " and not numerically positive definite");
        }
    }

    private boolean isFactorFinite(int order) {
        for (int i = 0; i < order; i++) {
            if (!ColumnMajor.isFinite(factor, i * order, i + 1)) {
                return false;
            }
        }
        return true;
    }

    @Override
    protected void doClose() {
        // everything is on the Java heap
    }
}
