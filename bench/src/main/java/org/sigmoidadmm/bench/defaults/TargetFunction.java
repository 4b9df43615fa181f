package org.sigmoidadmm.bench.defaults;

import java.util.SplittableRandom;
import org.sigmoidadmm.Samples;
import org.sigmoidadmm.TrainingData;

/** A function on [−1, 1]^d, sampled without noise. */
enum TargetFunction {
    SQUARE("x²", 1),
    PRODUCT("x₁x₂", 2),
    WAVE("sin 3πx", 1),
    ABSOLUTE("|x|", 1),
    RADIAL("‖x‖², d = 10", 10);

    private static final int TEST_SAMPLES = 1000;

    private final String formula;
    private final int inputs;

    TargetFunction(String formula, int inputs) {
        this.formula = formula;
        this.inputs = inputs;
    }

    private double at(double[] x) {
        return switch (this) {
            case SQUARE -> x[0] * x[0];
            case PRODUCT -> x[0] * x[1];
            case WAVE -> Math.sin(3 * Math.PI * x[0]);
            case ABSOLUTE -> Math.abs(x[0]);
            case RADIAL -> squaredNorm(x);
        };
    }

    private static double squaredNorm(double[] x) {
        double sum = 0;
        for (double value : x) {
            sum += value * value;
        }
        return sum;
    }

    String formula() {
        return formula;
    }

    /** Independent uniform samples for training, and 1000 others to test on, which stand in the place of validation. */
    TrainingData data(int count, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Samples[] train = draw(count, random);
        Samples[] test = draw(TEST_SAMPLES, random);
        return TrainingData.of(train[0], train[1]).withValidation(test[0], test[1]);
    }

    private Samples[] draw(int count, SplittableRandom random) {
        double[] inputValues = new double[count * inputs];
        double[] targets = new double[count];
        double[] x = new double[inputs];
        for (int i = 0; i < count; i++) {
            for (int j = 0; j < inputs; j++) {
                x[j] = 2 * random.nextDouble() - 1;
                inputValues[i * inputs + j] = x[j];
            }
            targets[i] = at(x);
        }
        return new Samples[] {new Samples(count, inputs, inputValues), new Samples(count, 1, targets)};
    }

    static double variance(Samples targets) {
        double mean = 0;
        for (double value : targets.values()) {
            mean += value / targets.count();
        }
        double sum = 0;
        for (double value : targets.values()) {
            sum += (value - mean) * (value - mean) / targets.count();
        }
        return sum;
    }
}
