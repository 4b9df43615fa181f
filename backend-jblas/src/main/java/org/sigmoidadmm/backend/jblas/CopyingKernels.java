package org.sigmoidadmm.backend.jblas;

import java.util.ArrayList;
import java.util.List;
import org.sigmoidadmm.matrix.Side;
import org.sigmoidadmm.matrix.spi.ColumnMajor;

/**
 * The kernels by jblas's own calls, which copy every array they are given to native memory, and back: whole, even where
 * they read or write a part of it. So parts have arrays of their own here, of exactly their length.
 */
final class CopyingKernels implements NativeKernels {

    /** From these orders on, two or three panels of a Gram matrix are faster than the whole square (measured). */
    private static final int TWO_PANELS = 96;

    private static final int THREE_PANELS = 150;

    private final NativeCopy library;
    private final List<double[]> factors = new ArrayList<>();
    private final List<double[]> solutions = new ArrayList<>();
    private final List<double[]> panelArrays = new ArrayList<>();

    CopyingKernels(NativeCopy library) {
        this.library = library;
    }

    @Override
    public void gemm(
            boolean transposedA,
            boolean transposedB,
            int m,
            int n,
            int depth,
            double alpha,
            double[] a,
            double[] b,
            double beta,
            double[] c) {
        library.dgemm(
                transposedA ? 'T' : 'N',
                transposedB ? 'T' : 'N',
                m,
                n,
                depth,
                alpha,
                a,
                0,
                transposedA ? depth : m,
                b,
                0,
                transposedB ? n : depth,
                beta,
                c,
                0,
                m);
    }

    /** Computes the lower triangle in panels of columns, for jblas has no dsyrk. */
    @Override
    public void gram(double alpha, boolean transposed, double[] a, int order, int depth, double beta, double[] c) {
        int panels = order < TWO_PANELS ? 1 : order < THREE_PANELS ? 2 : 3;
        if (panels == 1) {
            gramPanel(alpha, transposed, a, order, depth, 0, order, beta, c);
        } else {
            int width = NativeKernels.panelWidth(order, panels);
            for (int j = 0; j < order; j += width) {
                int rows = order - j;
                int columns = Math.min(width, rows);
                double[] panel = ofLength(panelArrays, rows * columns);
                gramPanel(alpha, transposed, a, order, depth, j, columns, 0, panel);
                for (int k = 0; k < columns; k++) {
                    ColumnMajor.axpby(1, panel, k * (rows + 1), beta, c, (j + k) * (order + 1), rows - k);
                }
            }
        }
    }

    /** panel ← α·(rows from j on of op(a))·(the next rows from j on of op(a))ᵀ + β·panel. */
    private void gramPanel(
            double alpha,
            boolean transposed,
            double[] a,
            int order,
            int depth,
            int j,
            int columns,
            double beta,
            double[] panel) {
        int from = transposed ? j * depth : j;
        int stride = transposed ? depth : order;
        library.dgemm(
                transposed ? 'T' : 'N',
                transposed ? 'N' : 'T',
                order - j,
                columns,
                depth,
                alpha,
                a,
                from,
                stride,
                a,
                from,
                stride,
                beta,
                panel,
                0,
                order - j);
    }

    @Override
    public int solveSpd(Side side, int order, int count, double[] a, double[] b, double[] x) {
        double[] factor = ofLength(factors, order * order);
        double[] solution = ofLength(solutions, order * count);
        System.arraycopy(a, 0, factor, 0, order * order);
        if (side == Side.LEFT) {
            System.arraycopy(b, 0, solution, 0, order * count);
        } else {
            ColumnMajor.transpose(b, count, order, solution); // a·xᵀ = bᵀ, a is symmetric
        }
        int info = library.dposv('L', order, count, factor, 0, order, solution, 0, order);
        if (info != 0) {
            return info;
        }
        if (side == Side.LEFT) {
            System.arraycopy(solution, 0, x, 0, order * count);
        } else {
            ColumnMajor.transpose(solution, order, count, x);
        }
        return 0;
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
}
