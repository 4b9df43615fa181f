package org.sigmoidadmm.gradient;

import java.util.OptionalDouble;
import org.sigmoidadmm.Network;
import org.sigmoidadmm.TrainingData;
import org.sigmoidadmm.matrix.Losses;
import org.sigmoidadmm.matrix.spi.MatrixBackendProvider;

/**
 * Ridge regression of the targets on the last hidden layer of a network.
 *
 * @param provider what it computes on
 * @param data the samples
 * @param threads how many, 0 for the cores at hand
 */
record Ridge(MatrixBackendProvider provider, TrainingData data, int threads) {

    /** The smallest score of generalised cross-validation: the variance per output that the layer cannot explain. */
    double noise(Network network) {
        try (RandomFeaturesSolver solver = solver(network, OptionalDouble.empty())) {
            solver.iterate(false);
            return solver.score() / data.targets().features();
        }
    }

    /** The network with the output layer that a given λ leads to, the sum over samples. */
    Network solve(Network network, double lambda) {
        try (RandomFeaturesSolver solver = solver(network, OptionalDouble.of(lambda))) {
            solver.iterate(false);
            return solver.network();
        }
    }

    private RandomFeaturesSolver solver(Network network, OptionalDouble lambda) {
        RandomFeaturesSettings settings = new RandomFeaturesSettings(
                new int[] {1},
                network.activation(),
                lambda,
                RandomFeaturesSettings.of(1).initialization(),
                threads);
        return new RandomFeaturesSolver(provider, settings, data, network);
    }

    /** Σ w‖y − ȳ‖² per observation and output, ȳ the weighted mean: what {@link #noise} is where nothing is explained. */
    double variance() {
        double meanWeight = data.totalWeight() / data.observations();
        return meanWeight * data.constantError(Losses.SQUARED) / data.targets().features();
    }
}
