package org.sigmoidadmm;

import org.sigmoidadmm.matrix.MatrixBackend;

/**
 * The matrices summed over a lane's samples, on its worker's backend, indexed by weight layer; A is a layer's input, of
 * width d, G its model gradient, of width e.
 */
final class Accumulators {

    /** A·Aᵀ, d × d, on and below the diagonal. */
    final HostMatrix[] gram;
    /** A·1, d. */
    final HostMatrix[] inputSum;
    /** G·Aᵀ, e × d. */
    final HostMatrix[] cross;
    /** G·1, e. */
    final HostMatrix[] gradientSum;

    Accumulators(MatrixBackend backend, int[] sizes) {
        int depth = sizes.length - 1;
        gram = new HostMatrix[depth];
        inputSum = new HostMatrix[depth];
        cross = new HostMatrix[depth];
        gradientSum = new HostMatrix[depth];
        for (int i = 0; i < depth; i++) {
            gram[i] = new HostMatrix(backend, sizes[i], sizes[i]);
            inputSum[i] = new HostMatrix(backend, sizes[i], 1);
            cross[i] = new HostMatrix(backend, sizes[i + 1], sizes[i]);
            gradientSum[i] = new HostMatrix(backend, sizes[i + 1], 1);
        }
    }

    /** Ends work on the matrices: their values are up to date. */
    void toHost(boolean withInputGram) {
        for (int i = 0; i < gram.length; i++) {
            if (i > 0 || withInputGram) {
                gram[i].toHost();
                inputSum[i].toHost();
            }
            cross[i].toHost();
            gradientSum[i].toHost();
        }
    }
}
