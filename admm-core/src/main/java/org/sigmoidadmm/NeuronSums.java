package org.sigmoidadmm;

import java.util.function.IntToDoubleFunction;
import org.sigmoidadmm.Worker.Role;
import org.sigmoidadmm.matrix.Matrix;

/** The part of a block in what the curvatures of single neurons are chosen from. On the host, in order of the samples. */
final class NeuronSums {

    private final Worker worker;
    private final Parameters parameters;

    NeuronSums(Worker worker, Parameters parameters) {
        this.worker = worker;
        this.parameters = parameters;
    }

    /**
     * Adds what the rule on the weights' curvature needs.
     *
     * @param i the layer
     * @param block with the new V and Λ
     * @param value S = σ(W·Ā)
     * @param slope σ′(W·Ā)
     * @param statistics updated
     */
    void add(int i, Block block, Matrix value, Matrix slope, Statistics statistics) {
        switch (parameters.curvature.weights) {
            case LAYER -> {}
            case NEURON -> addTarget(i, block, statistics.rowTarget[i]);
            case BACKTRACKED -> {
                addTarget(i, block, statistics.rowTarget[i]);
                addMisfit(i, block, value, parameters.nextBeta[i], statistics.rowMisfit[i]);
            }
            case GAUSS_NEWTON -> {
                double[] slopes = worker.read(Role.SLOPE, slope);
                addSquares(k -> slopes[k], block, statistics.rowSlope[i]);
            }
        }
    }

    /** max |V − Λ/β| of each row. */
    private void addTarget(int i, Block block, double[] largest) {
        double[] v = worker.read(Role.VALUE, block.v[i]);
        double[] multiplier = worker.read(Role.FORCE, block.multiplier[i]);
        double beta = parameters.nextBeta[i];
        for (int from = 0; from < v.length; from += largest.length) {
            for (int row = 0; row < largest.length; row++) {
                double target = v[from + row] - multiplier[from + row] / beta;
                largest[row] = Math.max(largest[row], Math.abs(target));
            }
        }
    }

    /** Σ w(S − V + Λ/β)² of each row. */
    void addMisfit(int i, Block block, Matrix value, double beta, double[] sums) {
        double[] s = worker.read(Role.SCRATCH, value);
        double[] v = worker.read(Role.VALUE, block.v[i]);
        double[] multiplier = worker.read(Role.FORCE, block.multiplier[i]);
        addSquares(k -> s[k] - v[k] + multiplier[k] / beta, block, sums);
    }

    /** Σ wx² of each row, x[k] column by column. */
    private void addSquares(IntToDoubleFunction x, Block block, double[] sums) {
        double[] weights = worker.read(Role.WEIGHTED, block.weights);
        for (int column = 0; column < weights.length; column++) {
            int from = column * sums.length;
            for (int row = 0; row < sums.length; row++) {
                double value = x.applyAsDouble(from + row);
                sums[row] += weights[column] * value * value;
            }
        }
    }
}
