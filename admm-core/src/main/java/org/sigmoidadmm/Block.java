package org.sigmoidadmm;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.sigmoidadmm.matrix.Loss;
import org.sigmoidadmm.matrix.Matrix;
import org.sigmoidadmm.matrix.MatrixBackend;

/** The state of one block of columns: its data, its activations V and its multipliers Λ, on one worker's backend. */
final class Block {

    final int start;
    final int columns;
    final Matrix x;
    final Matrix y;
    /** w, 1 for each sample where none are given. */
    final Matrix weights;
    /** √w, 1 × n; null where all are 1. */
    final @Nullable Matrix rootWeights;

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
            rootWeights = null;
            backend.fill(1, weights);
        } else {
            double[] own = Arrays.copyOfRange(given, start, start + columns);
            backend.upload(own, weights);
            rootWeights = backend.zeros(1, columns);
            backend.upload(Arrays.stream(own).map(Math::sqrt).toArray(), rootWeights);
        }
        int depth = sizes.length - 1;
        this.v = new Matrix[depth];
        this.multiplier = new Matrix[depth];
        for (int i = 0; i < depth; i++) {
            v[i] = backend.zeros(sizes[i + 1], columns);
            multiplier[i] = backend.zeros(sizes[i + 1], columns);
        }
    }

    /** Returns V, or Λ, of all layers. */
    Matrix[] state(boolean multipliers) {
        return multipliers ? multiplier : v;
    }

    /** V_N ← where the loss is small. */
    void startOutputAtTargets(MatrixBackend backend, Loss loss, OutputRange range) {
        double[] values = new double[y.rows() * columns];
        backend.download(y, values);
        loss.start(values, y.rows(), values);
        range.restrict(values);
        backend.upload(values, v[v.length - 1]);
    }

    /** Copies a range of samples to a new matrix, one per column. */
    static Matrix upload(MatrixBackend backend, Samples samples, int start, int columns) {
        double[] values = new double[columns * samples.features()];
        System.arraycopy(samples.values(), start * samples.features(), values, 0, values.length);
        Matrix matrix = backend.zeros(samples.features(), columns);
        backend.upload(values, matrix);
        return matrix;
    }
}
