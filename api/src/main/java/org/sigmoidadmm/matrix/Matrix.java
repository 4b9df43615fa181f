package org.sigmoidadmm.matrix;

/**
 * A dense matrix of doubles, as an opaque handle with a fixed shape.
 *
 * <p>A handle belongs to the {@link MatrixBackend} that made it by {@link MatrixBackend#zeros} and lives until that
 * backend is closed. There is no access to single entries: values enter by {@link MatrixBackend#upload} and leave by
 * {@link MatrixBackend#download}, so that a backend may keep them wherever it computes.
 */
public interface Matrix {

    /**
     * Returns the number of rows.
     *
     * @return the number of rows, at least 1
     */
    int rows();

    /**
     * Returns the number of columns.
     *
     * @return the number of columns, at least 1
     */
    int columns();
}
