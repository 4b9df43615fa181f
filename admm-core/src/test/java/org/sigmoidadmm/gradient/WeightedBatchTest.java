package org.sigmoidadmm.gradient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.sigmoidadmm.AdmmSettings;
import org.sigmoidadmm.Network;
import org.sigmoidadmm.Samples;
import org.sigmoidadmm.TrainingData;
import org.sigmoidadmm.TrainingListener;
import org.sigmoidadmm.matrix.Losses;

/** Samples of weight w are w samples to the gradient methods, too. */
class WeightedBatchTest {

    private static final int SAMPLES = 12;
    private static final TrainingData ONCE =
            TrainingData.of(Cases.uniform(SAMPLES, 2, 1), Cases.uniform(SAMPLES, 1, 2));
    private static final double[] WEIGHTS =
            IntStream.range(0, SAMPLES).mapToDouble(i -> 1 + i % 3).toArray();
    private static final Network NETWORK = Network.random(
            AdmmSettings.defaults().initialization(),
            2,
            new int[] {5, 3},
            1,
            AdmmSettings.defaults().activation());

    private static TrainingData repeated() {
        int[] rows = IntStream.range(0, SAMPLES)
                .flatMap(i -> IntStream.range(0, (int) WEIGHTS[i]).map(k -> i))
                .toArray();
        return TrainingData.of(ONCE.inputs().select(rows), ONCE.targets().select(rows));
    }

    private static void requireClose(double[] actual, double[] expected) {
        for (int k = 0; k < expected.length; k++) {
            assertThat(actual[k]).isCloseTo(expected[k], within(1e-13)); // sums of 24 terms of size 1
        }
    }

    @Test
    void lossGradientAndMetricAreThoseOfRepeatedSamples() {
        Layout layout = new Layout(NETWORK);
        double[] point = layout.pack(NETWORK);
        double[] actual = new double[layout.length()];
        double[] expected = new double[layout.length()];
        try (Crew crew = new Crew(Cases.PROVIDER, layout, Losses.SQUARED, 1, SAMPLES)) {
            Batch weighted = Batch.of(crew, ONCE.withWeights(WEIGHTS));
            Batch counted = Batch.of(crew, repeated());
            assertThat(weighted.gradient(point, actual)).isCloseTo(counted.gradient(point, expected), within(1e-13));
            requireClose(actual, expected);
            double[][] grams = counted.grams(point);
            double[][] weightedGrams = weighted.grams(point);
            for (int i = 0; i < grams.length; i++) {
                requireClose(weightedGrams[i], grams[i]);
            }
        }
    }

    /** Of the mean weight 2, half the sum of a batch of half the samples is divided by. */
    @Test
    void partsAreDividedByWhatTheyWeighInTheMean() {
        Layout layout = new Layout(NETWORK);
        try (Crew crew = new Crew(Cases.PROVIDER, layout, Losses.SQUARED, 1, SAMPLES)) {
            Batch all = Batch.of(crew, ONCE.withWeights(WEIGHTS));
            assertThat(all.weight()).isEqualTo(24);
            assertThat(all.part(3).weight()).isEqualTo(6);
        }
    }

    @Test
    void noiseAndVarianceAreThoseOfRepeatedSamples() {
        Ridge weighted = new Ridge(Cases.PROVIDER, ONCE.withWeights(WEIGHTS), 1);
        Ridge counted = new Ridge(Cases.PROVIDER, repeated(), 1);
        assertThat(weighted.variance()).isCloseTo(counted.variance(), within(1e-13));
        assertThat(weighted.noise(NETWORK)).isCloseTo(counted.noise(NETWORK), within(1e-9));
    }

    /** Weights that sum to less than the number of samples say nothing of how many samples there are. */
    @Test
    void lightSamplesAreAsManyAsTheyAre() {
        double[] light = new double[SAMPLES];
        Arrays.fill(light, 0.25);
        Ridge weighted = new Ridge(Cases.PROVIDER, ONCE.withWeights(light), 1);
        Ridge counted = new Ridge(Cases.PROVIDER, ONCE, 1);
        assertThat(ONCE.withWeights(light).observations()).isEqualTo(SAMPLES);
        assertThat(ONCE.withWeights(WEIGHTS).observations()).isEqualTo(24);
        assertThat(weighted.variance()).isCloseTo(0.25 * counted.variance(), within(1e-13));
        assertThat(weighted.noise(NETWORK)).isCloseTo(0.25 * counted.noise(NETWORK), within(1e-9));
    }

    /** Where the variance did not know of weights, light samples looked as if they had no noise. */
    @Test
    void noisyDataOfLightSamplesArePolished() {
        double[] x = Cases.uniform(60, 1, 3).values();
        double[] noise = Cases.uniform(60, 1, 4).values();
        double[] y = new double[60];
        Arrays.setAll(y, i -> Math.sin(2 * x[i]) + noise[i]);
        double[] light = new double[60];
        Arrays.fill(light, 1e-9);
        PolishSettings settings = PolishSettings.after(
                AdmmSettings.defaults().toBuilder()
                        .hidden(5)
                        .epochs(2)
                        .threads(1)
                        .build(),
                10);
        TrainingData data = TrainingData.of(new Samples(60, 1, x), new Samples(60, 1, y));
        String one = new PolishedTrainer(Cases.PROVIDER, settings)
                .fit(data.withWeights(light), TrainingListener.NONE)
                .message();
        assertThat(one).doesNotContain("no noise");
    }

    /** Five hundred times the same dozen is more than one lane, whose sums are added up. */
    @Test
    void meansOverManyLanesAreThoseOverOne() {
        Layout layout = new Layout(NETWORK);
        double[] point = layout.pack(NETWORK);
        double[] expected = new double[layout.length()];
        double[] actual = new double[layout.length()];
        int[] rows = IntStream.range(0, 500 * SAMPLES).map(k -> k % SAMPLES).toArray();
        TrainingData many =
                TrainingData.of(ONCE.inputs().select(rows), ONCE.targets().select(rows));
        try (Crew crew = new Crew(Cases.PROVIDER, layout, Losses.SQUARED, 2, rows.length)) {
            Batch once = Batch.of(crew, ONCE);
            Batch repeated = Batch.of(crew, many);
            assertThat(repeated.lanes).hasSizeGreaterThan(2);
            assertThat(repeated.gradient(point, actual)).isCloseTo(once.gradient(point, expected), within(1e-12));
            requireClose(actual, expected);
            assertThat(repeated.loss(point)).isCloseTo(once.loss(point), within(1e-12));
            Batch.Curvature curvature = repeated.curvature(Losses.SQUARED, point);
            double squares = 2 * repeated.weight() * once.loss(point);
            assertThat(curvature.squares()).isCloseTo(squares, within(1e-12 * squares));
            for (int i = 0; i < layout.depth(); i++) {
                requireClose(repeated.grams(point)[i], once.grams(point)[i]);
                requireClose(
                        curvature.backGrams()[i],
                        once.curvature(Losses.SQUARED, point).backGrams()[i]);
            }
        }
    }

    /** What nothing explains is the noise: per output and observation, a sample of weight w being w of them. */
    @Test
    void noiseOfWhatCannotBeExplainedIsItsVariance() {
        int samples = 4000;
        double[] weights = new double[samples];
        Arrays.fill(weights, 3);
        TrainingData data = TrainingData.of(Cases.uniform(samples, 2, 1), Cases.uniform(samples, 2, 2));
        Network network = Network.random(
                AdmmSettings.defaults().initialization(),
                2,
                new int[] {5},
                2,
                AdmmSettings.defaults().activation());
        Ridge ridge = new Ridge(Cases.PROVIDER, data.withWeights(weights), 1);
        assertThat(ridge.variance()).isCloseTo(1.0 / 3, within(0.013)); // 3 of its standard deviations
        assertThat(ridge.noise(network)).isCloseTo(ridge.variance(), within(0.003)); // which six features change little
    }

    /** A sample of hundreds of features: whatever λ, less than a tenth of it is free. */
    @Test
    void noiseOfTooFewSamplesIsNotKnown() {
        TrainingData one =
                TrainingData.of(ONCE.inputs().select(new int[1]), ONCE.targets().select(new int[1]));
        Network wide = Network.random(
                AdmmSettings.defaults().initialization(),
                2,
                new int[] {400},
                1,
                AdmmSettings.defaults().activation());
        assertThat(new Ridge(Cases.PROVIDER, one, 1).noise(wide)).isInfinite();
    }
}
