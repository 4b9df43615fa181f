package org.sigmoidadmm.matrix.tck;

import org.sigmoidadmm.matrix.Matrix;

/** A handle of the reference backend. */
final class ReferenceMatrix implements Matrix {

    final ReferenceBackend owner;
    final double[][] entries;

    ReferenceMatrix(ReferenceBackend owner, int rows, int columns) {
        this.owner = owner;
        this.entries = new double[rows][columns];
    }

    @Override
    public int rows() {
        return entries.length;
    }

    @Override
    public int columns() {
        return entries[0].length;
    }
}
