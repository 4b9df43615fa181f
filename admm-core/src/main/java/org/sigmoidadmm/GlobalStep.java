package org.sigmoidadmm;

import org.sigmoidadmm.matrix.Matrix;
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
    private final Majorizer majorizer;
    private final double[] lambda;
    private final double[] curvatureFactor;
    private final double[] curvature;
    private final double[][] systemArray;
    private final double[][] gradientArray;
    private final Matrix[] system;
    private final Matrix[] gradient;
    private final ActivationSystem.Workspace[] activationWorkspace;

    GlobalStep(
            MatrixBackend backend, Parameters shape, Majorizer majorizer, double[] lambda, double[] curvatureFactor) {
        this.backend = backend;
        this.majorizer = majorizer;
        this.lambda = lambda.clone();
        this.curvatureFactor = curvatureFactor.clone();
        int depth = shape.depth();
        curvature = new double[depth];
        systemArray = new double[depth][];
        gradientArray = new double[depth][];
        system = new Matrix[depth];
        gradient = new Matrix[depth];
        activationWorkspace = new ActivationSystem.Workspace[depth - 1];
        for (int i = 0; i < depth; i++) {
            int order = shape.sizes[i] + 1;
            int rows = shape.sizes[i + 1];
            systemArray[i] = new double[Math.multiplyExact(order, order)];
            gradientArray[i] = new double[Math.multiplyExact(rows, order)];
            system[i] = backend.zeros(order, order);
            gradient[i] = backend.zeros(rows, order);
            if (i < depth - 1) {
                activationWorkspace[i] = new ActivationSystem.Workspace(backend, shape.systems[i]);
            }
        }
    }

    /**
     * Updates all weights and then the systems of the activation updates.
     *
     * @param statistics sums over all n samples
     * @param samples n
     * @param parameters read and updated
     * @throws DivergenceException if a system has no solution or a weight is not finite; the message names the layer
     */
    void update(Statistics statistics, int samples, Parameters parameters) {
        parameters.advance();
        for (int i = 0; i < parameters.depth(); i++) {
            curvature[i] = majorizer.curvature(parameters.activations[i].bounds(), statistics.maxTarget[i]);
            updateWeights(i, statistics, samples, parameters);
        }
        for (int i = 0; i < parameters.depth() - 1; i++) {
            double kappa = parameters.beta[i + 1] * curvature[i + 1];
            try {
                activationWorkspace[i].update(
                        parameters.systems[i], parameters.weight[i + 1], parameters.beta[i], kappa);
            } catch (NotPositiveDefiniteException e) {
                throw new DivergenceException(
                        "the activations of layer " + (i + 1) + " cannot be updated, " + e.getMessage());
            }
        }
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
    private void updateWeights(int i, Statistics statistics, int samples, Parameters parameters) {
        double beta = parameters.beta[i];
        double factor = parameters.activations[i].bounds().isLinear() ? 1 : curvatureFactor[i];
        fillSystem(i, beta * curvature[i] * factor, statistics, samples);
        fillGradient(i, beta, statistics, parameters);
        backend.upload(gradientArray[i], gradient[i]);
        solveDamped(i);
        backend.download(gradient[i], gradientArray[i]);
        if (!subtract(gradientArray[i], 0, parameters.weight[i])
                || !subtract(gradientArray[i], parameters.weight[i].length, parameters.bias[i])) {
            throw new DivergenceException("the weights of layer " + (i + 1) + " are no longer finite");
        }
    }

    /**
     * Solves for the step. Where λ is so small against β that the system is singular in double precision, a multiple of I
     * is added: the model stays an upper one and the fixed points stay the same, only the step is shorter.
     */
    private void solveDamped(int i) {
        double damping = 0;
        while (true) {
            backend.upload(systemArray[i], system[i]);
            backend.addToDiagonal(damping, system[i]);
            try {
                backend.solveSpd(Side.RIGHT, system[i], gradient[i], gradient[i]);
                return;
            } catch (NotPositiveDefiniteException e) {
                double largest = largestDiagonal(i);
                if (!Double.isFinite(largest) || damping > MAX_DAMPING * largest) {
                    throw new DivergenceException(
                            "the weights of layer " + (i + 1) + " cannot be updated, " + e.getMessage());
                }
                damping = Math.max(10 * damping, FIRST_DAMPING * largest);
            }
        }
    }

    private double largestDiagonal(int i) {
        int order = system[i].rows();
        double largest = 0;
        for (int k = 0; k < order; k++) {
            largest = Math.max(largest, systemArray[i][k * (order + 1)]);
        }
        return largest;
    }

    private void fillSystem(int i, double scale, Statistics statistics, int samples) {
        double[] gram = statistics.gram[i];
        double[] sum = statistics.inputSum[i];
        double[] to = systemArray[i];
        int d = sum.length;
        int order = d + 1;
        for (int column = 0; column < d; column++) {
            for (int row = 0; row < d; row++) {
                to[row + column * order] = scale * gram[row + column * d];
            }
            to[column + column * order] += lambda[i];
            to[d + column * order] = scale * sum[column];
            to[column + d * order] = scale * sum[column];
        }
        to[d + d * order] = scale * samples + lambda[i];
    }

    private void fillGradient(int i, double beta, Statistics statistics, Parameters parameters) {
        double[] to = gradientArray[i];
        addScaled(lambda[i], parameters.weight[i], beta, statistics.cross[i], to, 0);
        addScaled(lambda[i], parameters.bias[i], beta, statistics.gradientSum[i], to, parameters.weight[i].length);
    }

    private static void addScaled(double a, double[] x, double b, double[] y, double[] to, int offset) {
        for (int k = 0; k < x.length; k++) {
            to[offset + k] = a * x[k] + b * y[k];
        }
    }

    /** Returns whether all results are finite. */
    private static boolean subtract(double[] step, int offset, double[] from) {
        boolean finite = true;
        for (int k = 0; k < from.length; k++) {
            from[k] -= step[offset + k];
            finite &= Double.isFinite(from[k]);
        }
        return finite;
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
