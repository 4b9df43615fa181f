package org.sigmoidadmm;

import org.sigmoidadmm.matrix.Matrix;
import org.sigmoidadmm.matrix.MatrixBackend;

/** The state of one block of columns: its data, its activations V and its multipliers Λ, on one worker's backend. */
final class Block {

    final int start;
    final int columns;
    final Matrix x;
    final Matrix y;
    final Matrix[] v;
    final Matrix[] multiplier;

    Block(MatrixBackend backend, int[] sizes, int start, int columns, Samples inputs, Samples targets) {
        this.start = start;
        this.columns = columns;
        this.x = upload(backend, inputs, start, columns);
        this.y = upload(backend, targets, start, columns);
        int depth = sizes.length - 1;
        this.v = new Matrix[depth];
        this.multiplier = new Matrix[depth];
        for (int i = 0; i < depth; i++) {
            v[i] = backend.zeros(sizes[i + 1], columns);
            multiplier[i] = backend.zeros(sizes[i + 1], columns);
        }
    }

    /** Copies a range of samples to a new matrix, one per column. */
    static Matrix upload(MatrixBackend backend, Samples samples, int start, int columns) {
        double[] values = new double[Math.multiplyExact(columns, samples.features())];
        System.arraycopy(samples.values(), start * samples.features(), values, 0, values.length);
        Matrix matrix = backend.zeros(samples.features(), columns);
        backend.upload(values, matrix);
        return matrix;
    }
}
