package org.sigmoidadmm;

import org.jspecify.annotations.Nullable;
import org.sigmoidadmm.matrix.MatrixBackend;
import org.sigmoidadmm.matrix.NotPositiveDefiniteException;
import org.sigmoidadmm.matrix.Side;
import org.sigmoidadmm.matrix.spi.ColumnMajor;

/**
 * The half of an iteration that works on small matrices alone: from the summed statistics all weights, and from these
 * the systems of the activation updates. No weight depends on another's update.
 */
final class GlobalStep {

    /** Share of the largest diagonal entry that is added first where a system is singular: a few rounding errors. */
    private static final double FIRST_DAMPING = 1e-15;

    private static final double MAX_DAMPING = 1e-6;

    /** Entries that two sweeps go over one after the other: they stay in the first-level cache. */
    private static final int CHUNK = 1024;

    private final MatrixBackend backend;
    private final double[] lambda;
    private final PenaltyStep penalties;
    private final double[] curvature;
    private final HostMatrix[] system;
    private final HostMatrix[] gradient;
    private final @Nullable NeuronStep[] neurons;
    private final ActivationSystem.Update[] systemUpdates;

    GlobalStep(MatrixBackend backend, Parameters shape, double[] lambda, PenaltyAdaptation adaptation) {
        this.backend = backend;
        this.penalties = new PenaltyStep(adaptation);
        this.lambda = lambda.clone();
        int depth = shape.depth();
        curvature = new double[depth];
        system = new HostMatrix[depth];
        gradient = new HostMatrix[depth];
        neurons = new NeuronStep[depth];
        systemUpdates = new ActivationSystem.Update[depth - 1];
        for (int i = 0; i < depth; i++) {
            int order = shape.sizes[i] + 1;
            int rows = shape.sizes[i + 1];
            system[i] = new HostMatrix(backend, order, order);
            gradient[i] = new HostMatrix(backend, rows, order);
            if (shape.curvature.isPerNeuron(shape.activations[i])) {
                neurons[i] = new NeuronStep(backend, shape, i);
            }
            if (i < depth - 1) {
                systemUpdates[i] = shape.systems[i].update(backend);
            }
        }
    }

    /**
     * Updates all weights.
     *
     * @param statistics sums over all samples
     * @param totalWeight Σw, n where samples have no weights
     * @param parameters read and updated
     * @throws DivergenceException if a system has no solution or a weight is not finite; the message names the layer
     */
    void updateWeights(Statistics statistics, double totalWeight, Parameters parameters) {
        parameters.advance();
        for (int i = 0; i < parameters.depth(); i++) {
            curvature[i] = parameters.curvature.bound(parameters.activations[i], statistics.maxTarget[i]);
            fillGradient(i, parameters.beta[i], statistics, parameters);
            NeuronStep step = neurons[i];
            if (step == null) {
                updateWeights(i, statistics, totalWeight, parameters);
            } else {
                if (step.needsGram()) {
                    fillSystem(i, 1, 0, statistics, totalWeight);
                    step.setGram(system[i].values);
                }
                step.update(gradient[i].values, lambda[i], statistics, totalWeight, parameters);
            }
            requireFinite(i, parameters);
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
            if (step != null && step.raise(lambda[i], statistics, parameters)) {
                requireFinite(i, parameters);
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
                systemUpdates[i].run(parameters.systems[i], parameters.weight[i + 1], parameters.beta[i], kappa);
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
     * One layer's weights, bias as the last column, with G·Āᵀ and Ā·Āᵀ from the statistics:
     *
     * <pre>{@code
     * W ← W − (λW + βGĀᵀ)(λI + βcĀĀᵀ)⁻¹
     * }</pre>
     *
     * For the linear output layer c = 1 and this is ridge regression, exactly.
     */
    private void updateWeights(int i, Statistics statistics, double totalWeight, Parameters parameters) {
        double factor = parameters.curvature.weightFactor(i, parameters.activations[i]);
        fillSystem(i, parameters.beta[i] * curvature[i] * factor, lambda[i], statistics, totalWeight);
        gradient[i].toBackend();
        solveDamped(i);
        gradient[i].toHost();
        double[] step = gradient[i].values;
        double[] weight = parameters.weight[i];
        double[] bias = parameters.bias[i];
        ColumnMajor.axpby(-1, step, 0, 1, weight, 0, weight.length);
        ColumnMajor.axpby(-1, step, weight.length, 1, bias, 0, bias.length);
    }

    private static void requireFinite(int i, Parameters parameters) {
        if (!isFinite(parameters.weight[i]) || !isFinite(parameters.bias[i])) {
            throw new DivergenceException("the weights of layer " + (i + 1) + " are no longer finite");
        }
    }

    private static boolean isFinite(double[] values) {
        return ColumnMajor.isFinite(values, 0, values.length);
    }

    /**
     * Solves for the step. Where λ is so small against β that the system is singular in double precision, a multiple of I
     * is added: the model stays an upper one and the fixed points stay the same, only the step is shorter.
     */
    private void solveDamped(int i) {
        double damping = 0;
        while (true) {
            system[i].toBackend();
            try {
                backend.solveSpd(Side.RIGHT, system[i].matrix, gradient[i].matrix, gradient[i].matrix);
                return;
            } catch (NotPositiveDefiniteException e) {
                double largest = largestDiagonal(i);
                if (!Double.isFinite(largest) || damping > MAX_DAMPING * largest) {
                    throw new DivergenceException(
                            "the weights of layer " + (i + 1) + " cannot be updated, " + e.getMessage());
                }
                double more = Math.max(10 * damping, FIRST_DAMPING * largest);
                addToDiagonal(i, more - damping);
                damping = more;
            }
        }
    }

    private void addToDiagonal(int i, double addend) {
        int order = system[i].matrix.rows();
        for (int k = 0; k < order; k++) {
            system[i].values[k * (order + 1)] += addend;
        }
    }

    private double largestDiagonal(int i) {
        int order = system[i].matrix.rows();
        double largest = 0;
        for (int k = 0; k < order; k++) {
            largest = Math.max(largest, system[i].values[k * (order + 1)]);
        }
        return largest;
    }

    /** The lower triangle. */
    private void fillSystem(int i, double scale, double ridge, Statistics statistics, double totalWeight) {
        double[] gram = statistics.gram[i];
        double[] sum = statistics.inputSum[i];
        double[] to = system[i].values;
        int d = sum.length;
        for (int column = 0; column < d; column++) {
            int diagonal = column * (d + 2);
            ColumnMajor.axpby(scale, gram, column * (d + 1), 0, to, diagonal, d - column);
            to[diagonal] += ridge;
            to[diagonal + d - column] = scale * sum[column];
        }
        to[d * (d + 2)] = scale * totalWeight + ridge;
    }

    private void fillGradient(int i, double beta, Statistics statistics, Parameters parameters) {
        double[] to = gradient[i].values;
        addScaled(lambda[i], parameters.weight[i], beta, statistics.cross[i], to, 0);
        addScaled(lambda[i], parameters.bias[i], beta, statistics.gradientSum[i], to, parameters.weight[i].length);
    }

    /** to[offset + k] ← by[k] + ax[k]. */
    private static void addScaled(double a, double[] x, double b, double[] y, double[] to, int offset) {
        for (int from = 0; from < x.length; from += CHUNK) {
            int length = Math.min(CHUNK, x.length - from);
            ColumnMajor.axpby(b, y, from, 0, to, offset + from, length);
            ColumnMajor.axpby(a, x, from, 1, to, offset + from, length);
        }
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
