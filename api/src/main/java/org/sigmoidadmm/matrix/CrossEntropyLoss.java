package org.sigmoidadmm.matrix;

import java.util.Optional;

/**
 * log Σ exp v − ⟨y, v⟩, with columns y that sum to 1.
 *
 * <p>The proximal step is solved per column by Newton's method: the Hessian βI + diag s − ssᵀ, s = softmax v, is
 * inverted by the identity of Sherman and Morrison, and because s sums to 1 its denominator is the positive sum
 * Σ βs/(s + β).
 */
final class CrossEntropyLoss implements Loss {

    private static final double SMOOTHING = 0.1;

    /** How far from 1 a column of targets may sum: some rounding errors of probabilities in single precision. */
    private static final double SUM_TOLERANCE = 1e-6;

    private static final int MAX_ITERATIONS = 100;
    /** Relative to the sizes in the gradient: a few rounding errors. */
    private static final double TOLERANCE = 4 * Math.ulp(1.0);

    @Override
    public String name() {
        return "cross-entropy";
    }

    @Override
    public double errorFactor() {
        return 1;
    }

    /** The scores whose softmax is the target mixed with {@value #SMOOTHING} parts of the uniform distribution. */
    @Override
    public void start(double[] y, int rows, double[] start) {
        for (int k = 0; k < y.length; k++) {
            start[k] = Math.log((1 - SMOOTHING) * rows / SMOOTHING * y[k] + 1);
        }
    }

    @Override
    public double value(double[] v, double[] y, double[] weights, int rows) {
        double sum = 0;
        for (int column = 0; column < weights.length; column++) {
            sum += weights[column] * columnValue(v, column * rows, y, column * rows, rows);
        }
        return sum;
    }

    private static double columnValue(double[] v, int fromV, double[] y, int fromY, int rows) {
        double largest = v[fromV];
        for (int i = 1; i < rows; i++) {
            largest = Math.max(largest, v[fromV + i]);
        }
        double sum = 0;
        double product = 0;
        for (int i = 0; i < rows; i++) {
            sum += Math.exp(v[fromV + i] - largest);
            product += y[fromY + i] * (v[fromV + i] - largest);
        }
        return Math.log(sum) - product;
    }

    private static void softmax(double[] v, int from, int rows, double[] s) {
        double largest = v[from];
        for (int i = 1; i < rows; i++) {
            largest = Math.max(largest, v[from + i]);
        }
        double sum = 0;
        for (int i = 0; i < rows; i++) {
            s[i] = Math.exp(v[from + i] - largest);
            sum += s[i];
        }
        for (int i = 0; i < rows; i++) {
            s[i] /= sum;
        }
    }

    @Override
    public void gradient(double[] v, double[] y, double[] weights, int rows, double[] gradient) {
        double[] s = new double[rows];
        for (int column = 0; column < weights.length; column++) {
            int from = column * rows;
            softmax(v, from, rows, s);
            for (int i = 0; i < rows; i++) {
                gradient[from + i] = weights[column] * (s[i] - y[from + i]);
            }
        }
    }

    @Override
    public void proximal(double beta, double[] point, double[] y, int rows, double[] result) {
        Newton newton = new Newton(beta, rows);
        for (int from = 0; from < point.length; from += rows) {
            newton.solve(point, y, from, result);
        }
    }

    /** The logarithms of the mean target, whose softmax it is; a class that does not occur has one that is low enough. */
    @Override
    public void constant(double[] y, double[] weights, int rows, double[] constant) {
        SquaredLoss.mean(y, weights, rows, constant);
        for (int row = 0; row < rows; row++) {
            constant[row] = Math.log(Math.max(constant[row], Double.MIN_NORMAL));
        }
    }

    @Override
    public Optional<String> objection(double[] y, int rows) {
        for (int column = 0; column < y.length / rows; column++) {
            double sum = 0;
            for (int i = 0; i < rows; i++) {
                double entry = y[column * rows + i];
                if (!(entry >= 0)) {
                    return Optional.of("target " + i + " of sample " + column + " is " + entry
                            + ", must be a probability, one for each class");
                }
                sum += entry;
            }
            if (!(Math.abs(sum - 1) <= SUM_TOLERANCE)) {
                return Optional.of("the " + rows + " targets of sample " + column + " sum to " + sum
                        + ", must be probabilities that sum to 1, one for each class");
            }
        }
        return Optional.empty();
    }

    /** Minimises lse v − ⟨y, v⟩ + (β/2)‖v − p‖² for one column. */
    private static final class Newton {

        private final double beta;
        private final int rows;
        private final double[] p;
        private final double[] v;
        private final double[] trial;
        private final double[] s;
        private final double[] gradient;
        private final double[] step;

        Newton(double beta, int rows) {
            this.beta = beta;
            this.rows = rows;
            p = new double[rows];
            v = new double[rows];
            trial = new double[rows];
            s = new double[rows];
            gradient = new double[rows];
            step = new double[rows];
        }

        void solve(double[] point, double[] y, int from, double[] result) {
            System.arraycopy(point, from, p, 0, rows);
            System.arraycopy(p, 0, v, 0, rows);
            double objective = objective(v, y, from);
            for (int iteration = 0; iteration < MAX_ITERATIONS; iteration++) {
                if (computeGradient(y, from)) {
                    break;
                }
                double decrease = newtonStep();
                double length = 1;
                double next = tryStep(length, y, from);
                while (next > objective - 1e-4 * length * decrease && length > 1e-10) {
                    length /= 2;
                    next = tryStep(length, y, from);
                }
                if (!(next < objective)) {
                    refine();
                    break;
                }
                System.arraycopy(trial, 0, v, 0, rows);
                objective = next;
            }
            System.arraycopy(v, 0, result, from, rows);
        }

        /** The objective no longer tells the points apart: the full Newton step is the better point. */
        private void refine() {
            for (int i = 0; i < rows; i++) {
                v[i] -= step[i];
            }
        }

        private boolean computeGradient(double[] y, int from) {
            softmax(v, 0, rows, s);
            boolean done = true;
            for (int i = 0; i < rows; i++) {
                gradient[i] = s[i] - y[from + i] + beta * (v[i] - p[i]);
                double size = 1 + beta * (Math.abs(v[i]) + Math.abs(p[i]));
                done &= Math.abs(gradient[i]) <= TOLERANCE * size;
            }
            return done;
        }

        /** Fills the step H⁻¹g and returns ⟨g, H⁻¹g⟩. */
        private double newtonStep() {
            double numerator = 0;
            double denominator = 0;
            for (int i = 0; i < rows; i++) {
                double diagonal = s[i] + beta;
                step[i] = gradient[i] / diagonal;
                numerator += s[i] * step[i];
                denominator += beta * s[i] / diagonal;
            }
            double factor = numerator / denominator;
            double decrease = 0;
            for (int i = 0; i < rows; i++) {
                step[i] += factor * s[i] / (s[i] + beta);
                decrease += gradient[i] * step[i];
            }
            return decrease;
        }

        private double tryStep(double length, double[] y, int from) {
            for (int i = 0; i < rows; i++) {
                trial[i] = v[i] - length * step[i];
            }
            return objective(trial, y, from);
        }

        private double objective(double[] at, double[] y, int from) {
            double distance = 0;
            for (int i = 0; i < rows; i++) {
                distance += (at[i] - p[i]) * (at[i] - p[i]);
            }
            return columnValue(at, 0, y, from, rows) + beta / 2 * distance;
        }
    }
}
