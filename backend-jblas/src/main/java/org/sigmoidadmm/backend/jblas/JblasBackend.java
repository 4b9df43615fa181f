package org.sigmoidadmm.backend.jblas;

import org.jblas.NativeBlas;
import org.sigmoidadmm.matrix.BackendInfo;
import org.sigmoidadmm.matrix.NotPositiveDefiniteException;
import org.sigmoidadmm.matrix.Side;
import org.sigmoidadmm.matrix.Transpose;
import org.sigmoidadmm.matrix.spi.ArrayMatrixBackend;
import org.sigmoidadmm.matrix.spi.ColumnMajor;

/** Products and systems by the native BLAS and LAPACK of jblas, on column-major arrays as they are. */
final class JblasBackend extends ArrayMatrixBackend<JblasMatrix> {

    /**
     * Held during every native call, by all instances: the BLAS inside jblas hands out its work buffers without a lock of
     * its own. With two threads in it about one product in two thousand, and more systems, came out wrong, silently.
     */
    private static final Object LIBRARY = new Object();

    private double[] factor = new double[0];
    private double[] solution = new double[0];

    JblasBackend(BackendInfo info) {
        super(JblasMatrix.class, info);
    }

    @Override
    protected JblasMatrix doZeros(int rows, int columns) {
        return new JblasMatrix(this, rows, columns);
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
        int inner = transposeA == Transpose.NO ? a.columns() : a.rows();
        synchronized (LIBRARY) {
            NativeBlas.dgemm(
                    code(transposeA),
                    code(transposeB),
                    c.rows(),
                    c.columns(),
                    inner,
                    alpha,
                    a.array(),
                    0,
                    a.rows(),
                    b.array(),
                    0,
                    b.rows(),
                    beta,
                    c.array(),
                    0,
                    c.rows());
        }
    }

    private static char code(Transpose transpose) {
        return transpose == Transpose.NO ? 'N' : 'T';
    }

    @Override
    protected void doGram(double alpha, Transpose transpose, JblasMatrix a, double beta, JblasMatrix c) {
        doGemm(alpha, transpose, a, transpose == Transpose.NO ? Transpose.YES : Transpose.NO, a, beta, c);
        ColumnMajor.mirrorLower(c.array(), c.rows());
    }

    @Override
    protected void doSolveSpd(Side side, JblasMatrix a, JblasMatrix b, JblasMatrix x) {
        int order = a.rows();
        int entries = b.array().length;
        if (!ColumnMajor.isFinite(a.array(), order * order)) {
            throw new NotPositiveDefiniteException(
                    "solveSpd: a is " + order + "×" + order + " and holds a NaN or an infinity");
        }
        factor = atLeast(factor, order * order);
        solution = atLeast(solution, entries);
        System.arraycopy(a.array(), 0, factor, 0, order * order);
        if (side == Side.LEFT) {
            System.arraycopy(b.array(), 0, solution, 0, entries);
        } else {
            ColumnMajor.transpose(b.array(), b.rows(), order, solution); // a·xᵀ = bᵀ, a is symmetric
        }
        int solutions = entries / order;
        int info;
        synchronized (LIBRARY) {
            info = NativeBlas.dposv('L', order, solutions, factor, 0, order, solution, 0, order);
        }
        if (info != 0) {
            throw new NotPositiveDefiniteException("solveSpd: a is " + order + "×" + order
                    + " and not positive definite, its leading minor of order " + info + " is not positive");
        }
        if (side == Side.LEFT) {
            System.arraycopy(solution, 0, x.array(), 0, entries);
        } else {
            ColumnMajor.transpose(solution, order, solutions, x.array());
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
