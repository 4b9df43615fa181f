package org.sigmoidadmm.matrix.spi;

import org.sigmoidadmm.matrix.MatrixShapeException;

/**
 * Sweeps over column-major arrays that backends need around their library's products: entry (i, j) of an r × c matrix is
 * {@code array[i + j * r]}. Arrays may be longer than the matrix; what lies beyond is neither read nor written.
 */
public final class ColumnMajor {

    /** The most entries that a matrix may have: about as many as a Java array. */
    public static final int MAX_ENTRIES = Integer.MAX_VALUE - 8;

    /** Side of the tiles of a transposition: two of them fit the first-level cache. */
    private static final int TILE = 32;

    private ColumnMajor() {}

    /**
     * Counts the entries of a matrix before an array is made for it.
     *
     * @param what the name of the matrix, for the message
     * @param rows number of rows
     * @param columns number of columns
     * @return rows × columns
     * @throws MatrixShapeException if a dimension is below 1 or rows × columns exceeds {@link #MAX_ENTRIES}
     */
    public static int entries(String what, long rows, long columns) {
        if (rows < 1 || columns < 1 || rows > MAX_ENTRIES / columns) {
            throw new MatrixShapeException(what + " is " + rows + "×" + columns
                    + ", dimensions must be at least 1 and have at most " + MAX_ENTRIES + " entries together");
        }
        return (int) (rows * columns);
    }

    /**
     * Writes the transpose of a matrix.
     *
     * @param from rows × columns, read
     * @param rows rows of {@code from}
     * @param columns columns of {@code from}
     * @param to columns × rows, overwritten; another array than {@code from}
     */
    public static void transpose(double[] from, int rows, int columns, double[] to) {
        for (int j0 = 0; j0 < columns; j0 += TILE) {
            int j1 = Math.min(columns, j0 + TILE);
            for (int i0 = 0; i0 < rows; i0 += TILE) {
                int i1 = Math.min(rows, i0 + TILE);
                for (int i = i0; i < i1; i++) {
                    int target = i * columns;
                    for (int j = j0; j < j1; j++) {
                        to[target + j] = from[i + j * rows];
                    }
                }
            }
        }
    }

    /**
     * Copies the lower triangle of a square matrix into its upper triangle.
     *
     * @param array order × order, updated
     * @param order rows and columns
     */
    public static void mirrorLower(double[] array, int order) {
        for (int j0 = 0; j0 < order; j0 += TILE) {
            int j1 = Math.min(order, j0 + TILE);
            for (int i0 = j0; i0 < order; i0 += TILE) {
                int i1 = Math.min(order, i0 + TILE);
                for (int i = i0; i < i1; i++) {
                    int end = Math.min(j1, i);
                    for (int j = j0; j < end; j++) {
                        array[j + i * order] = array[i + j * order];
                    }
                }
            }
        }
    }

    /**
     * Tells whether a stretch of an array is finite.
     *
     * @param array read
     * @param from first index
     * @param length number of entries
     * @return false if one is NaN or infinite
     */
    public static boolean isFinite(double[] array, int from, int length) {
        double even = 0;
        double odd = 0;
        double evenNext = 0;
        double oddNext = 0;
        int end = from + length;
        int k = from;
        for (; k + 3 < end; k += 4) { // four sums, since each addition waits for the one before
            even += array[k] * 0;
            odd += array[k + 1] * 0;
            evenNext += array[k + 2] * 0;
            oddNext += array[k + 3] * 0;
        }
        for (; k < end; k++) {
            even += array[k] * 0;
        }
        return even + odd + evenNext + oddNext == 0;
    }

    /**
     * Tells whether the lower triangle of a square matrix is finite.
     *
     * @param array order × order, read on and below the diagonal
     * @param order rows and columns
     * @return false if an entry there is NaN or infinite
     */
    public static boolean isLowerFinite(double[] array, int order) {
        for (int j = 0; j < order; j++) {
            if (!isFinite(array, j * (order + 1), order - j)) {
                return false;
            }
        }
        return true;
    }

    /**
     * Returns Σ x[fromX + k]·y[fromY + k] for k &lt; length, in the order of {@link SweepKernels#dot}.
     *
     * @param x read
     * @param fromX first index in x
     * @param y read
     * @param fromY first index in y
     * @param length number of terms
     * @return the sum
     */
    public static double dot(double[] x, int fromX, double[] y, int fromY, int length) {
        return ChosenSweepKernels.get().dot(x, fromX, y, fromY, length);
    }

    /**
     * y[fromY + k] ← αx[fromX + k] + βy[fromY + k] for k &lt; length.
     *
     * @param alpha α
     * @param x read
     * @param fromX first index in x
     * @param beta β; where 0, y is not read
     * @param y updated, another array than x
     * @param fromY first index in y
     * @param length number of entries
     */
    public static void axpby(double alpha, double[] x, int fromX, double beta, double[] y, int fromY, int length) {
        ChosenSweepKernels.get().axpby(alpha, x, fromX, beta, y, fromY, length);
    }

    /**
     * Adds a product of a matrix and a column, see {@link SweepKernels#addProduct}.
     *
     * @param alpha α
     * @param factors read
     * @param fromFactor first index in the factors
     * @param stepFactor from one factor to the next
     * @param count number of columns of the matrix
     * @param x the matrix, read
     * @param fromX first index in x
     * @param strideX from one column to the next
     * @param y updated; may be x where the ranges do not overlap
     * @param fromY first index in y
     * @param length number of entries
     */
    public static void addProduct(
            double alpha,
            double[] factors,
            int fromFactor,
            int stepFactor,
            int count,
            double[] x,
            int fromX,
            int strideX,
            double[] y,
            int fromY,
            int length) {
        ChosenSweepKernels.get()
                .addProduct(alpha, factors, fromFactor, stepFactor, count, x, fromX, strideX, y, fromY, length);
    }
}
