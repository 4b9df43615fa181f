package org.sigmoidadmm;

import org.sigmoidadmm.matrix.Matrix;
import org.sigmoidadmm.matrix.MatrixBackend;

/** A backend's side of parameters that are kept in two arrays, of this iteration and the last, which change places. */
final class ParameterMatrix {

    private final HostMatrix one;
    private final HostMatrix other;

    ParameterMatrix(MatrixBackend backend, int rows, int columns, double[] one, double[] other) {
        this.one = new HostMatrix(backend, one, rows, columns);
        this.other = new HostMatrix(backend, other, rows, columns);
    }

    /** Returns the matrix of one of the two arrays, up to date. */
    Matrix of(double[] values) {
        HostMatrix chosen = one.values == values ? one : other;
        chosen.toBackend();
        return chosen.matrix;
    }
}
