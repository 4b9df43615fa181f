package org.sigmoidadmm.cli;

import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.sigmoidadmm.AdmmSettings;
import org.sigmoidadmm.DivergenceException;
import org.sigmoidadmm.Network;
import org.sigmoidadmm.TrainingData;
import org.sigmoidadmm.TrainingListener;
import org.sigmoidadmm.TrainingResult;
import org.sigmoidadmm.cli.report.Baseline;
import org.sigmoidadmm.gradient.RandomFeaturesSettings;
import org.sigmoidadmm.gradient.RandomFeaturesTrainer;
import org.sigmoidadmm.matrix.spi.MatrixBackendProvider;

/**
 * Solves for the output layer of a training's random start, in closed form and with the training's own λ: about the work
 * of an epoch, and what the epochs are to be compared with.
 *
 * @param settings of the training
 */
record RandomFeaturesBaseline(AdmmSettings settings) {

    /** A λ that is too small for a Cholesky factorisation is multiplied by this, at most so many times. */
    private static final double GROWTH = 100;

    private static final int TRIES = 6;

    /**
     * Solves.
     *
     * @param provider what to compute on
     * @param data what to fit
     * @param start the network to start from, or null for the random one of the settings
     * @return the errors; null if the output layer cannot be solved for
     */
    @Nullable
    Baseline solve(MatrixBackendProvider provider, TrainingData data, @Nullable Network start) {
        double[] lambdas = settings.lambda().values();
        double lambda = settings.lambdaScaling().ofSum(lambdas[lambdas.length - 1], data.totalWeight());
        for (int k = 0; k < TRIES; k++) {
            RandomFeaturesSettings features = new RandomFeaturesSettings(
                    settings.hidden(),
                    settings.activation(),
                    OptionalDouble.of(lambda),
                    settings.initialization(),
                    settings.threads());
            try {
                TrainingResult result =
                        new RandomFeaturesTrainer(provider, features).fit(data, start, TrainingListener.NONE);
                if (!result.history().isEmpty()) {
                    return new Baseline(
                            lambda, result.lastTrainError(), result.lastValidationError(), result.seconds());
                }
            } catch (DivergenceException e) {
                return null; // not even the start is finite; the training, which has the same, will say so
            }
            lambda *= GROWTH;
        }
        return null;
    }
}
