package org.sigmoidadmm.gradient;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.sigmoidadmm.TrainingData;
import org.sigmoidadmm.matrix.Matrix;
import org.sigmoidadmm.matrix.MatrixBackend;

/** A block of columns on one worker's backend: inputs, targets, and one weight per sample. */
final class Block {

    final int start;
    final int columns;
    final Matrix x;
    final Matrix y;
    final Matrix weights;
    /** √w, 1 × n; null where all weights are 1. */
    @Nullable
    Matrix rootWeights;

    /**
     * Makes an empty block.
     *
     * @param backend the worker's
     * @param start index of the first column in the batch
     * @param columns number of columns
     * @param inputs numbers per input
     * @param targets numbers per target
     */
    Block(MatrixBackend backend, int start, int columns, int inputs, int targets) {
        this.start = start;
        this.columns = columns;
        this.x = backend.zeros(inputs, columns);
        this.y = backend.zeros(targets, columns);
        this.weights = backend.zeros(1, columns);
    }

    /** Takes over samples {@code order[from + start] …} by way of the worker's transfer buffers. */
    void gather(Worker worker, TrainingData data, int[] order, int from) {
        worker.backend.upload(
                gather(worker, data.inputs().values(), data.inputs().features(), order, from), x);
        worker.backend.upload(
                gather(worker, data.targets().values(), data.targets().features(), order, from), y);
        double[] given = data.weights();
        if (given == null) {
            worker.backend.fill(1, weights);
        } else {
            double[] own = gather(worker, given, 1, order, from);
            worker.backend.upload(own, weights);
            Matrix root = rootWeights == null ? worker.backend.zeros(1, columns) : rootWeights;
            worker.backend.upload(Arrays.stream(own).map(Math::sqrt).toArray(), root);
            rootWeights = root;
        }
    }

    private double[] gather(Worker worker, double[] values, int features, int[] order, int from) {
        double[] buffer = worker.buffer(features * columns);
        for (int k = 0; k < columns; k++) {
            System.arraycopy(values, order[from + start + k] * features, buffer, k * features, features);
        }
        return buffer;
    }
}
