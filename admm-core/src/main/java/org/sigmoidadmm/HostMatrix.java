package org.sigmoidadmm;

import org.jspecify.annotations.Nullable;
import org.sigmoidadmm.matrix.Matrix;
import org.sigmoidadmm.matrix.MatrixBackend;

/**
 * A matrix that the host and a backend work on in turn: the same memory where the backend keeps it on the host, otherwise
 * two copies, one of which is brought up to date by {@link #toBackend} or {@link #toHost}.
 */
final class HostMatrix {

    final Matrix matrix;
    /** The entries, column by column. */
    final double[] values;

    private final MatrixBackend backend;
    private final boolean shared;

    HostMatrix(MatrixBackend backend, int rows, int columns) {
        this.backend = backend;
        this.matrix = backend.zeros(rows, columns);
        double @Nullable [] own = backend.hostArray(matrix);
        this.shared = own != null;
        this.values = own != null ? own : new double[Math.multiplyExact(rows, columns)];
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
