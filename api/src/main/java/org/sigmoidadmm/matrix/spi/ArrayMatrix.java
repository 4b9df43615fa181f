package org.sigmoidadmm.matrix.spi;

import java.util.Objects;
import org.sigmoidadmm.matrix.Matrix;
import org.sigmoidadmm.matrix.MatrixBackend;

/** A handle on a column-major array on the Java heap: entry (i, j) is {@code array()[i + j * rows()]}. */
public abstract class ArrayMatrix implements Matrix {

    private final MatrixBackend owner;
    private final int rows;
    private final int columns;
    private final double[] array;

    /**
     * Wraps an array.
     *
     * @param owner the backend instance that made the handle
     * @param rows number of rows
     * @param columns number of columns
     * @param array rows × columns numbers, kept, not copied
     */
    protected ArrayMatrix(MatrixBackend owner, int rows, int columns, double[] array) {
        this.owner = Objects.requireNonNull(owner, "owner");
        this.rows = rows;
        this.columns = columns;
        this.array = Objects.requireNonNull(array, "array");
    }

    @Override
    public final int rows() {
        return rows;
    }

    @Override
    public final int columns() {
        return columns;
    }

    /**
     * Returns the array itself, for the backend that owns the handle.
     *
     * @return the array, column by column
     */
    public final double[] array() {
        return array;
    }

    final MatrixBackend owner() {
        return owner;
    }
}
