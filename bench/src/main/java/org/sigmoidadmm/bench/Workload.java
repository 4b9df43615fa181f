package org.sigmoidadmm.bench;

import java.util.SplittableRandom;
import org.sigmoidadmm.AdmmSettings;
import org.sigmoidadmm.Samples;
import org.sigmoidadmm.TrainingData;

/** Data and settings to time trainings on, the same on every backend. Their values have no influence on the time. */
final class Workload {

    private static final long SEED = 20_210_501;

    private Workload() {}

    /** Uniform numbers in [−1, 1]. */
    static double[] uniform(int count, long stream) {
        SplittableRandom random = new SplittableRandom(SEED + stream);
        double[] values = new double[count];
        for (int k = 0; k < count; k++) {
            values[k] = 2 * random.nextDouble() - 1;
        }
        return values;
    }

    /** Inputs uniform in [−1, 1]; target i is a smooth function of all of them. */
    static TrainingData data(int[] sizes, int samples) {
        int inputs = sizes[0];
        int outputs = sizes[sizes.length - 1];
        double[] x = uniform(Math.multiplyExact(samples, inputs), 0);
        double[] y = new double[Math.multiplyExact(samples, outputs)];
        for (int s = 0; s < samples; s++) {
            for (int i = 0; i < outputs; i++) {
                double sum = 0;
                for (int j = 0; j < inputs; j++) {
                    double value = x[s * inputs + j];
                    sum += value * value * Math.cos(1 + i + j);
                }
                y[s * outputs + i] = sum / Math.sqrt(inputs);
            }
        }
        return TrainingData.of(new Samples(samples, inputs, x), new Samples(samples, outputs, y));
    }

    /**
     * The default settings with a regularisation that keeps every system well conditioned, so that results can be
     * compared closely, and the iterates finite however many epochs are timed.
     */
    static AdmmSettings settings(int[] sizes, int threads) {
        int[] hidden = new int[sizes.length - 2];
        System.arraycopy(sizes, 1, hidden, 0, hidden.length);
        return AdmmSettings.defaults().toBuilder()
                .hidden(hidden)
                .lambda(0.01)
                .beta(1)
                .threads(threads)
                .evaluationInterval(0)
                .build();
    }
}
