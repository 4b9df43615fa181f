package org.sigmoidadmm.matrix.spi;

import java.util.Arrays;

/**
 * Panels of separate rows, kept by the length of their rows, and the copies between them and column-major arrays.
 *
 * <p>A <i>strip</i> is a run of consecutive numbers of the array, which becomes a row of the panel.
 */
final class RowPanel {

    /** Tile of a transposing copy: as many strided reads share a cache line as it has rows. */
    private static final int TILE_ROWS = 8;

    private static final int TILE_LENGTH = 32;

    private double[][][] panels = new double[0][][];

    /** Returns a panel of at least so many rows of exactly this length, holding anything. */
    double[][] rows(int count, int length) {
        if (panels.length <= length) {
            panels = Arrays.copyOf(panels, length + 1);
        }
        double[][] panel = panels[length];
        int present = panel == null ? 0 : panel.length;
        if (present < count) {
            panel = panel == null ? new double[count][] : Arrays.copyOf(panel, count);
            for (int r = present; r < count; r++) {
                panel[r] = new double[length];
            }
            panels[length] = panel;
        }
        return panel;
    }

    /** rows[r][t] ← α·from[start + r·stride + t] for r &lt; count, t &lt; length. */
    static void loadStrips(double alpha, double[] from, int start, int stride, double[][] rows, int count, int length) {
        for (int r = 0; r < count; r++) {
            double[] row = rows[r];
            int offset = start + r * stride;
            if (alpha == 1) {
                System.arraycopy(from, offset, row, 0, length);
            } else {
                for (int t = 0; t < length; t++) {
                    row[t] = alpha * from[offset + t];
                }
            }
        }
    }

    /** rows[r][t] ← α·from[start + r + t·stride] for r &lt; count, t &lt; length. */
    static void loadAcross(double alpha, double[] from, int start, int stride, double[][] rows, int count, int length) {
        for (int r0 = 0; r0 < count; r0 += TILE_ROWS) {
            int r1 = Math.min(count, r0 + TILE_ROWS);
            for (int t0 = 0; t0 < length; t0 += TILE_LENGTH) {
                int t1 = Math.min(length, t0 + TILE_LENGTH);
                for (int r = r0; r < r1; r++) {
                    double[] row = rows[r];
                    int offset = start + r + t0 * stride;
                    for (int t = t0; t < t1; t++) {
                        row[t] = alpha * from[offset];
                        offset += stride;
                    }
                }
            }
        }
    }

    /** rows[r][t] ← β·from[start + r·stride + t], where β = 0 does not read. */
    static void loadScaled(double beta, double[] from, int start, int stride, double[][] rows, int count, int length) {
        if (beta == 0) {
            for (int r = 0; r < count; r++) {
                Arrays.fill(rows[r], 0);
            }
        } else {
            loadStrips(beta, from, start, stride, rows, count, length);
        }
    }

    /** to[start + r·stride + t] ← rows[r][t] for r &lt; count, t &lt; length. */
    static void storeStrips(double[][] rows, double[] to, int start, int stride, int count, int length) {
        for (int r = 0; r < count; r++) {
            System.arraycopy(rows[r], 0, to, start + r * stride, length);
        }
    }
}
