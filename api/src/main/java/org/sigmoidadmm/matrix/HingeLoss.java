package org.sigmoidadmm.matrix;

import java.util.Arrays;

/** Σ max(0, 1 − t·v), t = ±1 by whether y exceeds ½. */
final class HingeLoss implements Loss {

    @Override
    public String name() {
        return "hinge";
    }

    @Override
    public double errorFactor() {
        return 1;
    }

    private static double sign(double y) {
        return y > 0.5 ? 1 : -1;
    }

    @Override
    public void start(double[] y, int rows, double[] start) {
        for (int k = 0; k < y.length; k++) {
            start[k] = sign(y[k]);
        }
    }

    @Override
    public double value(double[] v, double[] y, double[] weights, int rows) {
        double sum = 0;
        for (int column = 0; column < weights.length; column++) {
            double part = 0;
            for (int k = column * rows; k < (column + 1) * rows; k++) {
                part += Math.max(0, 1 - sign(y[k]) * v[k]);
            }
            sum += weights[column] * part;
        }
        return sum;
    }

    @Override
    public void gradient(double[] v, double[] y, double[] weights, int rows, double[] gradient) {
        for (int column = 0; column < weights.length; column++) {
            for (int k = column * rows; k < (column + 1) * rows; k++) {
                double t = sign(y[k]);
                gradient[k] = t * v[k] < 1 ? -t * weights[column] : 0;
            }
        }
    }

    @Override
    public void proximal(double beta, double[] point, double[] y, int rows, double[] result) {
        double step = 1 / beta;
        for (int k = 0; k < point.length; k++) {
            double t = sign(y[k]);
            double margin = t * point[k];
            if (margin < 1 - step) {
                result[k] = point[k] + t * step;
            } else {
                result[k] = margin < 1 ? t : point[k];
            }
        }
    }

    /** The more frequent sign of each row: between −1 and 1 the sum is linear, outside it grows. */
    @Override
    public void constant(double[] y, double[] weights, int rows, double[] constant) {
        Arrays.fill(constant, 0);
        for (int k = 0; k < y.length; k++) {
            constant[k % rows] += weights[k / rows] * sign(y[k]);
        }
        for (int row = 0; row < rows; row++) {
            constant[row] = constant[row] > 0 ? 1 : -1;
        }
    }
}
