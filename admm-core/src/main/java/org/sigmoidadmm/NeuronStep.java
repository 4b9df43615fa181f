package org.sigmoidadmm;

import org.sigmoidadmm.matrix.Activation;
import org.sigmoidadmm.matrix.MatrixBackend;

/** The weight update of one hidden layer with a curvature for each neuron, and the search for it. */
final class NeuronStep {

    /** Where the search begins before anything is known: this share of the majorizer's curvature. */
    private static final double FIRST_TRY = 0.125;

    /** Where it begins later: this share of what was accepted last. */
    private static final double SHRINK = 0.8;

    /** Σσ′²/n counts as no less than this share of L₁², or saturated neurons would jump. */
    private static final double SMALLEST_SLOPE = 1e-3;

    /** Rounding of a sum over samples, relative to its terms. */
    private static final double ROUNDING = 1e-12;

    private final int layer;
    private final int neurons;
    private final NeuronSystem system;
    private final double[] step;
    private final double[] bound;
    private boolean decomposed;

    NeuronStep(MatrixBackend backend, Parameters shape, int layer) {
        this.layer = layer;
        int order = shape.sizes[layer] + 1;
        this.neurons = shape.sizes[layer + 1];
        this.system = new NeuronSystem(backend, neurons, order);
        this.step = new double[Math.multiplyExact(neurons, order)];
        this.bound = new double[neurons];
    }

    /** Returns how many numbers the matrices and arrays of a layer's update have. */
    static long entries(long inputs, long neurons) {
        long order = inputs + 1;
        return neurons * order + neurons + NeuronSystem.entries(neurons, order);
    }

    /** Whether Ā·Āᵀ is needed: that of the inputs never changes. */
    boolean needsGram() {
        return layer > 0 || !decomposed;
    }

    /** Takes Ā·Āᵀ, (d+1) × (d+1). */
    void setGram(double[] gram) {
        system.decompose(gram);
        decomposed = true;
    }

    /** Chooses the curvatures and updates the weights. */
    void update(double lambda, Statistics statistics, WeightSums sums, Parameters parameters) {
        double[] gradient = step; // until there is a step
        System.arraycopy(sums.cross[layer].values, 0, gradient, 0, gradient.length);
        parameters.addGradient(layer, lambda, parameters.beta[layer], gradient);
        system.setGradient(gradient);
        choose(statistics, sums.totalWeight, parameters);
        apply(lambda, parameters);
    }

    private void choose(Statistics statistics, double totalWeight, Parameters parameters) {
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
                    factor * Math.max(statistics.rowSlope[layer][row] / totalWeight, SMALLEST_SLOPE * slope * slope);
                case BACKTRACKED ->
                    Math.min(bound[row], factor * (c[row] == 0 ? FIRST_TRY * bound[row] : SHRINK * c[row]));
            };
        }
    }

    private void apply(double lambda, Parameters parameters) {
        system.solve(lambda, parameters.beta[layer], parameters.neuronCurvature[layer], step);
        parameters.step(layer, step);
    }

    /**
     * Doubles the curvature of each neuron whose model is below the function at the new weights, and updates them again.
     *
     * @return whether there was one
     */
    boolean raise(double lambda, Statistics statistics, WeightSums sums, Parameters parameters) {
        double[] c = parameters.neuronCurvature[layer];
        boolean raised = false;
        for (int row = 0; row < neurons; row++) {
            if (c[row] < bound[row] && !isAbove(row, c[row], statistics, sums)) {
                c[row] = Math.min(bound[row], 2 * c[row]);
                raised = true;
            }
        }
        if (raised) {
            apply(lambda, parameters);
        }
        return raised;
    }

    /** ½‖σ(w′Ā) − b‖² ≤ ½‖σ(wĀ) − b‖² + ⟨gĀᵀ, w′ − w⟩ + (c/2)‖(w′ − w)Ā‖²; a NaN counts as not above. */
    private boolean isAbove(int row, double c, Statistics statistics, WeightSums sums) {
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
