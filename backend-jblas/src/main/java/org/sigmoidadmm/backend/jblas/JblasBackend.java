package org.sigmoidadmm.backend.jblas;

import org.sigmoidadmm.matrix.BackendInfo;
import org.sigmoidadmm.matrix.NotPositiveDefiniteException;
import org.sigmoidadmm.matrix.Side;
import org.sigmoidadmm.matrix.Transpose;
import org.sigmoidadmm.matrix.spi.ArrayMatrixBackend;
import org.sigmoidadmm.matrix.spi.ColumnMajor;

/** Products and systems by the native BLAS and LAPACK of jblas, on column-major arrays as they are. */
final class JblasBackend extends ArrayMatrixBackend<JblasMatrix> {

    /** From these orders on, two or three panels of a Gram matrix are faster than the whole square (measured). */
    private static final int TWO_PANELS = 96;

    private static final int THREE_PANELS = 250;

    /** Panels begin at multiples of this, the height of the native kernel's tile. */
    private static final int ALIGNMENT = 8;

    private final NativeCopy library;
    private double[] factor = new double[0];
    private double[] solution = new double[0];

    JblasBackend(BackendInfo info, NativeCopy library) {
        super(JblasMatrix.class, info);
        this.library = library;
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
        if (ThinProduct.isThin(c.rows(), c.columns(), inner)) {
            ThinProduct.multiply(
                    alpha,
                    transposeA == Transpose.YES,
                    a.array(),
                    transposeB == Transpose.YES,
                    b.array(),
                    beta,
                    c.array(),
                    c.rows(),
                    c.columns(),
                    inner);
            return;
        }
        library.dgemm(
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

    private static char code(Transpose transpose) {
        return transpose == Transpose.NO ? 'N' : 'T';
    }

    /** Computes the lower triangle in panels of columns: jblas has no dsyrk, and its dgemm copies all of a for each. */
    @Override
    protected void doGram(double alpha, Transpose transpose, JblasMatrix a, double beta, JblasMatrix c) {
        int order = c.rows();
        int depth = a.array().length / order;
        int step = transpose == Transpose.NO ? 1 : depth; // from one row of op(a) to the next
        int panels = order < TWO_PANELS ? 1 : order < THREE_PANELS ? 2 : 3;
        int width = (order + panels * ALIGNMENT - 1) / (panels * ALIGNMENT) * ALIGNMENT;
        for (int j = 0; j < order; j += width) {
            library.dgemm(
                    code(transpose),
                    transpose == Transpose.NO ? 'T' : 'N',
                    order - j,
                    Math.min(width, order - j),
                    depth,
                    alpha,
                    a.array(),
                    j * step,
                    a.rows(),
                    a.array(),
                    j * step,
                    a.rows(),
                    beta,
                    c.array(),
                    j + j * order,
                    order);
        }
        ColumnMajor.mirrorLower(c.array(), order);
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
        int info = library.dposv('L', order, solutions, factor, 0, order, solution, 0, order);
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
        library.release();
    }
}
