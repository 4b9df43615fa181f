package org.sigmoidadmm.gradient;

import java.util.OptionalDouble;
import org.sigmoidadmm.Network;
import org.sigmoidadmm.TrainingData;
import org.sigmoidadmm.matrix.spi.MatrixBackendProvider;

/**
 * A network whose output layer is the ridge regression on its last hidden layer.
 *
 * @param network the network
 * @param noise estimate of the variance that no output layer can explain, per output: the score of generalised
 *     cross-validation
 * @param variance mean square of the targets around their means, per output
 */
record Ridge(Network network, double noise, double variance) {

    static Ridge fit(MatrixBackendProvider provider, TrainingData data, Network network, int threads) {
        int outputs = data.targets().features();
        RandomFeaturesSettings settings = new RandomFeaturesSettings(
                new int[] {1},
                network.activation(),
                OptionalDouble.empty(),
                RandomFeaturesSettings.of(1).initialization(),
                threads);
        try (RandomFeaturesSolver solver = new RandomFeaturesSolver(provider, settings, data, network)) {
            solver.iterate(false);
            return new Ridge(solver.network(), solver.score() / outputs, variance(data) / outputs);
        }
    }

    private static double variance(TrainingData data) {
        int count = data.targets().count();
        double sum = 0;
        for (int row = 0; row < data.targets().features(); row++) {
            double mean = 0;
            for (int i = 0; i < count; i++) {
                mean += data.targets().get(i, row) / count;
            }
            for (int i = 0; i < count; i++) {
                double difference = data.targets().get(i, row) - mean;
                sum += difference * difference / count;
            }
        }
        return sum;
    }
}
