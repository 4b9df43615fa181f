package org.sigmoidadmm.backend.ejml;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.decomposition.chol.CholeskyDecompositionBlock_DDRM;
import org.sigmoidadmm.matrix.BackendInfo;
import org.sigmoidadmm.matrix.NotPositiveDefiniteException;
import org.sigmoidadmm.matrix.Side;
import org.sigmoidadmm.matrix.Transpose;
import org.sigmoidadmm.matrix.spi.ArrayMatrixBackend;
import org.sigmoidadmm.matrix.spi.ColumnMajor;

/** Products by EJML's kernels on panels of rows, and systems by EJML's Cholesky decomposition. */
final class EjmlBackend extends ArrayMatrixBackend<EjmlMatrix> {

    /** Width of the blocks that the decomposition works on; 32 was the fastest of 16 to 60 at orders 32 to 500. */
    private static final int BLOCK = 32;

    private final EjmlKernels kernels = new EjmlKernels();
    private final CholeskyDecompositionBlock_DDRM cholesky = new CholeskyDecompositionBlock_DDRM(BLOCK);
    private final DMatrixRMaj decomposed = new DMatrixRMaj(1, 1);
    private double[] factor = new double[0];
    private double[] transposed = new double[0];

    EjmlBackend(BackendInfo info) {
        super(EjmlMatrix.class, info);
    }

    @Override
    protected EjmlMatrix doZeros(int rows, int columns) {
        return new EjmlMatrix(this, rows, columns);
    }

    @Override
    protected void doGemm(
            double alpha,
            Transpose transposeA,
            EjmlMatrix a,
            Transpose transposeB,
            EjmlMatrix b,
            double beta,
            EjmlMatrix c) {
        int depth = transposeA == Transpose.NO ? a.columns() : a.rows();
        kernels.multiply(
                alpha, transposeA, a.array(), transposeB, b.array(), beta, c.array(), c.rows(), c.columns(), depth);
    }

    @Override
    protected void doGram(double alpha, Transpose transpose, EjmlMatrix a, double beta, EjmlMatrix c) {
        int depth = transpose == Transpose.NO ? a.columns() : a.rows();
        kernels.gram(alpha, transpose, a.array(), beta, c.array(), c.rows(), depth);
    }

    @Override
    protected void doSolveSpd(Side side, EjmlMatrix a, EjmlMatrix b, EjmlMatrix x) {
        int order = a.rows();
        factor(a.array(), order);
        int count = b.array().length / order;
        if (side == Side.RIGHT) { // x·a = b is a·xᵀ = bᵀ, for a is symmetric
            System.arraycopy(b.array(), 0, x.array(), 0, x.array().length);
            kernels.substitute(factor, order, x.array(), count);
        } else {
            transposed = atLeast(transposed, order * count);
            ColumnMajor.transpose(b.array(), order, count, transposed);
            kernels.substitute(factor, order, transposed, count);
            ColumnMajor.transpose(transposed, count, order, x.array());
        }
    }

    /** Leaves the Cholesky factor of a symmetric matrix in {@link #factor}, row by row. */
    private void factor(double[] a, int order) {
        int entries = order * order;
        if (!ColumnMajor.isFinite(a, entries)) { // EJML would go on with a NaN
            throw new NotPositiveDefiniteException(
                    "solveSpd: a is " + order + "×" + order + " and holds a NaN or an infinity");
        }
        factor = atLeast(factor, entries);
        System.arraycopy(a, 0, factor, 0, entries);
        decomposed.data = factor;
        decomposed.numRows = order;
        decomposed.numCols = order;
        if (!cholesky.decompose(decomposed) || !ColumnMajor.isFinite(factor, entries)) {
            throw new NotPositiveDefiniteException(
                    "solveSpd: a is " + order + "×" + order + " and not numerically positive definite");
        }
    }

    private static double[] atLeast(double[] scratch, int length) {
        return scratch.length >= length ? scratch : new double[length];
    }

    @Override
    protected void doClose() {
        // everything is on the Java heap
    }
}
