package org.sigmoidadmm.backend.jblas;

import org.sigmoidadmm.matrix.spi.ColumnMajor;

/**
 * x ← x·(L·Lᵀ)⁻¹ for an x of many rows, cut into panels of columns: within a panel by sweeps over columns, between panels
 * by products. jblas has no dtrsm; its dposv substitutes at a third of the speed of its products.
 *
 * <p>Each panel is an array of its own, since jblas copies whole arrays. For one thread at a time.
 */
final class PanelSubstitution {

    /** Columns of a panel, at most: fewer make the products slower, more the sweeps longer (measured). */
    private static final int WIDEST = 64;

    /** Rows that a panel's sweeps go over at a time, so that the columns before stay in the first-level cache. */
    private static final int STRIP = 96;

    final int rows;
    final int order;
    private final NativeCopy library;
    private final int width;
    private final double[][] panels;
    /** Blocks of L between whole panels, and between one and the last panel, which may be narrower. */
    private final double[] block;

    private final double[] lastBlock;

    PanelSubstitution(NativeCopy library, int rows, int order) {
        this.library = library;
        this.rows = rows;
        this.order = order;
        int count = (order + WIDEST - 1) / WIDEST;
        width = (order + count - 1) / count;
        panels = new double[count][];
        for (int j = 0; j < count; j++) {
            panels[j] = new double[Math.multiplyExact(rows, width(j))];
        }
        block = new double[width * width];
        lastBlock = new double[width * width(count - 1)];
    }

    private int width(int panel) {
        return Math.min(width, order - panel * width);
    }

    /** Substitutes for b, rows × order, with the lower triangle L, order × order; x may be b. */
    void run(double[] factor, double[] b, double[] x) {
        for (int j = 0; j < panels.length; j++) {
            System.arraycopy(b, j * width * rows, panels[j], 0, panels[j].length);
        }
        for (int j = 0; j < panels.length; j++) {
            for (int k = 0; k < j; k++) {
                subtract(factor, k, j);
            }
            for (int from = 0; from < rows; from += STRIP) {
                forward(factor, j, from, Math.min(STRIP, rows - from));
            }
        }
        for (int j = panels.length - 1; j >= 0; j--) {
            for (int k = j + 1; k < panels.length; k++) {
                subtract(factor, k, j);
            }
            for (int from = 0; from < rows; from += STRIP) {
                backward(factor, j, from, Math.min(STRIP, rows - from));
            }
        }
        for (int j = 0; j < panels.length; j++) {
            System.arraycopy(panels[j], 0, x, j * width * rows, panels[j].length);
        }
    }

    /** Subtracts from a panel the product of a known one and the block of L between them, transposed if that one lies before. */
    private void subtract(double[] factor, int known, int panel) {
        int blockRow = Math.max(known, panel);
        int blockColumn = Math.min(known, panel);
        int height = width(blockRow);
        double[] part = height == width ? block : lastBlock;
        int corner = blockRow * width + blockColumn * width * order;
        for (int c = 0; c < width; c++) {
            System.arraycopy(factor, corner + c * order, part, c * height, height);
        }
        library.dgemm(
                'N',
                known < panel ? 'T' : 'N',
                rows,
                width(panel),
                width(known),
                -1,
                panels[known],
                0,
                rows,
                part,
                0,
                height,
                1,
                panels[panel],
                0,
                rows);
    }

    /** Columns ← columns·L⁻ᵀ with the panel's triangle on the diagonal of L, for some rows. */
    private void forward(double[] factor, int panel, int from, int length) {
        double[] x = panels[panel];
        int corner = panel * width * (order + 1);
        for (int c = 0; c < width(panel); c++) {
            int to = from + c * rows;
            ColumnMajor.addProduct(-1, factor, corner + c, order, c, x, from, rows, x, to, length);
            scale(1 / factor[corner + c * (order + 1)], x, to, length);
        }
    }

    /** Columns ← columns·L⁻¹. */
    private void backward(double[] factor, int panel, int from, int length) {
        double[] x = panels[panel];
        int last = width(panel) - 1;
        for (int c = last; c >= 0; c--) {
            int diagonal = panel * width * (order + 1) + c * (order + 1);
            int to = from + c * rows;
            ColumnMajor.addProduct(-1, factor, diagonal + 1, 1, last - c, x, to + rows, rows, x, to, length);
            scale(1 / factor[diagonal], x, to, length);
        }
    }

    private static void scale(double factor, double[] x, int from, int length) {
        for (int k = from; k < from + length; k++) {
            x[k] *= factor;
        }
    }
}
