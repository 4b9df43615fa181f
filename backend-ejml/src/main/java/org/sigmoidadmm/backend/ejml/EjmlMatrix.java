package org.sigmoidadmm.backend.ejml;

import org.sigmoidadmm.matrix.spi.ArrayMatrix;

/** A matrix of the EJML backend. */
final class EjmlMatrix extends ArrayMatrix {

    EjmlMatrix(EjmlBackend owner, int rows, int columns, double[] array) {
        super(owner, rows, columns, array);
    }
}
