package org.sigmoidadmm.matrix.spi;

import org.sigmoidadmm.matrix.Transpose;

/**
 * Products and triangular solves on column-major arrays, cut into panels of separate rows for the kernels of a Java
 * library.
 *
 * <p>The JIT compiler turns {@code y[i] += a * x[i]} into vector instructions, but not {@code y[p + i] += a * x[q + i]},
 * because the two arrays might be one. So a library's kernel on whole arrays runs two to three times as fast as the same
 * kernel on parts of arrays, which repays the copies into the panels from a dozen rows on.
 *
 * <p>A row of a panel is an array of its own, of exactly the length in use: a column of C or of op(A), or a part of one.
 * Panels are kept by length, so that repeated calls with the same shapes allocate nothing. An instance is used by one
 * thread at a time.
 */
public abstract class PanelKernels {

    /** Longest row of a panel: three such rows fit the first-level cache, a whole panel the second. */
    private static final int LENGTH = 512;

    /** Rows of the panel that op(A) is cut into, that is, the depth of one pass. */
    private static final int DEPTH = 128;

    /** Rows of the panel of C that one pass works on. */
    private static final int ROWS = 32;

    /** Longest row where only a triangle is wanted: shorter rows waste less of the square around the diagonal. */
    private static final int TRIANGLE_LENGTH = 128;

    /** Numbers that the panel of a triangular solve may hold: half a second-level cache. */
    private static final int SOLVE_ENTRIES = 65_536;

    /** Fewer rows of C than this are not worth a panel. */
    private static final int NARROW = 12;

    private final double[][] left = new double[ROWS][DEPTH];
    private final double[][] oneRow = new double[1][];
    private final double[][] oneLeft = new double[1][0];
    private final RowPanel products = new RowPanel();
    private final RowPanel rights = new RowPanel();
    private double[][] reversed = new double[0][];
    private double[] narrowLeft = new double[0];
    private double[] narrowProduct = new double[0];

    /** Makes kernels without panels; they are made when they are needed. */
    protected PanelKernels() {}

    /**
     * The library's sum of multiples: product[i] ← product[i] + Σ left[i][c]·right[c] over c &lt; depth, for i &lt; rows.
     *
     * @param product rows of equal length, the first {@code rows} updated
     * @param rows how many rows of {@code product}
     * @param left as many rows as {@code product}, each at least as long as the depth, read
     * @param depth how many rows of {@code right}
     * @param right rows as long as those of {@code product}, read
     */
    protected abstract void addMultiples(double[][] product, int rows, double[][] left, int depth, double[][] right);

    /**
     * The library's inner products: product ← left·rightᵀ, all stored row by row from the beginning of their arrays.
     *
     * @param left m × depth, read
     * @param right n × depth, read
     * @param product m × n, overwritten
     * @param m rows of {@code left}
     * @param n rows of {@code right}
     * @param depth columns of both
     */
    protected abstract void innerProducts(double[] left, double[] right, double[] product, int m, int n, int depth);

    /**
     * c ← α·op(a)·op(b) + βc.
     *
     * @param alpha α, not 0
     * @param transposeA whether op(a) is aᵀ
     * @param a m × depth after op, read
     * @param transposeB whether op(b) is bᵀ
     * @param b depth × n after op, read
     * @param beta β; where 0, {@code c} is not read
     * @param c m × n, updated; another array than a and b
     * @param m rows of c
     * @param n columns of c
     * @param depth columns of op(a) and rows of op(b)
     */
    public final void multiply(
            double alpha,
            Transpose transposeA,
            double[] a,
            Transpose transposeB,
            double[] b,
            double beta,
            double[] c,
            int m,
            int n,
            int depth) {
        if (m >= NARROW) {
            multiplyPanels(alpha, transposeA, a, transposeB, b, beta, c, m, n, depth, false);
        } else if (transposeB == Transpose.NO) {
            multiplyInner(alpha, transposeA, a, b, beta, c, m, n, depth);
        } else {
            multiplySwapped(alpha, transposeA, a, b, beta, c, m, n, depth);
        }
    }

    private void multiplyPanels(
            double alpha,
            Transpose transposeA,
            double[] a,
            Transpose transposeB,
            double[] b,
            double beta,
            double[] c,
            int m,
            int n,
            int depth,
            boolean lowerOnly) {
        int length = evenly(m, lowerOnly ? TRIANGLE_LENGTH : LENGTH);
        int deep = evenly(depth, DEPTH);
        for (int j = 0; j < m; j += length) {
            int width = Math.min(length, m - j);
            int columns = lowerOnly ? Math.min(n, j + width) : n;
            double[][] product = products.rows(ROWS, width);
            double[][] right = rights.rows(deep, width);
            for (int k = 0; k < depth; k += deep) {
                int part = Math.min(deep, depth - k);
                if (transposeA == Transpose.NO) {
                    RowPanel.loadStrips(1, a, j + k * m, m, right, part, width);
                } else {
                    RowPanel.loadAcross(1, a, k + j * depth, depth, right, part, width);
                }
                for (int i = 0; i < columns; i += ROWS) {
                    int rows = Math.min(ROWS, columns - i);
                    if (transposeB == Transpose.NO) {
                        RowPanel.loadStrips(alpha, b, k + i * depth, depth, left, rows, part);
                    } else {
                        RowPanel.loadAcross(alpha, b, i + k * n, n, left, rows, part);
                    }
                    RowPanel.loadScaled(k == 0 ? beta : 1, c, j + i * m, m, product, rows, width);
                    addMultiples(product, rows, left, part, right);
                    RowPanel.storeStrips(product, c, j + i * m, m, rows, width);
                }
            }
        }
    }

    /** The narrow product with columns of b as they are: inner products of the rows of op(a) with them. */
    private void multiplyInner(
            double alpha,
            Transpose transposeA,
            double[] a,
            double[] b,
            double beta,
            double[] c,
            int m,
            int n,
            int depth) {
        double[] rows = a;
        if (transposeA == Transpose.NO && m > 1) {
            narrowLeft = atLeast(narrowLeft, m * depth);
            ColumnMajor.transpose(a, m, depth, narrowLeft);
            rows = narrowLeft;
        }
        narrowProduct = atLeast(narrowProduct, m * n);
        innerProducts(rows, b, narrowProduct, m, n, depth);
        addTransposed(alpha, narrowProduct, beta, c, m, n);
    }

    /** The narrow product with b transposed, as cᵀ = b·op(a)ᵀ, whose columns are long. */
    private void multiplySwapped(
            double alpha,
            Transpose transposeA,
            double[] a,
            double[] b,
            double beta,
            double[] c,
            int m,
            int n,
            int depth) {
        narrowProduct = atLeast(narrowProduct, m * n);
        multiplyPanels(alpha, Transpose.NO, b, flip(transposeA), a, 0, narrowProduct, n, m, depth, false);
        addTransposed(1, narrowProduct, beta, c, m, n);
    }

    /** c ← α·productᵀ + βc, product n × m. */
    private static void addTransposed(double alpha, double[] product, double beta, double[] c, int m, int n) {
        for (int j = 0; j < m; j++) {
            for (int i = 0; i < n; i++) {
                double value = alpha * product[i + j * n];
                c[j + i * m] = beta == 0 ? value : value + beta * c[j + i * m];
            }
        }
    }

    /**
     * c ← α·a·aᵀ + βc or c ← α·aᵀ·a + βc, on and below the diagonal; what stands above it is unspecified afterwards.
     *
     * @param alpha α, not 0
     * @param transpose {@link Transpose#NO} for a·aᵀ, {@link Transpose#YES} for aᵀ·a
     * @param a order × depth, or depth × order for aᵀ·a, read
     * @param beta β; where 0, {@code c} is not read
     * @param c order × order, updated; another array than a
     * @param order rows and columns of c
     * @param depth length of the inner products
     */
    public final void gram(
            double alpha, Transpose transpose, double[] a, double beta, double[] c, int order, int depth) {
        multiplyPanels(alpha, transpose, a, flip(transpose), a, beta, c, order, order, depth, true);
    }

    /**
     * Solves L·Lᵀ·X = B by substitution, B given and X returned as its transpose.
     *
     * @param factor L row by row, order × order; what is above the diagonal is not read
     * @param order rows and columns of L
     * @param solution Bᵀ on entry, Xᵀ on return: count × order, column-major
     * @param count how many right-hand sides
     */
    public final void substitute(double[] factor, int order, double[] solution, int count) {
        if (oneLeft[0].length < order) {
            oneLeft[0] = new double[order];
            reversed = new double[order][];
        }
        int length = evenly(count, Math.max(ROWS, Math.min(LENGTH, SOLVE_ENTRIES / order)));
        for (int start = 0; start < count; start += length) {
            int width = Math.min(length, count - start);
            double[][] x = rights.rows(order, width);
            RowPanel.loadStrips(1, solution, start, count, x, order, width);
            substituteForwards(factor, order, x);
            substituteBackwards(factor, order, x);
            RowPanel.storeStrips(x, solution, start, count, order, width);
        }
    }

    private void substituteForwards(double[] factor, int order, double[][] x) {
        double[] multiples = oneLeft[0];
        for (int i = 0; i < order; i++) {
            for (int j = 0; j < i; j++) {
                multiples[j] = -factor[j + i * order];
            }
            oneRow[0] = x[i];
            addMultiples(oneRow, 1, oneLeft, i, x);
            divide(x[i], factor[i + i * order]);
        }
    }

    private void substituteBackwards(double[] factor, int order, double[][] x) {
        double[] multiples = oneLeft[0];
        for (int i = order - 1; i >= 0; i--) {
            int done = order - 1 - i;
            for (int j = 0; j < done; j++) {
                multiples[j] = -factor[i + (order - 1 - j) * order];
            }
            oneRow[0] = x[i];
            addMultiples(oneRow, 1, oneLeft, done, reversed);
            divide(x[i], factor[i + i * order]);
            reversed[done] = x[i];
        }
    }

    private static void divide(double[] row, double divisor) {
        for (int t = 0; t < row.length; t++) {
            row[t] /= divisor;
        }
    }

    private static Transpose flip(Transpose transpose) {
        return transpose == Transpose.NO ? Transpose.YES : Transpose.NO;
    }

    /** Returns an array to work in: the one at hand if it is long enough. */
    static double[] atLeast(double[] scratch, int length) {
        return scratch.length >= length ? scratch : new double[length];
    }

    /** The size of equal parts, none above a limit, that something is cut into. */
    private static int evenly(int total, int most) {
        int parts = (total + most - 1) / most;
        return (total + parts - 1) / parts;
    }
}
