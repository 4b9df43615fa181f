package org.sigmoidadmm;

import org.sigmoidadmm.matrix.MatrixBackend;

/** The weight update of one layer, by a model whose curvatures depend on the subclass. */
abstract class WeightStep {

    final MatrixBackend backend;
    final Parameters parameters;
    final int layer;
    final double lambda;
    final WeightSums sums;

    /** See {@link #of}. */
    WeightStep(MatrixBackend backend, Parameters parameters, int layer, double lambda, WeightSums sums) {
        this.backend = backend;
        this.parameters = parameters;
        this.layer = layer;
        this.lambda = lambda;
        this.sums = sums;
    }

    /**
     * Makes the step that the rules of curvature ask for.
     *
     * @param backend of the worker that does it
     * @param parameters read and updated
     * @param layer index of the weight layer
     * @param lambda of the layer
     * @param sums with the layer's matrices on the same backend
     */
    static WeightStep of(MatrixBackend backend, Parameters parameters, int layer, double lambda, WeightSums sums) {
        return isPerNeuron(parameters, layer)
                ? new NeuronStep(backend, parameters, layer, lambda, sums)
                : new SharedCurvatureStep(backend, parameters, layer, lambda, sums);
    }

    private static boolean isPerNeuron(Parameters parameters, int layer) {
        return parameters.curvature.isPerNeuron(parameters.activations[layer]);
    }

    /** Returns about how many multiplications a layer's step takes. */
    static double cost(Parameters parameters, int layer) {
        double order = parameters.sizes[layer] + 1;
        double outputs = parameters.sizes[layer + 1];
        return isPerNeuron(parameters, layer)
                ? NeuronStep.cost(order, outputs, layer)
                : SharedCurvatureStep.cost(order, outputs);
    }

    /**
     * Updates the weights from the sums.
     *
     * @param statistics what goes with the sums
     * @throws DivergenceException if a system has no solution or a weight is not finite; the message names the layer
     */
    abstract void update(Statistics statistics);

    /**
     * Checks the models against what they are models of, and updates weights again where a model is below.
     *
     * @param statistics with the misfits of the new weights
     * @return whether weights have changed, so that they have to be tried again
     */
    abstract boolean raise(Statistics statistics);
}
