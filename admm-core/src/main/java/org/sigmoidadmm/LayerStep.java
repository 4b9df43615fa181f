package org.sigmoidadmm;

import org.jspecify.annotations.Nullable;
import org.sigmoidadmm.matrix.MatrixBackend;
import org.sigmoidadmm.matrix.NotPositiveDefiniteException;
import org.sigmoidadmm.matrix.Side;

/**
 * The part of the {@link GlobalStep} that belongs to one layer: from the summed statistics its weights, and from these the
 * system of the activation updates of the layer before. No layer's part depends on another's.
 */
final class LayerStep {

    /** Share of the largest diagonal entry that is added first where a system is singular: a few rounding errors. */
    private static final double FIRST_DAMPING = 1e-15;

    private static final double MAX_DAMPING = 1e-6;

    /** Multiplications of a decomposition into eigenvectors, in cubes of the order. */
    private static final double EIGENVECTORS = 5;

    private final int layer;
    private final double lambda;
    private final MatrixBackend backend;
    private final Parameters parameters;
    private final WeightSums sums;
    private final double[] diagonal;
    private final @Nullable NeuronStep neurons;
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
        this.backend = backend;
        this.parameters = parameters;
        this.layer = layer;
        this.lambda = lambda;
        this.sums = sums;
        this.diagonal = new double[parameters.sizes[layer] + 1];
        this.neurons = perNeuron(parameters, layer) ? new NeuronStep(backend, parameters, layer) : null;
        this.system =
                layer > 0 ? parameters.systems[layer - 1].update(backend, parameters.weightOn(backend, layer)) : null;
    }

    private static boolean perNeuron(Parameters parameters, int layer) {
        return parameters.curvature.isPerNeuron(parameters.activations[layer]);
    }

    /** Returns about how many multiplications a layer's step takes. */
    static double cost(Parameters parameters, int layer) {
        double order = parameters.sizes[layer] + 1;
        double outputs = parameters.sizes[layer + 1];
        double solution = order * order * outputs;
        double decomposition = order * order * order / 3;
        if (perNeuron(parameters, layer)) {
            solution *= 2;
            decomposition = layer == 0 ? 0 : EIGENVECTORS * order * order * order;
        }
        return solution + decomposition + (layer > 0 ? cost(parameters.systems[layer - 1]) : 0);
    }

    private static double cost(ActivationSystem system) {
        double order = system.order();
        double gram = order * system.width * system.next / 2;
        return gram + (system.spectral ? EIGENVECTORS : 1) * order * order * order;
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
        if (neurons == null) {
            updateAll();
            return;
        }
        if (neurons.needsGram()) {
            neurons.setGram(sums.gram[layer].values);
        }
        neurons.update(lambda, statistics, sums, parameters);
    }

    /**
     * Checks the models of the neurons' updates against what they are models of, and updates weights again where a model is
     * below.
     *
     * @param statistics with the misfits of the new weights
     * @return whether weights have changed, so that they have to be tried again
     */
    boolean raiseCurvature(Statistics statistics) {
        return neurons != null && neurons.raise(lambda, statistics, sums, parameters);
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

    /**
     * The weights, bias as the last column, with c for all neurons:
     *
     * <pre>{@code
     * W ← W − (λW + βGĀᵀ)(λI + κĀĀᵀ)⁻¹ = W − ((λ/κ)W + (1/c)GĀᵀ)((λ/κ)I + ĀĀᵀ)⁻¹,   κ = βc
     * }</pre>
     *
     * For the linear output layer c = 1 and this is ridge regression, exactly. Where c vanishes, λI alone is left. The step
     * takes the place of G·Āᵀ.
     */
    private void updateAll() {
        double c = curvature * parameters.curvature.weightFactor(layer, parameters.activations[layer]);
        double ridge = lambda / (parameters.beta[layer] * c);
        HostMatrix step = sums.cross[layer];
        if (Double.isFinite(ridge) && Double.isFinite(1 / c)) {
            parameters.addGradient(layer, ridge, 1 / c, step.values);
            step.toBackend();
            solveDamped(ridge);
            step.toHost();
        } else {
            parameters.addGradient(layer, 1, parameters.beta[layer] / lambda, step.values);
        }
        parameters.step(layer, step.values);
    }

    /**
     * Solves for the step. Where λ is so small against β that the system is singular in double precision, a multiple of I
     * is added: the model stays an upper one and the fixed points stay the same, only the step is shorter.
     */
    private void solveDamped(double ridge) {
        HostMatrix system = sums.gram[layer];
        keepDiagonal();
        double damping = 0;
        while (true) {
            setDiagonal(ridge + damping);
            system.toBackend();
            try {
                backend.solveSpd(Side.RIGHT, system.matrix, sums.cross[layer].matrix, sums.cross[layer].matrix);
                setDiagonal(0);
                return;
            } catch (NotPositiveDefiniteException e) {
                double largest = ridge + largestDiagonal();
                if (!Double.isFinite(largest) || damping > MAX_DAMPING * largest) {
                    throw new DivergenceException(
                            "the weights of layer " + (layer + 1) + " cannot be updated, " + e.getMessage());
                }
                damping = Math.max(10 * damping, FIRST_DAMPING * largest);
            }
        }
    }

    private void keepDiagonal() {
        for (int k = 0; k < diagonal.length; k++) {
            diagonal[k] = sums.gram[layer].values[k * (diagonal.length + 1)];
        }
    }

    /** Of the inputs' Ā·Āᵀ later iterations need the diagonal as it was. */
    private void setDiagonal(double addend) {
        for (int k = 0; k < diagonal.length; k++) {
            sums.gram[layer].values[k * (diagonal.length + 1)] = diagonal[k] + addend;
        }
    }

    private double largestDiagonal() {
        double largest = 0;
        for (double entry : diagonal) {
            largest = Math.max(largest, entry);
        }
        return largest;
    }
}
