package org.sigmoidadmm.gradient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.OptionalDouble;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.sigmoidadmm.Layer;
import org.sigmoidadmm.Network;
import org.sigmoidadmm.Samples;
import org.sigmoidadmm.TrainingData;
import org.sigmoidadmm.TrainingListener;
import org.sigmoidadmm.TrainingResult;
import org.sigmoidadmm.matrix.Losses;

class RandomFeaturesTrainerTest {

    private static RandomFeaturesSettings settings(int width, double lambda, int threads) {
        RandomFeaturesSettings base = RandomFeaturesSettings.of(width);
        return new RandomFeaturesSettings(
                base.hidden(),
                base.activation(),
                lambda == 0 ? OptionalDouble.empty() : OptionalDouble.of(lambda),
                base.initialization(),
                threads);
    }

    private static TrainingResult fit(RandomFeaturesSettings settings, TrainingData data) {
        return new RandomFeaturesTrainer(Cases.PROVIDER, settings).fit(data, TrainingListener.NONE);
    }

    private static TrainingData noisySine(int n, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        return Cases.curve(n, seed, x -> Math.sin(3 * x) + 0.6 * (random.nextDouble() - 0.5));
    }

    @Test
    void gradientOfTheRidgeObjectiveVanishesInTheOutputLayer() {
        double lambda = 0.3;
        TrainingData data = noisySine(40, 1).withWeights(weights(40));
        Network network = fit(settings(12, lambda, 1), data).last();
        Layout layout = new Layout(network);
        double[] parameters = layout.pack(network);
        double[] gradient = new double[layout.length()];
        try (Crew crew = new Crew(Cases.PROVIDER, layout, Losses.SQUARED, 1, 40)) {
            Batch.of(crew, data).gradient(parameters, gradient);
        }
        for (int k = layout.weightOffset(1); k < gradient.length; k++) {
            // the system's condition is below 40·13/0.3 and its numbers below 100: 2⁻⁵²·2000·100, with room
            assertThat(data.totalWeight() * gradient[k] + lambda * parameters[k])
                    .isCloseTo(0, within(1e-9));
        }
    }

    private static double[] weights(int n) {
        double[] weights = new double[n];
        for (int i = 0; i < n; i++) {
            weights[i] = 1 + i % 3;
        }
        return weights;
    }

    @Test
    void hiddenLayersStayAsTheyWereDrawn() {
        RandomFeaturesSettings settings = settings(12, 0.1, 1);
        Network drawn = Network.random(settings.initialization(), 1, settings.hidden(), 1, settings.activation());
        Layer before = drawn.layers().get(0);
        Layer after = fit(settings, noisySine(40, 1)).last().layers().get(0);
        assertThat(after.weight()).isEqualTo(before.weight());
        assertThat(after.bias()).isEqualTo(before.bias());
    }

    @Test
    void bitsDoNotDependOnThreads() {
        TrainingData data = noisySine(6000, 1);
        double[] one = fit(settings(10, 0, 1), data).last().layers().get(1).weight();
        assertThat(fit(settings(10, 0, 3), data).last().layers().get(1).weight())
                .isEqualTo(one);
    }

    @Test
    void crossValidationChoosesALambdaThatGeneralises() {
        TrainingData data = noisySine(60, 1);
        TrainingData fresh = noisySine(2000, 2);
        TrainingResult chosen = fit(settings(50, 0, 1), data);
        assertThat(chosen.message()).startsWith("generalised cross-validation chose lambda = ");
        double error = error(chosen.last(), fresh);
        double best = Double.POSITIVE_INFINITY;
        for (int exponent = -8; exponent <= 3; exponent++) {
            best = Math.min(
                    best,
                    error(fit(settings(50, Math.pow(10, exponent), 1), data).last(), fresh));
        }
        // the noise alone has 0.36/12 = 0.03; of what is above it the choice may cost half the noise, no more
        assertThat(error).isLessThan(best + 0.015);
    }

    private static double error(Network network, TrainingData data) {
        Samples x = data.inputs();
        double sum = 0;
        for (int i = 0; i < x.count(); i++) {
            double misfit = network.predict(x.row(i))[0] - data.targets().get(i, 0);
            sum += misfit * misfit;
        }
        return sum / x.count();
    }

    @Test
    void whereNothingIsLearntTheLargestLambdaIsChosen() {
        TrainingData data = TrainingData.of(Cases.uniform(60, 1, 1), Cases.uniform(60, 1, 2));
        RandomFeaturesSettings settings = settings(50, 0, 1);
        Network network = Network.random(settings.initialization(), 1, settings.hidden(), 1, settings.activation());
        Layout layout = new Layout(network);
        try (Crew crew = new Crew(Cases.PROVIDER, layout, Losses.SQUARED, 1, 60)) {
            Batch all = Batch.of(crew, data);
            all.send(layout.pack(network));
            double largest = 10 * new RidgeSystem(crew, all).meanDiagonal();
            assertThat(fit(settings, data).message())
                    .isEqualTo("generalised cross-validation chose lambda = " + largest);
        }
    }

    @Test
    void objectiveContainsThePenaltyOfTheOutputLayer() {
        TrainingData data = noisySine(40, 1).withWeights(weights(40));
        TrainingResult result = fit(settings(12, 0.3, 1), data);
        Layer output = result.last().layers().get(1);
        double squares = Vectors.dot(output.weight(), output.weight()) + Vectors.dot(output.bias(), output.bias());
        assertThat(result.history().get(0).objective())
                .isCloseTo(
                        result.lastTrainError() / 2 + 0.3 / 2 * squares / data.totalWeight(),
                        within(1e-12)); // sums of some tens of terms
    }

    @Test
    void oneEpochIsTheWholeTraining() {
        TrainingData data = Cases.curve(200, 1, x -> x * x);
        TrainingResult result = fit(settings(30, 0, 1), data.withValidation(data.inputs(), data.targets()));
        assertThat(result.history()).hasSize(1);
        assertThat(result.bestEpoch()).isEqualTo(1);
        assertThat(result.lastValidationError()).isEqualTo(result.lastTrainError());
        assertThat(result.lastTrainError()).isLessThan(1e-6); // the constant has 0.089
    }

    @Test
    void badSettingsAreRefusedInOneSentence() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings(10, -1, 1))
                .withMessage("lambda is -1.0, must be positive and finite");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RandomFeaturesSettings.of(0))
                .withMessage("hidden layer widths are [0], there must be at least one and each at least 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings(10, 1, -1))
                .withMessage("threads is -1, must be at least 0");
    }
}
