package org.sigmoidadmm.gradient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.sigmoidadmm.InitialScheme;
import org.sigmoidadmm.Initialization;
import org.sigmoidadmm.Network;
import org.sigmoidadmm.Samples;
import org.sigmoidadmm.TrainingData;
import org.sigmoidadmm.matrix.Activations;
import org.sigmoidadmm.matrix.Losses;
import org.sigmoidadmm.matrix.ResidualLoss;

/** The estimate of the regularisation where it is known in closed form. */
class EvidenceTest {

    private static final double DECAY = 0.25;
    private static final double NOISE = 0.1;

    private static Layout layout(int inputs, int... hidden) {
        return new Layout(Network.random(
                new Initialization(InitialScheme.LECUN_GAUSS, 1, true, 1), inputs, hidden, 3, Activations.SIGMOID));
    }

    /** Four times the same sample, so that three rows of signs are orthogonal. */
    private static TrainingData sameSample() {
        double[] x = {0.5, -1, 0.5, -1, 0.5, -1, 0.5, -1};
        double[] y = {1, 0, 0, 1, 0, 0, 1, 0, 0, 1, 0, 0};
        return TrainingData.of(new Samples(4, 2, x), new Samples(4, 3, y)).withWeights(new double[] {2, 2, 2, 2});
    }

    /** The gradient of output {@code row} with respect to Z₁, by its definition. */
    private static double[] rowOfJacobian(double[] parameters, Layout layout, int row) {
        int width = layout.sizes[1];
        double[] jacobian = new double[width];
        for (int k = 0; k < width; k++) {
            double z = parameters[layout.biasOffset(0) + k]
                    + 0.5 * parameters[layout.weightOffset(0) + k]
                    - parameters[layout.weightOffset(0) + width + k];
            double value = 1 / (1 + Math.exp(-z));
            jacobian[k] = parameters[layout.weightOffset(1) + row + 3 * k] * value * (1 - value);
        }
        return jacobian;
    }

    private static double[][] backGrams(Layout layout, double[] parameters) {
        try (Crew crew = new Crew(Cases.PROVIDER, layout, Losses.SQUARED, 1, 4)) {
            Batch batch = Batch.of(crew, sameSample());
            Batch.Curvature curvature = batch.curvature(Losses.SQUARED, parameters);
            assertThat(curvature.squares()).isCloseTo(2 * batch.weight() * batch.loss(parameters), within(1e-13));
            return curvature.backGrams();
        }
    }

    @Test
    void curvatureComesBackThroughTheLayers() {
        Layout layout = layout(2, 5);
        double[] parameters = new double[layout.length()];
        for (int k = 0; k < parameters.length; k++) {
            parameters[k] = Math.sin(k + 1);
        }
        double[][] found = backGrams(layout, parameters); // the weights, all 2, cancel from the mean
        for (int a = 0; a < 3; a++) { // lower triangles
            for (int b = 0; b <= a; b++) {
                assertThat(found[1][a + 3 * b]).isCloseTo(a == b ? 1 : 0, within(1e-14)); // sums of a dozen terms
            }
        }
        for (int k = 0; k < 5; k++) {
            for (int l = 0; l <= k; l++) {
                double sum = 0;
                for (int a = 0; a < 3; a++) {
                    sum += rowOfJacobian(parameters, layout, a)[k] * rowOfJacobian(parameters, layout, a)[l];
                }
                assertThat(found[0][k + 5 * l]).isCloseTo(sum, within(1e-14));
            }
        }
    }

    /** A linear model of three outputs on inputs ±1 whose Gram matrix with the ones is nI: γ = 9/(1 + λ/n). */
    private static double weightDecay(double noise, double[] parameters) {
        return weightDecay(noise, parameters, DECAY, 1, 1);
    }

    private static double weightDecay(double noise, double[] parameters, double decay, double weight, double factor) {
        return weightDecay(Losses.SQUARED, noise, parameters, decay, weight, factor);
    }

    private static double weightDecay(
            ResidualLoss rho, double noise, double[] parameters, double decay, double weight, double factor) {
        int count = 40;
        double[] x = new double[2 * count];
        double[] y = new double[3 * count];
        for (int i = 0; i < count; i++) {
            x[2 * i] = i % 2 == 0 ? 1 : -1;
            x[2 * i + 1] = i / 2 % 2 == 0 ? 1 : -1;
            for (int row = 0; row < 3; row++) {
                y[3 * i + row] = parameters[6 + row] + noise * (i / 4 % 2 == 0 ? 1 : -1);
                y[3 * i + row] += x[2 * i] * parameters[row] + x[2 * i + 1] * parameters[3 + row];
            }
        }
        Layout layout = layout(2);
        try (Crew crew = new Crew(Cases.PROVIDER, layout, Losses.SQUARED, 1, count)) {
            double[] weights = new double[count];
            Arrays.fill(weights, weight);
            TrainingData data = TrainingData.of(new Samples(count, 2, x), new Samples(count, 3, y));
            Batch batch = Batch.of(crew, data.withWeights(weights));
            return new Evidence(batch, rho, weight * count, factor)
                    .weightDecay(parameters, batch.grams(parameters), decay);
        }
    }

    @Test
    void linearModelHasTheEvidenceOfBayesianRegression() {
        double[] parameters = {1, 2, 3, 4, 5, 6, 7, 8, 9};
        double determined = 9 / (1 + DECAY);
        double variance = NOISE * NOISE * 120 / (120 - determined);
        double alpha = determined / 285; // Σk² for k = 1 … 9
        assertThat(weightDecay(NOISE, parameters)).isCloseTo(variance * alpha / 40, within(1e-12));
    }

    /** All residuals are ±NOISE: beyond δ = NOISE/4 the curvature is a quarter, and each force is δ however large they are. */
    @Test
    void huberLossIsEstimatedByItsForcesAndItsMajoriser() {
        double[] parameters = {1, 2, 3, 4, 5, 6, 7, 8, 9};
        double decay = 0.25 * DECAY;
        double determined = 9 / (1 + DECAY);
        double variance = NOISE * NOISE / 16 * 120 / (120 - determined);
        assertThat(weightDecay(Losses.huber(NOISE / 4), NOISE, parameters, decay, 1, 1))
                .isCloseTo(variance * determined / 285 / 40, within(1e-12));
        assertThat(weightDecay(Losses.huber(2 * NOISE), NOISE, parameters, DECAY, 1, 1))
                .isCloseTo(weightDecay(NOISE, parameters), within(1e-15));
    }

    @Test
    void precisionOfTheWeightsIsBounded() {
        double[] tiny = {1e-6, 0, 0, 0, 0, 0, 0, 0, 0};
        double determined = 9 / (1 + DECAY);
        double variance = NOISE * NOISE * 120 / (120 - determined);
        assertThat(weightDecay(NOISE, tiny)).isCloseTo(variance * 100 / 40, within(1e-9));
    }

    /** Twice the weight is twice the observations, γ of the same λ/n being the same. */
    @Test
    void weightsCountAsObservationsAndTheFactorIsOnTheResult() {
        double[] parameters = {1, 2, 3, 4, 5, 6, 7, 8, 9};
        double determined = 9 / (1 + DECAY);
        double variance = NOISE * NOISE * 240 / (240 - determined);
        assertThat(weightDecay(NOISE, parameters, DECAY, 2, 3))
                .isCloseTo(3 * variance * determined / 285 / 80, within(1e-12));
    }

    /** Five samples' worth of weight make 15 observations, of which 9 parameters leave 6, and one of 7.5 but a tenth. */
    @Test
    void aTenthOfTheObservationsIsFreeAtTheLeast() {
        double[] parameters = {1, 2, 3, 4, 5, 6, 7, 8, 9};
        double decay = 1e-12;
        double alpha = 9.0 / 285;
        assertThat(weightDecay(NOISE, parameters, decay, 0.125, 1))
                .isCloseTo(NOISE * NOISE * 15 / 6 * alpha / 5, within(1e-12));
        assertThat(weightDecay(NOISE, parameters, decay, 0.0625, 1))
                .isCloseTo(NOISE * NOISE * 10 * alpha / 2.5, within(1e-12));
    }

    @Test
    void precisionOfLargeWeightsIsBoundedToo() {
        double[] large = {1e3, 0, 0, 0, 0, 0, 0, 0, 0};
        double variance = NOISE * NOISE * 120 / (120 - 9 / (1 + DECAY));
        assertThat(weightDecay(NOISE, large)).isCloseTo(variance / 100 / 40, within(1e-12));
    }
}
