package org.sigmoidadmm;

import java.util.Random;
import org.sigmoidadmm.matrix.tck.ReferenceProvider;

/** Small data sets and settings that the tests share. */
final class Problems {

    static final ReferenceProvider REFERENCE = new ReferenceProvider();

    private Problems() {}

    /** Inputs uniform in [−1, 1], targets a smooth function of them of size about 1. */
    static TrainingData smooth(int count, int inputs, int outputs, long seed) {
        Random random = new Random(seed);
        double[] x = new double[count * inputs];
        double[] y = new double[count * outputs];
        for (int i = 0; i < count; i++) {
            double sum = 0;
            for (int j = 0; j < inputs; j++) {
                double value = 2 * random.nextDouble() - 1;
                x[i * inputs + j] = value;
                sum += value * (j + 1);
            }
            for (int j = 0; j < outputs; j++) {
                y[i * outputs + j] = Math.sin(sum + j) + 0.3 * x[i * inputs] * x[i * inputs];
            }
        }
        return TrainingData.of(new Samples(count, inputs, x), new Samples(count, outputs, y));
    }

    /** Well-conditioned: rounding errors stay near rounding errors over some iterations. */
    static AdmmSettings.Builder mild(int... hidden) {
        return AdmmSettings.defaults().toBuilder()
                .hidden(hidden)
                .lambda(0.01)
                .beta(1)
                .initialization(new Initialization(InitialScheme.LECUN_GAUSS, 1, true, 5))
                .threads(1);
    }
}
