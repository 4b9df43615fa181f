package org.sigmoidadmm;

import org.jspecify.annotations.Nullable;
import org.sigmoidadmm.matrix.MatrixBackend;
import org.sigmoidadmm.matrix.NotPositiveDefiniteException;

/**
 * The part of the {@link GlobalStep} that belongs to one layer: from the summed statistics its weights, and from these the
 * system of the activation updates of the layer before. No layer's part depends on another's.
 */
final class LayerStep {

    private final int layer;
    private final Parameters parameters;
    private final WeightStep weights;
    private final ActivationSystem.@Nullable Update system;
    /** c of the majorizer in the last update. */
    private double curvature;

    /**
     * Makes a step.
     *
     * @param backend of the worker that does it
     * @param parameters read and updated
     * @param layer index of the weight layer
     * @param lambda of the layer
     * @param sums with the layer's matrices on the same backend
     */
    LayerStep(MatrixBackend backend, Parameters parameters, int layer, double lambda, WeightSums sums) {
        this.parameters = parameters;
        this.layer = layer;
        this.weights = WeightStep.of(backend, parameters, layer, lambda, sums);
        this.system =
                layer > 0 ? parameters.systems[layer - 1].update(backend, parameters.weightOn(backend, layer)) : null;
    }

    /** Returns about how many multiplications a layer's step takes. */
    static double cost(Parameters parameters, int layer) {
        return WeightStep.cost(parameters, layer) + (layer > 0 ? parameters.systems[layer - 1].cost() : 0);
    }

    /** Returns c of the majorizer in the last update. */
    double curvature() {
        return curvature;
    }

    /**
     * Updates the weights.
     *
     * @param statistics what goes with the sums
     * @throws DivergenceException if a system has no solution or a weight is not finite; the message names the layer
     */
    void updateWeights(Statistics statistics) {
        curvature = parameters.curvature.bound(parameters.activations[layer], statistics.maxTarget[layer]);
        weights.update(statistics);
    }

    /**
     * Checks the models of the neurons' updates against what they are models of, and updates weights again where a model is
     * below.
     *
     * @param statistics with the misfits of the new weights
     * @return whether weights have changed, so that they have to be tried again
     */
    boolean raiseCurvature(Statistics statistics) {
        return weights.raise(statistics);
    }

    /**
     * Updates the system of the activation updates of the layer before, if there is one, from the new weights.
     *
     * @throws DivergenceException if it has no solution; the message names the layer
     */
    void updateSystem() {
        if (system == null) {
            return;
        }
        double factor = parameters.curvature.activationFactor(layer, parameters.activations[layer]);
        try {
            system.run(
                    parameters.weight[layer], parameters.beta[layer - 1], parameters.beta[layer] * curvature * factor);
        } catch (NotPositiveDefiniteException e) {
            throw new DivergenceException(
                    "the activations of layer " + layer + " cannot be updated, " + e.getMessage());
        }
    }
}
