package org.sigmoidadmm.backend.ojalgo;

import org.ojalgo.matrix.decomposition.Cholesky;
import org.ojalgo.matrix.store.MatrixStore;
import org.ojalgo.matrix.store.R064Store;
import org.sigmoidadmm.matrix.BackendInfo;
import org.sigmoidadmm.matrix.NotPositiveDefiniteException;
import org.sigmoidadmm.matrix.Side;
import org.sigmoidadmm.matrix.Transpose;
import org.sigmoidadmm.matrix.spi.ArrayMatrixBackend;
import org.sigmoidadmm.matrix.spi.ColumnMajor;

/** Products by ojAlgo's kernels on panels of rows, and systems by ojAlgo's Cholesky decomposition. */
final class OjalgoBackend extends ArrayMatrixBackend<OjalgoMatrix> {

    private final OjalgoKernels kernels = new OjalgoKernels();

    /** Asked for a small matrix, ojAlgo gives the decomposition that stays on the calling thread, whatever the size. */
    private final Cholesky<Double> cholesky = Cholesky.R064.make(1, 1);

    private double[] factor = new double[0];
    private double[] transposed = new double[0];

    OjalgoBackend(BackendInfo info) {
        super(OjalgoMatrix.class, info);
    }

    @Override
    protected OjalgoMatrix doZeros(int rows, int columns) {
        return new OjalgoMatrix(this, rows, columns);
    }

    @Override
    protected void doGemm(
            double alpha,
            Transpose transposeA,
            OjalgoMatrix a,
            Transpose transposeB,
            OjalgoMatrix b,
            double beta,
            OjalgoMatrix c) {
        int depth = transposeA == Transpose.NO ? a.columns() : a.rows();
        kernels.multiply(
                alpha, transposeA, a.array(), transposeB, b.array(), beta, c.array(), c.rows(), c.columns(), depth);
    }

    @Override
    protected void doGram(double alpha, Transpose transpose, OjalgoMatrix a, double beta, OjalgoMatrix c) {
        int depth = transpose == Transpose.NO ? a.columns() : a.rows();
        kernels.gram(alpha, transpose, a.array(), beta, c.array(), c.rows(), depth);
    }

    @Override
    protected void doSolveSpd(Side side, OjalgoMatrix a, OjalgoMatrix b, OjalgoMatrix x) {
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
        if (!ColumnMajor.isFinite(a, entries)) {
            throw new NotPositiveDefiniteException(
                    "solveSpd: a is " + order + "×" + order + " and holds a NaN or an infinity");
        }
        factor = atLeast(factor, entries);
        if (cholesky.decompose(R064Store.wrap(a, order))) {
            MatrixStore<Double> lower = cholesky.getL();
            for (int i = 0; i < order; i++) {
                for (int j = 0; j < order; j++) {
                    factor[j + i * order] = lower.doubleValue(i, j);
                }
            }
        }
        if (!cholesky.isSPD() || !ColumnMajor.isFinite(factor, entries)) {
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
