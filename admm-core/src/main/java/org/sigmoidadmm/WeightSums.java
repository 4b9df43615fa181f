package org.sigmoidadmm;

import java.util.Arrays;
import java.util.function.Function;
import org.sigmoidadmm.Accumulators.Kind;
import org.sigmoidadmm.matrix.MatrixBackend;

/**
 * The sums over all samples that the weight updates need, indexed by weight layer: the lanes' sums added up, with those
 * of the bias where the updates' systems have them, so that these are solved as they are. A is a layer's input, of width
 * d, G its model gradient, of width e.
 */
final class WeightSums {

    /**
     * Ā·Āᵀ, d+1 × d+1, on and below the diagonal. That of the input layer never changes and is computed by the first pass
     * alone.
     */
    final HostMatrix[] gram;
    /** G·Āᵀ, e × d+1. */
    final HostMatrix[] cross;
    /** Σw, n where samples have no weights. */
    final double totalWeight;

    private final ArraySum[] gramSums;
    private final ArraySum[] inputSums;
    private final ArraySum[] crossSums;
    private final ArraySum[] gradientSums;
    private final double[][][] workspaces;

    /**
     * Makes sums.
     *
     * @param backends what solves each layer's system
     * @param sizes of the layers
     * @param crew whose lanes' sums are added up
     * @param totalWeight Σw
     */
    WeightSums(MatrixBackend[] backends, int[] sizes, Crew crew, double totalWeight) {
        this.totalWeight = totalWeight;
        int depth = sizes.length - 1;
        gram = new HostMatrix[depth];
        cross = new HostMatrix[depth];
        gramSums = new ArraySum[depth];
        inputSums = new ArraySum[depth];
        crossSums = new ArraySum[depth];
        gradientSums = new ArraySum[depth];
        for (int i = 0; i < depth; i++) {
            int layer = i;
            gram[i] = new HostMatrix(backends[i], sizes[i] + 1, sizes[i] + 1);
            cross[i] = new HostMatrix(backends[i], sizes[i + 1], sizes[i] + 1);
            gramSums[i] = sum(crew, sums -> sums.of(Kind.GRAM, layer));
            inputSums[i] = sum(crew, sums -> sums.inputSum(layer));
            crossSums[i] = sum(crew, sums -> sums.of(Kind.CROSS, layer));
            gradientSums[i] = sum(crew, sums -> sums.of(Kind.GRADIENT, layer));
        }
        workspaces = new double[crew.size()][][];
        Arrays.setAll(workspaces, share -> gramSums[0].workspace());
    }

    private static ArraySum sum(Crew crew, Function<Accumulators, HostMatrix> matrix) {
        return new ArraySum(crew.remainingSum(), held -> matrix.apply(crew.sums(held)).values);
    }

    /**
     * Adds up one worker's share of the entries, Ā·Āᵀ of the input layer only where asked for. Every entry is summed in the
     * same order, whatever the shares.
     */
    void sum(int share, boolean withInputGram) {
        int shares = workspaces.length;
        double[][] workspace = workspaces[share];
        for (int i = 0; i < cross.length; i++) {
            if (i > 0 || withInputGram) {
                sumGram(i, share);
            }
            double[] to = cross[i].values;
            int neurons = cross[i].matrix.rows();
            int entries = to.length - neurons;
            int from = (int) ((long) entries * share / shares);
            int until = (int) ((long) entries * (share + 1) / shares);
            crossSums[i].addUp(from, until, to, from, workspace);
            if (share == 0) {
                gradientSums[i].addUp(0, neurons, to, entries, workspace);
            }
        }
    }

    private void sumGram(int i, int share) {
        double[] to = gram[i].values;
        int d = gram[i].matrix.rows() - 1;
        for (int j = share; j < d; j += workspaces.length) {
            int diagonal = j * (d + 2);
            gramSums[i].addUp(j * (d + 1), (j + 1) * d, to, diagonal, workspaces[share]);
            inputSums[i].addUp(j, j + 1, to, diagonal + d - j, workspaces[share]);
        }
        if (share == 0) {
            to[d * (d + 2)] = totalWeight;
        }
    }
}
