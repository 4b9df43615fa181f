package org.sigmoidadmm;

import org.sigmoidadmm.matrix.Matrix;
import org.sigmoidadmm.matrix.MatrixBackend;
import org.sigmoidadmm.matrix.spi.ColumnMajor;

/**
 * A matrix that the host and a backend work on in turn: the same memory where the backend computes on arrays of the host,
 * otherwise two copies, one of which is brought up to date by {@link #toBackend} or {@link #toHost}.
 */
final class HostMatrix {

    final Matrix matrix;
    /** The entries, column by column. */
    final double[] values;

    private final MatrixBackend backend;
    private final boolean shared;

    /** Makes a matrix of zeros. */
    HostMatrix(MatrixBackend backend, int rows, int columns) {
        this(backend, new double[ColumnMajor.entries("a matrix of the host", rows, columns)], rows, columns);
    }

    /** Makes a matrix of an array, which may be that of matrices on other backends as well. */
    HostMatrix(MatrixBackend backend, double[] values, int rows, int columns) {
        this.backend = backend;
        this.values = values;
        Matrix wrapped = backend.wrap(values, rows, columns);
        this.shared = wrapped != null;
        this.matrix = wrapped != null ? wrapped : backend.zeros(rows, columns);
    }

    /** Ends work on the values. */
    void toBackend() {
        if (!shared) {
            backend.upload(values, matrix);
        }
    }

    /** Ends work on the matrix. */
    void toHost() {
        if (!shared) {
            backend.download(matrix, values);
        }
    }
}
