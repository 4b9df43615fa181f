package org.sigmoidadmm;

import org.sigmoidadmm.matrix.Activation;
import org.sigmoidadmm.matrix.MatrixBackend;
import org.sigmoidadmm.matrix.NotPositiveDefiniteException;
import org.sigmoidadmm.matrix.Side;

/** The weight update of one layer with the same curvature for all neurons: one system for all rows. */
final class SharedCurvatureStep extends WeightStep {

    /** Share of the largest diagonal entry that is added first where a system is singular: a few rounding errors. */
    private static final double FIRST_DAMPING = 1e-15;

    private static final double MAX_DAMPING = 1e-6;

    private final double[] diagonal;

    SharedCurvatureStep(MatrixBackend backend, Parameters parameters, int layer, double lambda, WeightSums sums) {
        super(backend, parameters, layer, lambda, sums);
        this.diagonal = new double[parameters.sizes[layer] + 1];
    }

    /** Returns about how many multiplications a step takes. */
    static double cost(double order, double outputs) {
        return order * order * outputs + order * order * order / 3;
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
    @Override
    void update(Statistics statistics) {
        CurvatureRules rules = parameters.curvature;
        Activation activation = parameters.activations[layer];
        double c = rules.bound(activation, statistics.maxTarget[layer]) * rules.weightFactor(layer, activation);
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

    /** One curvature is the majorizer's, whose model is above. */
    @Override
    boolean raise(Statistics statistics) {
        return false;
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
