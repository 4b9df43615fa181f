package org.sigmoidadmm.gradient;

import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import org.sigmoidadmm.Samples;
import org.sigmoidadmm.TrainingData;
import org.sigmoidadmm.matrix.spi.MatrixBackendProvider;
import org.sigmoidadmm.matrix.tck.ReferenceProvider;

/** Data that the tests train on, from fixed seeds. */
final class Cases {

    static final MatrixBackendProvider PROVIDER = new ReferenceProvider();

    private Cases() {}

    /** n samples x uniform in [−1, 1] with target f(x). */
    static TrainingData curve(int n, long seed, DoubleUnaryOperator f) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] x = new double[n];
        double[] y = new double[n];
        for (int i = 0; i < n; i++) {
            x[i] = 2 * random.nextDouble() - 1;
            y[i] = f.applyAsDouble(x[i]);
        }
        return TrainingData.of(new Samples(n, 1, x), new Samples(n, 1, y));
    }

    /** n samples of uniform numbers in [−1, 1]. */
    static Samples uniform(int n, int features, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] values = new double[n * features];
        for (int k = 0; k < values.length; k++) {
            values[k] = 2 * random.nextDouble() - 1;
        }
        return new Samples(n, features, values);
    }

    /** n samples, each a column of zeros with a single one. */
    static Samples classes(int n, int classes, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] values = new double[n * classes];
        for (int i = 0; i < n; i++) {
            values[i * classes + random.nextInt(classes)] = 1;
        }
        return new Samples(n, classes, values);
    }
}
