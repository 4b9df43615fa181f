package org.sigmoidadmm.backend.ojalgo;

import org.ojalgo.matrix.decomposition.Cholesky;
import org.ojalgo.matrix.store.R064Store;
import org.sigmoidadmm.matrix.BackendInfo;
import org.sigmoidadmm.matrix.NotPositiveDefiniteException;
import org.sigmoidadmm.matrix.Side;
import org.sigmoidadmm.matrix.Transpose;
import org.sigmoidadmm.matrix.spi.ArrayMatrixBackend;
import org.sigmoidadmm.matrix.spi.ColumnMajor;

/** Products and systems by the kernels of ojAlgo's primitive stores, on column-major arrays as they are. */
final class OjalgoBackend extends ArrayMatrixBackend<OjalgoMatrix> {

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
        R064Store left = transposeA == Transpose.NO ? a.store() : transposed(a);
        R064Store right = transposeB == Transpose.NO ? b.store() : transposed(b);
        R064Store product = R064Store.FACTORY.make(c.rows(), c.columns());
        product.fillByMultiplying(left, right);
        double[] from = product.data;
        double[] to = c.array();
        if (beta == 0) {
            for (int k = 0; k < to.length; k++) {
                to[k] = alpha * from[k];
            }
        } else {
            for (int k = 0; k < to.length; k++) {
                to[k] = alpha * from[k] + beta * to[k];
            }
        }
    }

    private static R064Store transposed(OjalgoMatrix matrix) {
        double[] values = new double[matrix.array().length];
        ColumnMajor.transpose(matrix.array(), matrix.rows(), matrix.columns(), values);
        return R064Store.wrap(values, matrix.columns());
    }

    @Override
    protected void doGram(double alpha, Transpose transpose, OjalgoMatrix a, double beta, OjalgoMatrix c) {
        doGemm(alpha, transpose, a, transpose == Transpose.NO ? Transpose.YES : Transpose.NO, a, beta, c);
        ColumnMajor.mirrorLower(c.array(), c.rows());
    }

    @Override
    protected void doSolveSpd(Side side, OjalgoMatrix a, OjalgoMatrix b, OjalgoMatrix x) {
        int order = a.rows();
        if (!ColumnMajor.isFinite(a.array(), order * order)) {
            throw new NotPositiveDefiniteException(
                    "solveSpd: a is " + order + "×" + order + " and holds a NaN or an infinity");
        }
        Cholesky<Double> cholesky = Cholesky.R064.make(order, order);
        cholesky.decompose(a.store());
        if (!cholesky.isSPD()) {
            throw new NotPositiveDefiniteException(
                    "solveSpd: a is " + order + "×" + order + " and not positive definite");
        }
        if (side == Side.LEFT) {
            cholesky.getSolution(b.store(), x.store());
        } else {
            R064Store solution = transposed(b); // a·xᵀ = bᵀ, a is symmetric
            cholesky.getSolution(solution, solution);
            ColumnMajor.transpose(solution.data, order, x.rows(), x.array());
        }
    }

    @Override
    protected void doClose() {
        // everything is on the Java heap
    }
}
