package org.sigmoidadmm;

import java.util.Arrays;

/** Sets the penalties of the next iteration. */
final class PenaltyStep {

    /** The largest singular value is wanted to a few per cent. */
    private static final int POWER_STEPS = 20;

    private final PenaltyAdaptation adaptation;

    PenaltyStep(PenaltyAdaptation adaptation) {
        this.adaptation = adaptation;
    }

    /**
     * Changes {@code nextBeta}.
     *
     * @param epoch of the iteration that is under way, from 1
     * @param statistics of the iteration before
     * @param curvature c of each layer, 1 where it is linear
     * @param parameters with the new weights and systems
     */
    void adapt(int epoch, Statistics statistics, double[] curvature, Parameters parameters) {
        if (epoch > adaptation.epochs()) {
            return;
        }
        switch (adaptation.rule()) {
            case FIXED -> {}
            case RESIDUAL_BALANCING -> balance(statistics, parameters);
            case NORM_TIED -> tie(curvature, parameters);
        }
    }

    private void balance(Statistics statistics, Parameters parameters) {
        for (int i = 0; i < parameters.depth(); i++) {
            double beta = parameters.beta[i];
            double primal = Math.sqrt(statistics.residual[i]);
            double dual = beta * Math.sqrt(statistics.change[i]);
            if (dual > 0 && primal > adaptation.ratio() * dual) { // dual is 0 before the first iteration
                set(i, Double.POSITIVE_INFINITY, parameters);
            } else if (dual > adaptation.ratio() * primal) {
                set(i, 0, parameters);
            }
        }
    }

    private void tie(double[] curvature, Parameters parameters) {
        for (int i = parameters.depth() - 2; i >= 0; i--) {
            double norm = squaredNorm(i, parameters);
            set(i, adaptation.ratio() * parameters.nextBeta[i + 1] * curvature[i + 1] * norm, parameters);
        }
    }

    /** As near to the value as the limits allow. */
    private void set(int i, double wanted, Parameters parameters) {
        double step = 1 + adaptation.maxChange();
        double beta = parameters.beta[i];
        double near = Math.min(Math.max(wanted, beta / step), beta * step);
        double base = parameters.baseBeta[i];
        parameters.nextBeta[i] = Math.min(Math.max(near, base / adaptation.range()), base * adaptation.range());
    }

    /** ‖U‖₂² of the next layer's weights: from the eigenvalues where they are at hand, else by the power method. */
    private static double squaredNorm(int i, Parameters parameters) {
        ActivationSystem system = parameters.systems[i];
        return system.spectral
                ? system.spectrum[system.spectrum.length - 1]
                : squaredNorm(parameters.weight[i + 1], system.next, system.width);
    }

    /** The largest eigenvalue of WᵀW, from below. */
    static double squaredNorm(double[] weight, int rows, int columns) {
        double[] x = new double[columns];
        double[] y = new double[rows];
        for (int j = 0; j < columns; j++) {
            x[j] = 1 + (j % 7) / 7.0; // not orthogonal to the vector sought but by a freak
        }
        double value = 0;
        for (int step = 0; step < POWER_STEPS; step++) {
            double length = norm(x);
            if (length == 0) {
                return 0;
            }
            Arrays.fill(y, 0);
            for (int j = 0; j < columns; j++) {
                x[j] /= length;
                for (int row = 0; row < rows; row++) {
                    y[row] += weight[row + j * rows] * x[j];
                }
            }
            value = norm(y) * norm(y);
            for (int j = 0; j < columns; j++) {
                double sum = 0;
                for (int row = 0; row < rows; row++) {
                    sum += weight[row + j * rows] * y[row];
                }
                x[j] = sum;
            }
        }
        return value;
    }

    private static double norm(double[] x) {
        double sum = 0;
        for (double entry : x) {
            sum += entry * entry;
        }
        return Math.sqrt(sum);
    }
}
