package org.sigmoidadmm;

import org.sigmoidadmm.matrix.Matrix;
import org.sigmoidadmm.matrix.MatrixBackend;

/** The sums over a lane's samples, on its worker's backend, indexed by weight layer as in {@link Statistics}. */
final class Accumulators {

    final Matrix[] gram;
    final Matrix[] inputSum;
    final Matrix[] cross;
    final Matrix[] gradientSum;
    private final MatrixBackend backend;

    Accumulators(MatrixBackend backend, int[] sizes) {
        this.backend = backend;
        int depth = sizes.length - 1;
        gram = new Matrix[depth];
        inputSum = new Matrix[depth];
        cross = new Matrix[depth];
        gradientSum = new Matrix[depth];
        for (int i = 0; i < depth; i++) {
            gram[i] = backend.zeros(sizes[i], sizes[i]);
            inputSum[i] = backend.zeros(sizes[i], 1);
            cross[i] = backend.zeros(sizes[i + 1], sizes[i]);
            gradientSum[i] = backend.zeros(sizes[i + 1], 1);
        }
    }

    /** Makes the statistics that these sums belong to; on the arrays of the sums themselves, where there are such. */
    Statistics statistics(int[] sizes) {
        return new Statistics(
                sizes, hostArrays(gram), hostArrays(inputSum), hostArrays(cross), hostArrays(gradientSum));
    }

    private double[][] hostArrays(Matrix[] sums) {
        double[][] arrays = new double[sums.length][];
        for (int i = 0; i < sums.length; i++) {
            double[] own = backend.hostArray(sums[i]);
            arrays[i] = own != null ? own : new double[sums[i].rows() * sums[i].columns()];
        }
        return arrays;
    }

    /** Brings the statistics up to date. */
    void send(Statistics statistics, boolean withInputGram) {
        for (int i = 0; i < gram.length; i++) {
            if (i > 0 || withInputGram) {
                send(gram[i], statistics.gram[i]);
                send(inputSum[i], statistics.inputSum[i]);
            }
            send(cross[i], statistics.cross[i]);
            send(gradientSum[i], statistics.gradientSum[i]);
        }
    }

    private void send(Matrix sum, double[] to) {
        if (backend.hostArray(sum) != to) {
            backend.download(sum, to);
        }
    }
}
