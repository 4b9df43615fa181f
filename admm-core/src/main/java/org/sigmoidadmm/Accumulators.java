package org.sigmoidadmm;

import java.util.Arrays;
import org.sigmoidadmm.matrix.MatrixBackend;

/** The sums over a lane's samples, on its worker's backend, indexed by weight layer as in {@link Statistics}. */
final class Accumulators {

    final HostMatrix[] gram;
    final HostMatrix[] inputSum;
    final HostMatrix[] cross;
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

    /** Makes the statistics that these sums belong to, on their values. */
    Statistics statistics(int[] sizes) {
        return new Statistics(sizes, values(gram), values(inputSum), values(cross), values(gradientSum));
    }

    private static double[][] values(HostMatrix[] sums) {
        return Arrays.stream(sums).map(sum -> sum.values).toArray(double[][]::new);
    }

    /** Brings the statistics up to date. */
    void send(boolean withInputGram) {
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
