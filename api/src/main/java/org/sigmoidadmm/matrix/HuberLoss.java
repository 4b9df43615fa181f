package org.sigmoidadmm.matrix;

import java.util.Locale;

/**
 * ½r² for |r| ≤ δ and δ(|r| − δ/2) beyond, r = v − y, summed over the outputs: Huber, <i>Robust estimation of a location
 * parameter</i>, Annals of Mathematical Statistics 35 (1964).
 *
 * @param delta δ
 */
record HuberLoss(double delta) implements ResidualLoss {

    /** The name for δ = 1; that for another has a colon and δ after it. */
    static final String NAME = "huber";

    HuberLoss {
        if (!(delta > 0) || delta == Double.POSITIVE_INFINITY) {
            throw new IllegalArgumentException("delta of the Huber loss is " + delta + ", must be positive and finite");
        }
    }

    /** Reads what follows the colon of a name. */
    static HuberLoss of(String delta) {
        if (!delta.matches("[-+]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][-+]?[0-9]+)?")) {
            throw new IllegalArgumentException("delta of the Huber loss is '" + delta + "', must be a number above 0");
        }
        return new HuberLoss(Double.parseDouble(delta));
    }

    @Override
    public String name() {
        String text = Double.toString(delta).toLowerCase(Locale.ROOT).replaceFirst("\\.0$", "");
        return delta == 1 ? NAME : NAME + ":" + text;
    }

    @Override
    public double errorFactor() {
        return 2;
    }

    @Override
    public double slope(double residual) {
        return Math.max(-delta, Math.min(residual, delta));
    }

    @Override
    public boolean isRobust() {
        return true;
    }

    @Override
    public void start(double[] y, int rows, double[] start) {
        System.arraycopy(y, 0, start, 0, y.length);
    }

    @Override
    public double value(double[] v, double[] y, double[] weights, int rows) {
        double sum = 0;
        for (int column = 0; column < weights.length; column++) {
            double part = 0;
            for (int k = column * rows; k < (column + 1) * rows; k++) {
                double size = Math.abs(v[k] - y[k]);
                part += size <= delta ? size * size / 2 : delta * (size - delta / 2);
            }
            sum += weights[column] * part;
        }
        return sum;
    }

    @Override
    public void gradient(double[] v, double[] y, double[] weights, int rows, double[] gradient) {
        for (int column = 0; column < weights.length; column++) {
            for (int k = column * rows; k < (column + 1) * rows; k++) {
                gradient[k] = weights[column] * slope(v[k] - y[k]);
            }
        }
    }

    /** The step of the squared loss where that ends within δ of the target, else δ/β towards it. */
    @Override
    public void proximal(double beta, double[] point, double[] y, int rows, double[] result) {
        double reach = delta * (1 + 1 / beta);
        for (int k = 0; k < point.length; k++) {
            double distance = point[k] - y[k];
            result[k] = Math.abs(distance) <= reach
                    ? (y[k] + beta * point[k]) / (1 + beta)
                    : point[k] - Math.copySign(delta / beta, distance);
        }
    }

    /** Huber's estimate of location for each row. */
    @Override
    public void constant(double[] y, double[] weights, int rows, double[] constant) {
        for (int row = 0; row < rows; row++) {
            constant[row] = location(y, weights, rows, row);
        }
    }

    /**
     * Where the sum of the forces changes its sign, by Newton's method, which ends after a few steps as the sum is
     * piecewise linear, and by bisection where a step leaves the interval that is left.
     */
    private double location(double[] y, double[] weights, int rows, int row) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (int k = row; k < y.length; k += rows) {
            low = Math.min(low, y[k]);
            high = Math.max(high, y[k]);
        }
        double location = low / 2 + high / 2;
        while (low < location && location < high) {
            double force = 0;
            double stiffness = 0;
            for (int k = row; k < y.length; k += rows) {
                double weight = weights[k / rows];
                force += weight * slope(location - y[k]);
                stiffness += Math.abs(location - y[k]) <= delta ? weight : 0;
            }
            if (force > 0) {
                high = location;
            } else {
                low = location;
            }
            double next = force == 0 ? location : location - force / stiffness;
            if (next == location) {
                return location;
            }
            location = low < next && next < high ? next : low / 2 + high / 2;
        }
        return location;
    }
}
