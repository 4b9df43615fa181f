package org.sigmoidadmm.backend.jblas;

import org.sigmoidadmm.matrix.BackendInfo;
import org.sigmoidadmm.matrix.NotPositiveDefiniteException;
import org.sigmoidadmm.matrix.Side;
import org.sigmoidadmm.matrix.Transpose;
import org.sigmoidadmm.matrix.spi.ArrayMatrixBackend;
import org.sigmoidadmm.matrix.spi.ColumnMajor;

/** Products and systems by the native BLAS and LAPACK of jblas, on column-major arrays as they are. */
final class JblasBackend extends ArrayMatrixBackend<JblasMatrix> {

    private final NativeCopy library;
    private final NativeKernels kernels;

    JblasBackend(BackendInfo info, NativeCopy library) {
        super(JblasMatrix.class, info);
        this.library = library;
        this.kernels = library.kernels();
    }

    @Override
    protected JblasMatrix doWrap(double[] array, int rows, int columns) {
        return new JblasMatrix(this, rows, columns, array);
    }

    @Override
    protected void doGemm(
            double alpha,
            Transpose transposeA,
            JblasMatrix a,
            Transpose transposeB,
            JblasMatrix b,
            double beta,
            JblasMatrix c) {
        boolean transposedA = transposeA == Transpose.YES;
        boolean transposedB = transposeB == Transpose.YES;
        int m = c.rows();
        int n = c.columns();
        int depth = transposedA ? a.rows() : a.columns();
        if (ThinProduct.isThin(m, n, depth)) {
            ThinProduct.multiply(alpha, transposedA, a.array(), transposedB, b.array(), beta, c.array(), m, n, depth);
        } else {
            kernels.gemm(transposedA, transposedB, m, n, depth, alpha, a.array(), b.array(), beta, c.array());
        }
    }

    @Override
    protected void doGram(double alpha, Transpose transpose, JblasMatrix a, double beta, JblasMatrix c) {
        int order = c.rows();
        int depth = a.array().length / order;
        kernels.gram(alpha, transpose == Transpose.YES, a.array(), order, depth, beta, c.array());
    }

    @Override
    protected void doSolveSpd(Side side, JblasMatrix a, JblasMatrix b, JblasMatrix x) {
        int order = a.rows();
        if (!ColumnMajor.isLowerFinite(a.array(), order)) {
            throw new NotPositiveDefiniteException(
                    "solveSpd: a is " + order + "×" + order + " and holds a NaN or an infinity");
        }
        int count = b.array().length / order;
        int info = kernels.solveSpd(side, order, count, a.array(), b.array(), x.array());
        if (info != 0) {
            throw new NotPositiveDefiniteException("solveSpd: a is " + order + "×" + order
                    + " and not positive definite, its leading minor of order " + info + " is not positive");
        }
    }

    @Override
    protected void doClose() {
        library.release();
    }
}
