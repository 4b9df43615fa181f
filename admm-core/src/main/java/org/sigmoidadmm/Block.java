package org.sigmoidadmm;

import java.util.Arrays;
import org.sigmoidadmm.matrix.Loss;
import org.sigmoidadmm.matrix.Matrix;
import org.sigmoidadmm.matrix.MatrixBackend;

/** The state of one block of columns: its data, its activations V and its multipliers Λ, on one worker's backend. */
final class Block {

    final int start;
    final int columns;
    final Matrix x;
    final Matrix y;
    final Matrix weights;
    final Matrix[] v;
    final Matrix[] multiplier;

    Block(MatrixBackend backend, int[] sizes, int start, int columns, TrainingData data) {
        this.start = start;
        this.columns = columns;
        this.x = upload(backend, data.inputs(), start, columns);
        this.y = upload(backend, data.targets(), start, columns);
        this.weights = backend.zeros(1, columns);
        double[] given = data.weights();
        if (given == null) {
            backend.fill(1, weights);
        } else {
            backend.upload(Arrays.copyOfRange(given, start, start + columns), weights);
        }
        int depth = sizes.length - 1;
        this.v = new Matrix[depth];
        this.multiplier = new Matrix[depth];
        for (int i = 0; i < depth; i++) {
            v[i] = backend.zeros(sizes[i + 1], columns);
            multiplier[i] = backend.zeros(sizes[i + 1], columns);
        }
    }

    /** V_N ← where the loss is small. */
    void startOutputAtTargets(MatrixBackend backend, Loss loss) {
        double[] values = new double[y.rows() * columns];
        backend.download(y, values);
        loss.start(values, y.rows(), values);
        backend.upload(values, v[v.length - 1]);
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
