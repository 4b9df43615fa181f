package org.sigmoidadmm.backend.ejml;

import org.ejml.data.DMatrixRMaj;
import org.sigmoidadmm.matrix.spi.ArrayMatrix;

/** A matrix of the EJML backend. */
final class EjmlMatrix extends ArrayMatrix {

    /** The same numbers as EJML sees them, row by row: the transpose. */
    private final DMatrixRMaj transposed;

    EjmlMatrix(EjmlBackend owner, int rows, int columns) {
        super(owner, rows, columns, new double[rows * columns]);
        transposed = DMatrixRMaj.wrap(columns, rows, array());
    }

    DMatrixRMaj transposed() {
        return transposed;
    }
}
