package org.sigmoidadmm.matrix;

import java.util.Arrays;

/** ½‖v − y‖². */
final class SquaredLoss implements ResidualLoss {

    @Override
    public String name() {
        return "squared";
    }

    @Override
    public double errorFactor() {
        return 2;
    }

    @Override
    public double slope(double residual) {
        return residual;
    }

    @Override
    public void start(double[] y, int rows, double[] start) {
        System.arraycopy(y, 0, start, 0, y.length);
    }

    @Override
    public double value(double[] v, double[] y, double[] weights, int rows) {
        double sum = 0;
        for (int column = 0; column < weights.length; column++) {
            double norm = 0;
            for (int k = column * rows; k < (column + 1) * rows; k++) {
                double difference = v[k] - y[k];
                norm += difference * difference;
            }
            sum += weights[column] / 2 * norm;
        }
        return sum;
    }

    @Override
    public void gradient(double[] v, double[] y, double[] weights, int rows, double[] gradient) {
        for (int column = 0; column < weights.length; column++) {
            for (int k = column * rows; k < (column + 1) * rows; k++) {
                gradient[k] = weights[column] * (v[k] - y[k]);
            }
        }
    }

    @Override
    public void proximal(double beta, double[] point, double[] y, int rows, double[] result) {
        for (int k = 0; k < point.length; k++) {
            result[k] = (y[k] + beta * point[k]) / (1 + beta);
        }
    }

    @Override
    public void constant(double[] y, double[] weights, int rows, double[] constant) {
        mean(y, weights, rows, constant);
    }

    /** mean ← Σ w·y / Σ w. */
    static void mean(double[] y, double[] weights, int rows, double[] mean) {
        Arrays.fill(mean, 0);
        double total = 0;
        for (int column = 0; column < weights.length; column++) {
            total += weights[column];
            for (int row = 0; row < rows; row++) {
                mean[row] += weights[column] * y[row + column * rows];
            }
        }
        for (int row = 0; row < rows; row++) {
            mean[row] /= total;
        }
    }
}
