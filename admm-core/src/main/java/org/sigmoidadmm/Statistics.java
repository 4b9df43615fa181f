package org.sigmoidadmm;

import java.util.Arrays;

/**
 * What an iteration measures of the samples, with their weights, beside {@link WeightSums}: with these all that the global
 * step needs of the data. Arrays on the host, indexed by weight layer; A is the layer's input.
 */
final class Statistics {

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

    void clear() {
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

    /** Adds another to this one, but for what belongs to weights that are tried. */
    void add(Statistics other) {
        for (int i = 0; i < maxTarget.length; i++) {
            maxTarget[i] = Math.max(maxTarget[i], other.maxTarget[i]);
            residual[i] += other.residual[i];
            product[i] += other.product[i];
            change[i] += other.change[i];
            for (int row = 0; row < rowTarget[i].length; row++) {
                rowTarget[i][row] = Math.max(rowTarget[i][row], other.rowTarget[i][row]);
            }
            add(other.rowSlope[i], rowSlope[i]);
            add(other.rowMisfit[i], rowMisfit[i]);
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

    /** Adds what belongs to weights that are tried. */
    void addTrial(Statistics other) {
        for (int i = 0; i < trialMisfit.length; i++) {
            add(other.trialMisfit[i], trialMisfit[i]);
        }
    }

    private static void add(double[] from, double[] to) {
        for (int k = 0; k < to.length; k++) {
            to[k] += from[k];
        }
    }
}
