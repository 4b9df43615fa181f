package org.sigmoidadmm;

import org.sigmoidadmm.matrix.MatrixBackend;

/**
 * The sums over all samples that the weight updates need, indexed by weight layer: the lanes' sums added up, with those
 * of the bias where the updates' systems have them, so that these are solved as they are. A is a layer's input, of width
 * d, G its model gradient, of width e.
 */
final class WeightSums {

    /** Entries that are summed over all lanes before the next: they stay in the first-level cache. */
    private static final int CHUNK = 1024;

    /**
     * Ā·Āᵀ, d+1 × d+1, on and below the diagonal. That of the input layer never changes and is computed by the first pass
     * alone.
     */
    final HostMatrix[] gram;
    /** G·Āᵀ, e × d+1. */
    final HostMatrix[] cross;
    /** Σw, n where samples have no weights. */
    final double totalWeight;

    private final double[][][] gramParts;
    private final double[][][] inputParts;
    private final double[][][] crossParts;
    private final double[][][] gradientParts;

    /**
     * Makes sums.
     *
     * @param backends what solves each layer's system
     * @param sizes of the layers
     * @param parts the lanes' sums
     * @param totalWeight Σw
     */
    WeightSums(MatrixBackend[] backends, int[] sizes, Accumulators[] parts, double totalWeight) {
        this.totalWeight = totalWeight;
        int depth = sizes.length - 1;
        gram = new HostMatrix[depth];
        cross = new HostMatrix[depth];
        gramParts = new double[depth][parts.length][];
        inputParts = new double[depth][parts.length][];
        crossParts = new double[depth][parts.length][];
        gradientParts = new double[depth][parts.length][];
        for (int i = 0; i < depth; i++) {
            gram[i] = new HostMatrix(backends[i], sizes[i] + 1, sizes[i] + 1);
            cross[i] = new HostMatrix(backends[i], sizes[i + 1], sizes[i] + 1);
            for (int k = 0; k < parts.length; k++) {
                gramParts[i][k] = parts[k].gram[i].values;
                inputParts[i][k] = parts[k].inputSum(i).values;
                crossParts[i][k] = parts[k].cross[i].values;
                gradientParts[i][k] = parts[k].gradientSum[i].values;
            }
        }
    }

    /**
     * Adds up one share of the entries, Ā·Āᵀ of the input layer only where asked for. Every entry is summed in the order of
     * the lanes, whatever the shares.
     */
    void sum(int share, int shares, boolean withInputGram) {
        for (int i = 0; i < cross.length; i++) {
            if (i > 0 || withInputGram) {
                sumGram(i, share, shares);
            }
            double[] to = cross[i].values;
            int entries = crossParts[i][0].length;
            int from = (int) ((long) entries * share / shares);
            int until = (int) ((long) entries * (share + 1) / shares);
            sum(crossParts[i], from, until, to, from);
            if (share == 0) {
                sum(gradientParts[i], 0, to.length - entries, to, entries);
            }
        }
    }

    private void sumGram(int i, int share, int shares) {
        double[] to = gram[i].values;
        int d = inputParts[i][0].length;
        for (int j = share; j < d; j += shares) {
            int diagonal = j * (d + 2);
            sum(gramParts[i], j * (d + 1), (j + 1) * d, to, diagonal);
            sum(inputParts[i], j, j + 1, to, diagonal + d - j);
        }
        if (share == 0) {
            to[d * (d + 2)] = totalWeight;
        }
    }

    private static void sum(double[][] parts, int begin, int end, double[] to, int at) {
        for (int from = begin; from < end; from += CHUNK) {
            int length = Math.min(CHUNK, end - from);
            int target = at + from - begin;
            int k = 1;
            if (parts.length % 2 == 1) {
                System.arraycopy(parts[0], from, to, target, length);
            } else if (parts.length == 2) {
                add(parts[0], parts[k++], from, to, target, length);
            } else {
                addFour(parts, from, to, target, length);
                k = 4;
            }
            for (; k < parts.length; k += 2) {
                addBoth(parts[k], parts[k + 1], from, to, target, length);
            }
        }
    }

    private static void add(double[] x, double[] y, int from, double[] to, int target, int length) {
        for (int k = 0; k < length; k++) {
            to[target + k] = x[from + k] + y[from + k];
        }
    }

    private static void addFour(double[][] parts, int from, double[] to, int target, int length) {
        double[] x0 = parts[0];
        double[] x1 = parts[1];
        double[] x2 = parts[2];
        double[] x3 = parts[3];
        for (int k = 0; k < length; k++) {
            to[target + k] = ((x0[from + k] + x1[from + k]) + x2[from + k]) + x3[from + k];
        }
    }

    private static void addBoth(double[] x, double[] y, int from, double[] to, int target, int length) {
        for (int k = 0; k < length; k++) {
            to[target + k] = (to[target + k] + x[from + k]) + y[from + k];
        }
    }
}
