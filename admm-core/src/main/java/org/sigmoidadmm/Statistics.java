package org.sigmoidadmm;

import java.util.Arrays;
import java.util.function.IntBinaryOperator;

/**
 * Sums over samples, with their weights, that an iteration hands to the next: all that the global step needs of the data.
 * Arrays on the host, indexed by weight layer; A is the layer's input, G its model gradient.
 */
final class Statistics {

    /** Entries that are summed over all lanes before the next: they stay in the first-level cache. */
    private static final int CHUNK = 1024;

    /**
     * A·Aᵀ, d_i × d_i, on and below the diagonal. That of the input layer never changes and is computed by the first pass
     * alone.
     */
    final double[][] gram;
    /** A·1, d_i. */
    final double[][] inputSum;
    /** G·Aᵀ, d_{i+1} × d_i. */
    final double[][] cross;
    /** G·1, d_{i+1}. */
    final double[][] gradientSum;
    /** max |V − Λ/β|. */
    final double[] maxTarget;
    /** ‖σ(W·Ā) − V‖². */
    final double[] residual;
    /** ⟨Λ, σ(W·Ā) − V⟩. */
    final double[] product;
    /** ‖V − V of the iteration before‖². */
    final double[] change;
    /** max |V − Λ/β| of each row, d_{i+1}; where the rules on curvature need it. */
    final double[][] rowTarget;
    /** Σ σ′(W·Ā)² of each row, d_{i+1}; where the rules on curvature need it. */
    final double[][] rowSlope;
    /** Σ (σ(W·Ā) − V + Λ/β)² of each row, d_{i+1}; where the rules on curvature need it. */
    final double[][] rowMisfit;
    /** The same with weights that are tried on the old V and Λ. */
    final double[][] trialMisfit;
    /** Σ w·ℓ(V_N, Y). */
    double loss;
    /** Σ w·ℓ(prediction, Y), where the pass evaluated it. */
    double error;
    /** The same over the validation samples. */
    double validationError;

    Statistics(int[] sizes) {
        this(
                sizes,
                arrays(sizes, (inputs, outputs) -> Math.multiplyExact(inputs, inputs)),
                arrays(sizes, (inputs, outputs) -> inputs),
                arrays(sizes, Math::multiplyExact),
                arrays(sizes, (inputs, outputs) -> outputs));
    }

    /** Makes statistics on given arrays. */
    Statistics(int[] sizes, double[][] gram, double[][] inputSum, double[][] cross, double[][] gradientSum) {
        this.gram = gram;
        this.inputSum = inputSum;
        this.cross = cross;
        this.gradientSum = gradientSum;
        int depth = sizes.length - 1;
        rowTarget = new double[depth][];
        rowSlope = new double[depth][];
        rowMisfit = new double[depth][];
        trialMisfit = new double[depth][];
        for (int i = 0; i < depth; i++) {
            rowTarget[i] = new double[sizes[i + 1]];
            rowSlope[i] = new double[sizes[i + 1]];
            rowMisfit[i] = new double[sizes[i + 1]];
            trialMisfit[i] = new double[sizes[i + 1]];
        }
        maxTarget = new double[depth];
        residual = new double[depth];
        product = new double[depth];
        change = new double[depth];
    }

    private static double[][] arrays(int[] sizes, IntBinaryOperator length) {
        double[][] arrays = new double[sizes.length - 1][];
        Arrays.setAll(arrays, i -> new double[length.applyAsInt(sizes[i], sizes[i + 1])]);
        return arrays;
    }

    void clearScalars() {
        for (int i = 0; i < maxTarget.length; i++) {
            maxTarget[i] = 0;
            residual[i] = 0;
            product[i] = 0;
            change[i] = 0;
            Arrays.fill(rowTarget[i], 0);
            Arrays.fill(rowSlope[i], 0);
            Arrays.fill(rowMisfit[i], 0);
        }
        loss = 0;
        error = 0;
        validationError = 0;
    }

    /** Adds the four sums of {@link org.sigmoidadmm.matrix.MatrixBackend#updateLayer}. */
    void addSums(int layer, double[] sums) {
        residual[layer] += sums[0];
        product[layer] += sums[1];
        maxTarget[layer] = Math.max(maxTarget[layer], sums[2]);
        change[layer] += sums[3];
    }

    /**
     * Becomes the sum of others in the matrices, or in one share of their entries; the Gram matrix of the input layer
     * only where asked for. Every entry is summed in the order given, whatever the shares.
     */
    void sumMatrices(Statistics[] others, int share, int shares, boolean withInputGram) {
        for (int i = 0; i < cross.length; i++) {
            if (i > 0 || withInputGram) {
                int order = inputSum[i].length;
                for (int j = share; j < order; j += shares) {
                    sumRange(others, i, true, j * (order + 1), (j + 1) * order);
                }
            }
            long entries = cross[i].length;
            sumRange(others, i, false, (int) (entries * share / shares), (int) (entries * (share + 1) / shares));
        }
    }

    private void sumRange(Statistics[] others, int layer, boolean ofInputs, int begin, int end) {
        double[] to = matrix(layer, ofInputs);
        double[] first = others[0].matrix(layer, ofInputs);
        for (int from = begin; from < end; from += CHUNK) {
            int until = Math.min(end, from + CHUNK);
            int k = 1;
            if (others.length % 2 == 1) {
                System.arraycopy(first, from, to, from, until - from);
            } else {
                add(first, others[k++].matrix(layer, ofInputs), to, from, until);
            }
            for (; k < others.length; k += 2) {
                addBoth(others[k].matrix(layer, ofInputs), others[k + 1].matrix(layer, ofInputs), to, from, until);
            }
        }
    }

    private static void add(double[] x, double[] y, double[] to, int from, int until) {
        for (int k = from; k < until; k++) {
            to[k] = x[k] + y[k];
        }
    }

    private static void addBoth(double[] x, double[] y, double[] to, int from, int until) {
        for (int k = from; k < until; k++) {
            to[k] = (to[k] + x[k]) + y[k];
        }
    }

    private double[] matrix(int layer, boolean ofInputs) {
        return ofInputs ? gram[layer] : cross[layer];
    }

    /** Becomes a copy of another, or adds it, but for the matrices; the sum of the inputs only where asked for. */
    void reduce(Statistics other, boolean first, boolean withInputGram) {
        for (int i = 0; i < cross.length; i++) {
            if (i > 0 || withInputGram) {
                add(other.inputSum[i], inputSum[i], first);
            }
            add(other.gradientSum[i], gradientSum[i], first);
        }
        if (first) {
            clearScalars();
        }
        for (int i = 0; i < maxTarget.length; i++) {
            maxTarget[i] = Math.max(maxTarget[i], other.maxTarget[i]);
            residual[i] += other.residual[i];
            product[i] += other.product[i];
            change[i] += other.change[i];
            for (int row = 0; row < rowTarget[i].length; row++) {
                rowTarget[i][row] = Math.max(rowTarget[i][row], other.rowTarget[i][row]);
            }
            add(other.rowSlope[i], rowSlope[i], false);
            add(other.rowMisfit[i], rowMisfit[i], false);
        }
        loss += other.loss;
        error += other.error;
        validationError += other.validationError;
    }

    void clearTrial() {
        for (double[] misfit : trialMisfit) {
            Arrays.fill(misfit, 0);
        }
    }

    /** The part of {@link #reduce} that belongs to weights that are tried. */
    void reduceTrial(Statistics other, boolean first) {
        for (int i = 0; i < trialMisfit.length; i++) {
            add(other.trialMisfit[i], trialMisfit[i], first);
        }
    }

    private static void add(double[] from, double[] to, boolean overwrite) {
        if (overwrite) {
            System.arraycopy(from, 0, to, 0, to.length);
            return;
        }
        for (int k = 0; k < to.length; k++) {
            to[k] += from[k];
        }
    }
}
