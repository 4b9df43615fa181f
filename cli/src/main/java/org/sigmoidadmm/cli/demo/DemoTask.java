package org.sigmoidadmm.cli.demo;

import java.util.SplittableRandom;
import org.sigmoidadmm.Samples;
import org.sigmoidadmm.TrainingData;

/** A function to approximate from samples, as in the demonstrations of the paper's authors. */
public enum DemoTask {
    /** x² on [−1, 1] with two hidden layers of 100. */
    SQUARE("x*x on [-1, 1]", 1, 100, 50) {
        @Override
        double value(double[] x) {
            return x[0] * x[0];
        }
    },

    /** x₁x₂ on [−1, 1]² with two hidden layers of 300. */
    PRODUCT("x1*x2 on [-1, 1]^2", 2, 300, 30) {
        @Override
        double value(double[] x) {
            return x[0] * x[1];
        }
    };

    /** Number of training samples, and of test samples. */
    public static final int COUNT = 1000;

    private final String formula;
    private final int inputs;
    private final int width;
    private final int paperEpochs;

    DemoTask(String formula, int inputs, int width, int paperEpochs) {
        this.formula = formula;
        this.inputs = inputs;
        this.width = width;
        this.paperEpochs = paperEpochs;
    }

    abstract double value(double[] x);

    /**
     * Describes the function.
     *
     * @return for example {@code x*x on [-1, 1]}
     */
    public String formula() {
        return formula;
    }

    /**
     * The widths of the authors' hidden layers.
     *
     * @return two widths
     */
    public int[] hidden() {
        return new int[] {width, width};
    }

    /**
     * The number of epochs in the authors' demonstration.
     *
     * @return at least 1
     */
    public int paperEpochs() {
        return paperEpochs;
    }

    /**
     * Draws samples, inputs uniform in their range; as validation samples others of the same kind, to test on.
     *
     * @param seed any number; the same samples for the same seed
     * @return {@value #COUNT} training samples and as many to test on
     */
    public TrainingData data(long seed) {
        // The first weights are drawn from the seed itself; the samples must not repeat those numbers.
        SplittableRandom random = new SplittableRandom(seed).split();
        Samples trainInputs = draw(random);
        Samples testInputs = draw(random);
        return TrainingData.of(trainInputs, values(trainInputs)).withValidation(testInputs, values(testInputs));
    }

    private Samples draw(SplittableRandom random) {
        double[] x = new double[COUNT * inputs];
        for (int k = 0; k < x.length; k++) {
            x[k] = 2 * random.nextDouble() - 1;
        }
        return new Samples(COUNT, inputs, x);
    }

    private Samples values(Samples samples) {
        double[] y = new double[samples.count()];
        for (int i = 0; i < y.length; i++) {
            y[i] = value(samples.row(i));
        }
        return new Samples(y.length, 1, y);
    }
}
