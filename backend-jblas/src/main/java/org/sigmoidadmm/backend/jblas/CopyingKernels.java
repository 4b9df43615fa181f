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

    /** From so many rows on, panels of columns are substituted faster than row after row (measured). */
    private static final int FEWEST_ROWS = 8;

    /** Shapes whose workspaces are kept: more than a network of some depth has. */
    private static final int MOST_KEPT = 32;

    private final NativeCopy library;
    private final List<double[]> factors = new ArrayList<>();
    private final List<double[]> solutions = new ArrayList<>();
    private final List<double[]> panelArrays = new ArrayList<>();
    private final List<PanelSubstitution> panelSubstitutions = new ArrayList<>();

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
        System.arraycopy(a, 0, factor, 0, order * order);
        int info = library.dpotrf(order, factor);
        if (info != 0) {
            return info;
        }
        boolean few = count < FEWEST_ROWS;
        if (few == (side == Side.LEFT)) { // as it lies: columns one by one, rows in panels of columns
            substitute(few, factor, order, count, b, x);
        } else { // a·x = b is xᵀ·a = bᵀ, for a is symmetric
            double[] transposed = ofLength(solutions, order * count);
            int rows = few ? count : order;
            int columns = few ? order : count;
            ColumnMajor.transpose(b, rows, columns, transposed);
            substitute(few, factor, order, count, transposed, transposed);
            ColumnMajor.transpose(transposed, columns, rows, x);
        }
        return 0;
    }

    /** x ← (L·Lᵀ)⁻¹·b with few columns, or x ← b·(L·Lᵀ)⁻¹ with many rows. */
    private void substitute(boolean few, double[] factor, int order, int count, double[] b, double[] x) {
        if (few) {
            System.arraycopy(b, 0, x, 0, order * count);
            substituteColumns(factor, order, count, x);
        } else {
            panels(count, order).run(factor, b, x);
        }
    }

    /** x (order × count) ← (L·Lᵀ)⁻¹·x, column by column. */
    private static void substituteColumns(double[] factor, int order, int count, double[] x) {
        for (int start = 0; start < order * count; start += order) {
            for (int k = 0; k < order; k++) {
                int diagonal = k * (order + 1);
                double value = x[start + k] / factor[diagonal];
                x[start + k] = value;
                ColumnMajor.axpby(-value, factor, diagonal + 1, 1, x, start + k + 1, order - k - 1);
            }
            for (int k = order - 1; k >= 0; k--) {
                int diagonal = k * (order + 1);
                double known = ColumnMajor.dot(factor, diagonal + 1, x, start + k + 1, order - k - 1);
                x[start + k] = (x[start + k] - known) / factor[diagonal];
            }
        }
    }

    private PanelSubstitution panels(int rows, int order) {
        for (int k = 0; k < panelSubstitutions.size(); k++) {
            PanelSubstitution made = panelSubstitutions.get(k);
            if (made.rows == rows && made.order == order) {
                return made;
            }
        }
        return keep(panelSubstitutions, new PanelSubstitution(library, rows, order));
    }

    private static double[] ofLength(List<double[]> arrays, int length) {
        for (int k = 0; k < arrays.size(); k++) {
            if (arrays.get(k).length == length) {
                return arrays.get(k);
            }
        }
        return keep(arrays, new double[length]);
    }

    /** Adds what was made for a shape, in place of the oldest where there are many. */
    private static <T> T keep(List<T> list, T made) {
        if (list.size() == MOST_KEPT) {
            list.remove(0);
        }
        list.add(made);
        return made;
    }
}
