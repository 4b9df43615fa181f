package org.sigmoidadmm.backend.ojalgo;

import org.ojalgo.matrix.store.R064Store;
import org.sigmoidadmm.matrix.spi.ArrayMatrix;

/** A matrix of the ojAlgo backend. */
final class OjalgoMatrix extends ArrayMatrix {

    /** The same numbers as ojAlgo sees them. */
    private final R064Store store;

    OjalgoMatrix(OjalgoBackend owner, int rows, int columns) {
        super(owner, rows, columns, new double[rows * columns]);
        store = R064Store.wrap(array(), rows);
    }

    R064Store store() {
        return store;
    }
}
