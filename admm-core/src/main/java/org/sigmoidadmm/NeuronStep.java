package org.sigmoidadmm;

import org.sigmoidadmm.matrix.Activation;
import org.sigmoidadmm.matrix.MatrixBackend;

/** The weight update of one hidden layer with a curvature for each neuron, and the search for it. */
final class NeuronStep extends WeightStep {

    /** Where the search begins before anything is known: this share of the majorizer's curvature. */
    private static final double FIRST_TRY = 0.125;

    /** Where it begins later: this share of what was accepted last. */
    private static final double SHRINK = 0.8;

    /** Σσ′²/n counts as no less than this share of L₁², or saturated neurons would jump. */
    private static final double SMALLEST_SLOPE = 1e-3;

    /** Rounding of a sum over samples, relative to its terms. */
    private static final double ROUNDING = 1e-12;

    private final int neurons;
    private final NeuronSystem system;
    private final double[] step;
    private final double[] bound;
    private boolean decomposed;

    NeuronStep(MatrixBackend backend, Parameters parameters, int layer, double lambda, WeightSums sums) {
        super(backend, parameters, layer, lambda, sums);
        int order = parameters.sizes[layer] + 1;
        this.neurons = parameters.sizes[layer + 1];
        this.system = new NeuronSystem(backend, neurons, order);
        this.step = new double[neurons * order];
        this.bound = new double[neurons];
    }

    /** Returns how many numbers the matrices and arrays of a layer's update have. */
    static long entries(long inputs, long neurons) {
        long order = inputs + 1;
        return neurons * order + neurons + NeuronSystem.entries(neurons, order);
    }

    /** Returns about how many multiplications a step takes. */
    static double cost(double order, double outputs, int layer) {
        double decomposition = layer == 0 ? 0 : NeuronSystem.EIGENVECTORS * order * order * order;
        return 2 * order * order * outputs + decomposition;
    }

    /** Chooses the curvatures and updates the weights. */
    @Override
    void update(Statistics statistics) {
        if (layer > 0 || !decomposed) { // Ā·Āᵀ of the inputs never changes
            system.decompose(sums.gram[layer].values);
            decomposed = true;
        }
        double[] gradient = step; // until there is a step
        System.arraycopy(sums.cross[layer].values, 0, gradient, 0, gradient.length);
        parameters.addGradient(layer, lambda, parameters.beta[layer], gradient);
        system.setGradient(gradient);
        choose(statistics);
        apply();
    }

    private void choose(Statistics statistics) {
        CurvatureRules rules = parameters.curvature;
        Activation activation = parameters.activations[layer];
        double factor = rules.weightFactor(layer, activation);
        double slope = activation.bounds().slope();
        double[] c = parameters.neuronCurvature[layer];
        for (int row = 0; row < neurons; row++) {
            bound[row] = rules.bound(activation, statistics.rowTarget[layer][row]);
            c[row] = switch (rules.weights) {
                case LAYER, NEURON -> factor * bound[row];
                case GAUSS_NEWTON ->
                    factor
                            * Math.max(
                                    statistics.rowSlope[layer][row] / sums.totalWeight, SMALLEST_SLOPE * slope * slope);
                case BACKTRACKED ->
                    Math.min(bound[row], factor * (c[row] == 0 ? FIRST_TRY * bound[row] : SHRINK * c[row]));
            };
        }
    }

    private void apply() {
        system.solve(lambda, parameters.beta[layer], parameters.neuronCurvature[layer], step);
        parameters.step(layer, step);
    }

    /** Doubles the curvature of each neuron whose model is below the function at the new weights, and updates them again. */
    @Override
    boolean raise(Statistics statistics) {
        double[] c = parameters.neuronCurvature[layer];
        boolean raised = false;
        for (int row = 0; row < neurons; row++) {
            if (c[row] < bound[row] && !isAbove(row, c[row], statistics)) {
                c[row] = Math.min(bound[row], 2 * c[row]);
                raised = true;
            }
        }
        if (raised) {
            apply();
        }
        return raised;
    }

    /** ½‖σ(w′Ā) − b‖² ≤ ½‖σ(wĀ) − b‖² + ⟨gĀᵀ, w′ − w⟩ + (c/2)‖(w′ − w)Ā‖²; a NaN counts as not above. */
    private boolean isAbove(int row, double c, Statistics statistics) {
        double[] cross = sums.cross[layer].values;
        double linear = 0;
        for (int k = row; k < step.length; k += neurons) {
            linear -= step[k] * cross[k];
        }
        double before = statistics.rowMisfit[layer][row] / 2;
        double after = statistics.trialMisfit[layer][row] / 2;
        double model = before + linear + c / 2 * system.squaredChange(row);
        return after <= model + ROUNDING * (before + Math.abs(linear));
    }
}
