package org.sigmoidadmm.backend.ojalgo;

import org.sigmoidadmm.matrix.spi.ArrayMatrix;

/** A matrix of the ojAlgo backend. */
final class OjalgoMatrix extends ArrayMatrix {

    OjalgoMatrix(OjalgoBackend owner, int rows, int columns, double[] array) {
        super(owner, rows, columns, array);
    }
}
