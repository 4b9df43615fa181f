package org.sigmoidadmm;

import org.jspecify.annotations.Nullable;
import org.sigmoidadmm.matrix.MatrixBackend;
import org.sigmoidadmm.matrix.NotPositiveDefiniteException;
import org.sigmoidadmm.matrix.Side;

/**
 * The half of an iteration that works on small matrices alone: from the summed statistics all weights, and from these
 * the systems of the activation updates. No weight depends on another's update.
 */
final class GlobalStep {

    /** Share of the largest diagonal entry that is added first where a system is singular: a few rounding errors. */
    private static final double FIRST_DAMPING = 1e-15;

    private static final double MAX_DAMPING = 1e-6;

    private final MatrixBackend backend;
    private final double[] lambda;
    private final PenaltyStep penalties;
    private final double[] curvature;
    private final WeightSums sums;
    private final double[][] diagonal;
    private final @Nullable NeuronStep[] neurons;
    private final ActivationSystem.Update[] systemUpdates;

    GlobalStep(
            MatrixBackend backend,
            Parameters parameters,
            double[] lambda,
            PenaltyAdaptation adaptation,
            WeightSums sums) {
        this.backend = backend;
        this.sums = sums;
        this.penalties = new PenaltyStep(adaptation);
        this.lambda = lambda.clone();
        int depth = parameters.depth();
        curvature = new double[depth];
        diagonal = new double[depth][];
        neurons = new NeuronStep[depth];
        systemUpdates = new ActivationSystem.Update[depth - 1];
        for (int i = 0; i < depth; i++) {
            diagonal[i] = new double[parameters.sizes[i] + 1];
            if (parameters.curvature.isPerNeuron(parameters.activations[i])) {
                neurons[i] = new NeuronStep(backend, parameters, i);
            }
            if (i < depth - 1) {
                systemUpdates[i] = parameters.systems[i].update(backend, parameters.weightOn(backend, i + 1));
            }
        }
    }

    /**
     * Updates all weights.
     *
     * @param statistics what goes with the sums
     * @param parameters read and updated
     * @throws DivergenceException if a system has no solution or a weight is not finite; the message names the layer
     */
    void updateWeights(Statistics statistics, Parameters parameters) {
        parameters.advance();
        for (int i = 0; i < parameters.depth(); i++) {
            curvature[i] = parameters.curvature.bound(parameters.activations[i], statistics.maxTarget[i]);
            NeuronStep step = neurons[i];
            if (step == null) {
                updateWeights(i, parameters);
            } else {
                if (step.needsGram()) {
                    step.setGram(sums.gram[i].values);
                }
                step.update(lambda[i], statistics, sums, parameters);
            }
        }
    }

    /**
     * Checks the models of the weight updates against what they are models of, and updates weights again where a model is
     * below.
     *
     * @param statistics with the misfits of the new weights
     * @param parameters read and updated
     * @return whether weights have changed, so that they have to be tried again
     */
    boolean raiseCurvature(Statistics statistics, Parameters parameters) {
        boolean raised = false;
        for (int i = 0; i < neurons.length; i++) {
            NeuronStep step = neurons[i];
            if (step != null && step.raise(lambda[i], statistics, sums, parameters)) {
                raised = true;
            }
        }
        return raised;
    }

    /**
     * Updates the systems of the activation updates from the new weights.
     *
     * @param parameters read and updated
     * @throws DivergenceException if a system has no solution; the message names the layer
     */
    void updateSystems(Parameters parameters) {
        for (int i = 0; i < parameters.depth() - 1; i++) {
            double factor = parameters.curvature.activationFactor(i + 1, parameters.activations[i + 1]);
            double kappa = parameters.beta[i + 1] * curvature[i + 1] * factor;
            try {
                systemUpdates[i].run(parameters.weight[i + 1], parameters.beta[i], kappa);
            } catch (NotPositiveDefiniteException e) {
                throw new DivergenceException(
                        "the activations of layer " + (i + 1) + " cannot be updated, " + e.getMessage());
            }
        }
    }

    /** Sets the penalties of the iteration after the one under way, from its weights and the statistics it began with. */
    void adaptPenalties(int epoch, Statistics statistics, Parameters parameters) {
        penalties.adapt(epoch, statistics, curvature, parameters);
    }

    /**
     * One layer's weights, bias as the last column, with c for all neurons:
     *
     * <pre>{@code
     * W ← W − (λW + βGĀᵀ)(λI + κĀĀᵀ)⁻¹ = W − ((λ/κ)W + (1/c)GĀᵀ)((λ/κ)I + ĀĀᵀ)⁻¹,   κ = βc
     * }</pre>
     *
     * For the linear output layer c = 1 and this is ridge regression, exactly. Where c vanishes, λI alone is left. The step
     * takes the place of G·Āᵀ.
     */
    private void updateWeights(int i, Parameters parameters) {
        double c = curvature[i] * parameters.curvature.weightFactor(i, parameters.activations[i]);
        double ridge = lambda[i] / (parameters.beta[i] * c);
        HostMatrix step = sums.cross[i];
        if (Double.isFinite(ridge) && Double.isFinite(1 / c)) {
            parameters.addGradient(i, ridge, 1 / c, step.values);
            step.toBackend();
            solveDamped(i, ridge);
            step.toHost();
        } else {
            parameters.addGradient(i, 1, parameters.beta[i] / lambda[i], step.values);
        }
        parameters.step(i, step.values);
    }

    /**
     * Solves for the step. Where λ is so small against β that the system is singular in double precision, a multiple of I
     * is added: the model stays an upper one and the fixed points stay the same, only the step is shorter.
     */
    private void solveDamped(int i, double ridge) {
        HostMatrix system = sums.gram[i];
        keepDiagonal(i);
        double damping = 0;
        while (true) {
            setDiagonal(i, ridge + damping);
            system.toBackend();
            try {
                backend.solveSpd(Side.RIGHT, system.matrix, sums.cross[i].matrix, sums.cross[i].matrix);
                setDiagonal(i, 0);
                return;
            } catch (NotPositiveDefiniteException e) {
                double largest = ridge + largestDiagonal(i);
                if (!Double.isFinite(largest) || damping > MAX_DAMPING * largest) {
                    throw new DivergenceException(
                            "the weights of layer " + (i + 1) + " cannot be updated, " + e.getMessage());
                }
                damping = Math.max(10 * damping, FIRST_DAMPING * largest);
            }
        }
    }

    private void keepDiagonal(int i) {
        for (int k = 0; k < diagonal[i].length; k++) {
            diagonal[i][k] = sums.gram[i].values[k * (diagonal[i].length + 1)];
        }
    }

    /** Of the inputs' Ā·Āᵀ later iterations need the diagonal as it was. */
    private void setDiagonal(int i, double addend) {
        for (int k = 0; k < diagonal[i].length; k++) {
            sums.gram[i].values[k * (diagonal[i].length + 1)] = diagonal[i][k] + addend;
        }
    }

    private double largestDiagonal(int i) {
        double largest = 0;
        for (double entry : diagonal[i]) {
            largest = Math.max(largest, entry);
        }
        return largest;
    }

    /** (λ/2)Σ‖W‖², biases included. */
    double regularisation(Parameters parameters) {
        double sum = 0;
        for (int i = 0; i < parameters.depth(); i++) {
            sum += lambda[i] / 2 * (squaredNorm(parameters.weight[i]) + squaredNorm(parameters.bias[i]));
        }
        return sum;
    }

    private static double squaredNorm(double[] x) {
        double sum = 0;
        for (double value : x) {
            sum += value * value;
        }
        return sum;
    }
}
