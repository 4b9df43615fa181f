package org.sigmoidadmm.backend.jblas;

import java.util.ArrayList;
import java.util.List;
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

    private static final int THREE_PANELS = 150;

    /** Panels begin at multiples of this, the height of the native kernel's tile. */
    private static final int ALIGNMENT = 8;

    private final NativeCopy library;
    /** Arrays to solve in, each of exactly the length in use, since a native call copies whole arrays. */
    private final List<double[]> factors = new ArrayList<>();

    private final List<double[]> solutions = new ArrayList<>();
    private final List<double[]> panelArrays = new ArrayList<>();

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

    /**
     * Computes the lower triangle in panels of columns, for jblas has no dsyrk. Each panel has an array of its own: a call
     * copies all of c there and back, even where it writes a part.
     */
    @Override
    protected void doGram(double alpha, Transpose transpose, JblasMatrix a, double beta, JblasMatrix c) {
        int order = c.rows();
        int panels = order < TWO_PANELS ? 1 : order < THREE_PANELS ? 2 : 3;
        if (panels == 1) {
            gramPanel(alpha, transpose, a, order, 0, order, beta, c.array());
        } else {
            int width = (order + panels * ALIGNMENT - 1) / (panels * ALIGNMENT) * ALIGNMENT;
            for (int j = 0; j < order; j += width) {
                int rows = order - j;
                int columns = Math.min(width, rows);
                double[] panel = ofLength(panelArrays, rows * columns);
                gramPanel(alpha, transpose, a, order, j, columns, 0, panel);
                for (int k = 0; k < columns; k++) {
                    ColumnMajor.axpby(1, panel, k * (rows + 1), beta, c.array(), (j + k) * (order + 1), rows - k);
                }
            }
        }
        ColumnMajor.mirrorLower(c.array(), order);
    }

    /** panel ← α·(rows from j on of op(a))·(the next rows from j on of op(a))ᵀ + β·panel. */
    private void gramPanel(
            double alpha,
            Transpose transpose,
            JblasMatrix a,
            int order,
            int j,
            int columns,
            double beta,
            double[] panel) {
        int depth = a.array().length / order;
        int from = transpose == Transpose.NO ? j : j * depth;
        library.dgemm(
                code(transpose),
                transpose == Transpose.NO ? 'T' : 'N',
                order - j,
                columns,
                depth,
                alpha,
                a.array(),
                from,
                a.rows(),
                a.array(),
                from,
                a.rows(),
                beta,
                panel,
                0,
                order - j);
    }

    @Override
    protected void doSolveSpd(Side side, JblasMatrix a, JblasMatrix b, JblasMatrix x) {
        int order = a.rows();
        int entries = b.array().length;
        if (!ColumnMajor.isFinite(a.array(), order * order)) {
            throw new NotPositiveDefiniteException(
                    "solveSpd: a is " + order + "×" + order + " and holds a NaN or an infinity");
        }
        double[] factor = ofLength(factors, order * order);
        double[] solution = ofLength(solutions, entries);
        System.arraycopy(a.array(), 0, factor, 0, order * order);
        if (side == Side.LEFT) {
            System.arraycopy(b.array(), 0, solution, 0, entries);
        } else {
            ColumnMajor.transpose(b.array(), b.rows(), order, solution); // a·xᵀ = bᵀ, a is symmetric
        }
        int count = entries / order;
        int info = library.dposv('L', order, count, factor, 0, order, solution, 0, order);
        if (info != 0) {
            throw new NotPositiveDefiniteException("solveSpd: a is " + order + "×" + order
                    + " and not positive definite, its leading minor of order " + info + " is not positive");
        }
        if (side == Side.LEFT) {
            System.arraycopy(solution, 0, x.array(), 0, entries);
        } else {
            ColumnMajor.transpose(solution, order, count, x.array());
        }
    }

    private static double[] ofLength(List<double[]> arrays, int length) {
        for (int k = 0; k < arrays.size(); k++) {
            if (arrays.get(k).length == length) {
                return arrays.get(k);
            }
        }
        double[] made = new double[length];
        arrays.add(made);
        return made;
    }

    @Override
    protected void doClose() {
        library.release();
    }
}
