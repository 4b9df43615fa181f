package org.sigmoidadmm.backend.ejml;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.decomposition.chol.CholeskyDecompositionBlock_DDRM;
import org.ejml.dense.row.linsol.chol.LinearSolverChol_DDRM;
import org.sigmoidadmm.matrix.BackendInfo;
import org.sigmoidadmm.matrix.NotPositiveDefiniteException;
import org.sigmoidadmm.matrix.Side;
import org.sigmoidadmm.matrix.Transpose;
import org.sigmoidadmm.matrix.spi.ArrayMatrixBackend;
import org.sigmoidadmm.matrix.spi.ColumnMajor;

/**
 * Products and systems by EJML's kernels.
 *
 * <p>EJML stores row by row, so it sees each of our column-major arrays as the transposed matrix, without a copy:
 * C = A·B is computed as Cᵀ = Bᵀ·Aᵀ.
 */
final class EjmlBackend extends ArrayMatrixBackend<EjmlMatrix> {

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
        DMatrixRMaj left = b.transposed();
        DMatrixRMaj right = a.transposed();
        DMatrixRMaj product = c.transposed();
        if (beta == 0) {
            product.zero();
        } else if (beta != 1) {
            CommonOps_DDRM.scale(beta, product);
        }
        if (transposeB == Transpose.NO) {
            if (transposeA == Transpose.NO) {
                CommonOps_DDRM.multAdd(alpha, left, right, product);
            } else {
                CommonOps_DDRM.multAddTransB(alpha, left, right, product);
            }
        } else if (transposeA == Transpose.NO) {
            CommonOps_DDRM.multAddTransA(alpha, left, right, product);
        } else {
            CommonOps_DDRM.multAddTransAB(alpha, left, right, product);
        }
    }

    @Override
    protected void doGram(double alpha, Transpose transpose, EjmlMatrix a, double beta, EjmlMatrix c) {
        doGemm(alpha, transpose, a, transpose == Transpose.NO ? Transpose.YES : Transpose.NO, a, beta, c);
        ColumnMajor.mirrorLower(c.array(), c.rows());
    }

    @Override
    protected void doSolveSpd(Side side, EjmlMatrix a, EjmlMatrix b, EjmlMatrix x) {
        if (!ColumnMajor.isFinite(a.array(), a.array().length)) {
            throw new NotPositiveDefiniteException(
                    "solveSpd: a is " + a.rows() + "×" + a.rows() + " and holds a NaN or an infinity");
        }
        LinearSolverChol_DDRM solver = new LinearSolverChol_DDRM(new CholeskyDecompositionBlock_DDRM(60));
        if (!solver.setA(a.transposed().copy())) {
            throw new NotPositiveDefiniteException(
                    "solveSpd: a is " + a.rows() + "×" + a.rows() + " and not positive definite");
        }
        if (side == Side.RIGHT) {
            // x·a = b seen by EJML: a·xᵀ = bᵀ, with a symmetric.
            solver.solve(b.transposed(), x.transposed());
        } else {
            DMatrixRMaj solution = CommonOps_DDRM.transpose(b.transposed(), null);
            solver.solve(solution, solution);
            CommonOps_DDRM.transpose(solution, x.transposed());
        }
    }

    @Override
    protected void doClose() {
        // everything is on the Java heap
    }
}
