package org.sigmoidadmm.examples;

import org.sigmoidadmm.AdmmSettings;
import org.sigmoidadmm.AdmmTrainer;
import org.sigmoidadmm.Network;
import org.sigmoidadmm.Samples;
import org.sigmoidadmm.TrainingData;
import org.sigmoidadmm.TrainingListener;
import org.sigmoidadmm.TrainingResult;
import org.sigmoidadmm.matrix.MatrixBackends;

/** Trains a network to give the period of a pendulum from its amplitude, and compares it with the exact period. */
public final class PendulumSurrogate {

    private static final double MAX_AMPLITUDE = 2.5;

    private PendulumSurrogate() {}

    /**
     * Trains and prints a few predictions and derivatives.
     *
     * @param args not used
     */
    public static void main(String[] args) {
        Network network = train(500);
        for (double amplitude : new double[] {0.1, 1.0, 2.0}) {
            System.out.printf(
                    "amplitude %.1f rad: predicted period %.6f, exact %.6f times that of small swings, rising by %.4f per rad%n",
                    amplitude, network.predict(amplitude)[0], period(amplitude), network.jacobian(amplitude)[0][0]);
        }
    }

    /**
     * Trains a network on amplitudes evenly spread from 0 to 2.5 rad.
     *
     * @param count number of samples
     * @return the network of the best epoch
     */
    static Network train(int count) {
        double[][] amplitudes = new double[count][1];
        double[][] periods = new double[count][1];
        for (int i = 0; i < count; i++) {
            amplitudes[i][0] = MAX_AMPLITUDE * (i + 0.5) / count;
            periods[i][0] = period(amplitudes[i][0]);
        }
        TrainingData data = TrainingData.of(Samples.of(amplitudes), Samples.of(periods));
        AdmmSettings settings =
                AdmmSettings.defaults().toBuilder().hidden(30, 30).epochs(50).build();
        AdmmTrainer trainer = new AdmmTrainer(MatrixBackends.scan().select(), settings);
        TrainingResult result = trainer.fit(data, TrainingListener.NONE);
        return result.best();
    }

    /**
     * The period of a pendulum relative to that of small swings, 1/agm(1, cos(amplitude/2)), by Gauss.
     *
     * @param amplitude in radians, from 0 up to π
     * @return at least 1
     */
    static double period(double amplitude) {
        double arithmetic = 1;
        double geometric = Math.cos(amplitude / 2);
        // Each step doubles the number of right digits; six are enough for a double.
        for (int step = 0; step < 6; step++) {
            double mean = (arithmetic + geometric) / 2;
            geometric = Math.sqrt(arithmetic * geometric);
            arithmetic = mean;
        }
        return 1 / arithmetic;
    }
}
