package org.sigmoidadmm;

import org.sigmoidadmm.matrix.MatrixBackend;

/**
 * The matrices summed over a lane's samples, each with its weight, on its worker's backend, indexed by weight layer; A is a
 * layer's input, of width d, V its activations, of width e, and G its model gradient.
 */
final class Accumulators {

    /** A·Aᵀ, d × d, on and below the diagonal. */
    final HostMatrix[] gram;
    /** G·Aᵀ, e × d. */
    final HostMatrix[] cross;
    /** V·w, e, w the weights of samples. */
    final HostMatrix[] activationSum;
    /** G·w, e. */
    final HostMatrix[] gradientSum;
    /** X·w. */
    final HostMatrix dataSum;

    Accumulators(MatrixBackend backend, int[] sizes) {
        int depth = sizes.length - 1;
        gram = new HostMatrix[depth];
        cross = new HostMatrix[depth];
        activationSum = new HostMatrix[depth];
        gradientSum = new HostMatrix[depth];
        dataSum = new HostMatrix(backend, sizes[0], 1);
        for (int i = 0; i < depth; i++) {
            gram[i] = new HostMatrix(backend, sizes[i], sizes[i]);
            cross[i] = new HostMatrix(backend, sizes[i + 1], sizes[i]);
            activationSum[i] = new HostMatrix(backend, sizes[i + 1], 1);
            gradientSum[i] = new HostMatrix(backend, sizes[i + 1], 1);
        }
    }

    /** Returns A·w of a layer, d. */
    HostMatrix inputSum(int i) {
        return i == 0 ? dataSum : activationSum[i - 1];
    }

    /** Ends work on the matrices: their values are up to date. */
    void toHost(boolean withInputGram) {
        for (int i = 0; i < gram.length; i++) {
            if (i > 0 || withInputGram) {
                gram[i].toHost();
                inputSum(i).toHost();
            }
            cross[i].toHost();
            gradientSum[i].toHost();
        }
    }
}
