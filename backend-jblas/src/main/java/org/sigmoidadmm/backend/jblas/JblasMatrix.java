package org.sigmoidadmm.backend.jblas;

import org.sigmoidadmm.matrix.spi.ArrayMatrix;

/** A matrix of the jblas backend. */
final class JblasMatrix extends ArrayMatrix {

    JblasMatrix(JblasBackend owner, int rows, int columns, double[] array) {
        super(owner, rows, columns, array);
    }
}
