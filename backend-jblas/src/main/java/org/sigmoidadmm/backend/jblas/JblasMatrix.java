package org.sigmoidadmm.backend.jblas;

import org.sigmoidadmm.matrix.spi.ArrayMatrix;

/** A matrix of the jblas backend. */
final class JblasMatrix extends ArrayMatrix {

    JblasMatrix(JblasBackend owner, int rows, int columns) {
        super(owner, rows, columns, new double[rows * columns]);
    }
}
