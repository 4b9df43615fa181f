package org.sigmoidadmm.experiments;

import java.util.SplittableRandom;
import org.sigmoidadmm.Samples;

/** A function to learn from samples. */
enum Target {
    /** x² on [−1, 1]. */
    SQUARE("square", "x² on [−1, 1]", 1, false) {
        @Override
        double value(double[] x) {
            return x[0] * x[0];
        }
    },

    /** x₁x₂ on [−1, 1]². */
    PRODUCT("product", "x₁x₂ on [−1, 1]²", 2, false) {
        @Override
        double value(double[] x) {
            return x[0] * x[1];
        }
    },

    /** |‖x‖² − ½| on the unit ball: a kink on a sphere. */
    RADIAL("radial", "|‖x‖² − ½| on the unit ball of R³", 3, true) {
        @Override
        double value(double[] x) {
            return Math.abs(squaredNorm(x) - 0.5);
        }
    },

    /** cos(π‖x‖²) on the unit ball. */
    SMOOTH_RADIAL("smooth-radial", "cos(π‖x‖²) on the unit ball of R³", 3, true) {
        @Override
        double value(double[] x) {
            return Math.cos(Math.PI * squaredNorm(x));
        }
    };

    private final String id;
    private final String formula;
    private final int inputs;
    private final boolean ball;

    Target(String id, String formula, int inputs, boolean ball) {
        this.id = id;
        this.formula = formula;
        this.inputs = inputs;
        this.ball = ball;
    }

    abstract double value(double[] x);

    String id() {
        return id;
    }

    String formula() {
        return formula;
    }

    int inputs() {
        return inputs;
    }

    /** Inputs, uniform in the domain. */
    Samples draw(int count, SplittableRandom random) {
        double[][] rows = new double[count][inputs];
        for (double[] row : rows) {
            do {
                for (int j = 0; j < inputs; j++) {
                    row[j] = 2 * random.nextDouble() - 1;
                }
            } while (ball && squaredNorm(row) > 1);
        }
        return Samples.of(rows);
    }

    /** Values without noise. */
    Samples values(Samples inputs) {
        double[] y = new double[inputs.count()];
        for (int i = 0; i < y.length; i++) {
            y[i] = value(inputs.row(i));
        }
        return new Samples(y.length, 1, y);
    }

    /** Values with Gaussian noise added. */
    Samples noisyValues(Samples inputs, double deviation, SplittableRandom random) {
        double[] y = values(inputs).values().clone();
        for (int i = 0; i < y.length; i++) {
            y[i] += deviation * gaussian(random);
        }
        return new Samples(y.length, 1, y);
    }

    /** By Box and Muller's formula, which gives the same numbers on every platform up to rounding. */
    private static double gaussian(SplittableRandom random) {
        double radius = Math.sqrt(-2 * Math.log(1 - random.nextDouble()));
        return radius * Math.cos(2 * Math.PI * random.nextDouble());
    }

    private static double squaredNorm(double[] x) {
        double sum = 0;
        for (double entry : x) {
            sum += entry * entry;
        }
        return sum;
    }

    /** The mean squared difference to the mean. */
    static double variance(Samples values) {
        double mean = 0;
        for (double value : values.values()) {
            mean += value / values.values().length;
        }
        double sum = 0;
        for (double value : values.values()) {
            sum += (value - mean) * (value - mean) / values.values().length;
        }
        return sum;
    }
}
