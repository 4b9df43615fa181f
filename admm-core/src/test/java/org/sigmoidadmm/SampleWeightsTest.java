package org.sigmoidadmm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sigmoidadmm.matrix.Activations;
import org.sigmoidadmm.matrix.Losses;

/** A sample of weight w counts as w samples. */
class SampleWeightsTest {

    private static final int SAMPLES = 14;

    /** Sums of a few hundred terms in another order, over five iterations of a well-conditioned problem. */
    private static final double ROUNDING = 1e-9;

    private static TrainingData classes() {
        Samples inputs = Problems.smooth(SAMPLES, 2, 1, 3).inputs();
        double[] oneHot = new double[SAMPLES * 3];
        for (int i = 0; i < SAMPLES; i++) {
            oneHot[3 * i + (inputs.get(i, 0) > 0.3 ? 0 : inputs.get(i, 1) > 0 ? 1 : 2)] = 1;
        }
        return TrainingData.of(inputs, new Samples(SAMPLES, 3, oneHot));
    }

    static List<AdmmSettings> settings() {
        AdmmSettings.Builder two = Problems.mild(6, 4);
        return List.of(
                two.build(),
                two.lambdaScaling(LambdaScaling.MEAN).build(),
                two.outputStart(OutputStart.FORWARD)
                        .majorizer(Majorizer.MAX_ABS)
                        .build(),
                two.weightCurvature(WeightCurvature.NEURON).build(),
                two.weightCurvature(WeightCurvature.GAUSS_NEWTON).build(),
                two.weightCurvature(WeightCurvature.BACKTRACKED).build(),
                two.activationCurvature(ActivationCurvature.SAMPLE).build(),
                two.activationCurvature(ActivationCurvature.BACKTRACKED).build(),
                Problems.mild(6, 4)
                        .penaltyAdaptation(PenaltyAdaptation.balancing(2, 5))
                        .build(),
                Problems.mild(5).loss(Losses.CROSS_ENTROPY).build(),
                Problems.mild(5, 4).loss(Losses.HINGE).build());
    }

    @ParameterizedTest
    @MethodSource("settings")
    void wholeWeightsAreRepeatedSamples(AdmmSettings settings) {
        TrainingData once = settings.loss() == Losses.SQUARED ? Problems.smooth(SAMPLES, 2, 2, 4) : classes();
        double[] weights =
                IntStream.range(0, SAMPLES).mapToDouble(i -> 1 + i % 4).toArray();
        int[] rows = IntStream.range(0, SAMPLES)
                .flatMap(i -> IntStream.range(0, (int) weights[i]).map(k -> i))
                .toArray();
        TrainingData repeated =
                TrainingData.of(once.inputs().select(rows), once.targets().select(rows));
        try (AdmmSolver weighted = new AdmmSolver(Problems.REFERENCE, settings, once.withWeights(weights), null);
                AdmmSolver counted = new AdmmSolver(Problems.REFERENCE, settings, repeated, null)) {
            requireAlike(weighted, counted);
            for (int k = 0; k < 5; k++) {
                weighted.iterate(true);
                counted.iterate(true);
                requireAlike(weighted, counted);
            }
        }
    }

    private static void requireAlike(AdmmSolver a, AdmmSolver b) {
        requireClose(new double[] {a.trainError()}, new double[] {b.trainError()});
        requireClose(new double[] {a.lagrangian()}, new double[] {b.lagrangian()});
        requireClose(a.residuals(), b.residuals());
        requireClose(
                new double[] {a.primalResidual(), a.dualResidual()},
                new double[] {b.primalResidual(), b.dualResidual()});
        for (int i = 0; i < a.depth(); i++) {
            requireClose(
                    a.network().layers().get(i).weight(),
                    b.network().layers().get(i).weight());
            requireClose(
                    a.network().layers().get(i).bias(),
                    b.network().layers().get(i).bias());
        }
    }

    private static void requireClose(double[] actual, double[] expected) {
        double size = Math.max(1, Arrays.stream(expected).map(Math::abs).max().orElse(0));
        for (int k = 0; k < expected.length; k++) {
            assertThat(Math.abs(actual[k] - expected[k])).isLessThan(ROUNDING * size);
        }
    }

    private static Network trained(TrainingData data, AdmmSettings settings) {
        try (AdmmSolver solver = new AdmmSolver(Problems.REFERENCE, settings, data, null)) {
            for (int k = 0; k < 5; k++) {
                solver.iterate(false);
            }
            return solver.network();
        }
    }

    private static void requireSame(Network a, Network b) {
        for (int i = 0; i < a.depth(); i++) {
            assertThat(a.layers().get(i).weight()).isEqualTo(b.layers().get(i).weight());
            assertThat(a.layers().get(i).bias()).isEqualTo(b.layers().get(i).bias());
        }
    }

    @Test
    void weightZeroIsAnAbsentSample() {
        TrainingData all = Problems.smooth(SAMPLES, 2, 1, 4);
        double[] weights = new double[SAMPLES];
        Arrays.setAll(weights, i -> i % 3);
        int[] rows = IntStream.range(0, SAMPLES).filter(i -> weights[i] > 0).toArray();
        TrainingData some = TrainingData.of(
                        all.inputs().select(rows), all.targets().select(rows))
                .withWeights(IntStream.of(rows).mapToDouble(i -> weights[i]).toArray());
        AdmmSettings settings = Problems.mild(5).build();
        requireSame(trained(all.withWeights(weights), settings), trained(some, settings));
    }

    /** The penalties are weighted like the loss, so that only λ tells weights of another size apart. */
    @Test
    void sizeOfAllWeightsIsThatOfLambda() {
        TrainingData data = Problems.smooth(SAMPLES, 2, 1, 4);
        double[] weights =
                IntStream.range(0, SAMPLES).mapToDouble(i -> 1 + i % 4).toArray();
        double factor = 0x1p-20; // a power of 4, which roots and products carry exactly
        double[] small = Arrays.stream(weights).map(w -> factor * w).toArray();
        AdmmSettings settings = Problems.mild(5, 4).build();
        AdmmSettings smaller = settings.toBuilder().lambda(factor * 0.01).build();
        requireSame(trained(data.withWeights(weights), settings), trained(data.withWeights(small), smaller));
    }

    @Test
    void bitsDoNotDependOnThreads() {
        double[] weights = new SplittableRandom(1).doubles(60, 0.001, 1000).toArray();
        TrainingData data = Problems.smooth(60, 2, 1, 4).withWeights(weights);
        AdmmSettings one = Problems.mild(5, 4).blockColumns(4).build();
        requireSame(trained(data, one), trained(data, one.toBuilder().threads(3).build()));
    }

    /** Two values at each input, one a million times as heavy as the other: the fit goes through the heavy one. */
    @Test
    void weightsOfDifferentMagnitudeAreFollowedAtOnce() {
        int pairs = 40;
        double[] x = new double[2 * pairs];
        double[] y = new double[2 * pairs];
        double[] weights = new double[2 * pairs];
        for (int i = 0; i < pairs; i++) {
            x[i] = 2.0 * i / pairs - 1;
            x[pairs + i] = x[i];
            y[i] = Math.sin(2 * x[i]);
            y[pairs + i] = -Math.sin(2 * x[i]);
            weights[i] = 1000;
            weights[pairs + i] = 0.001;
        }
        TrainingData data = TrainingData.of(new Samples(2 * pairs, 1, x), new Samples(2 * pairs, 1, y))
                .withWeights(weights);
        AdmmSettings settings = AdmmSettings.defaults().toBuilder()
                .hidden(20)
                .safeguard(Safeguard.OFF)
                .threads(1)
                .build();
        Network fit = trained(data, settings);
        for (int i = 0; i < pairs; i++) {
            assertThat(fit.predict(x[i])[0] - y[i]).isBetween(-1e-3, 1e-3);
        }
    }

    @Test
    void weightsWithoutASumAreRefused() {
        TrainingData data = Problems.smooth(2, 1, 1, 4);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> data.withWeights(0, 0))
                .withMessage("the weights of the 2 samples add up to 0.0, must be above 0 and finite");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> data.withWeights(Double.MAX_VALUE, Double.MAX_VALUE))
                .withMessageContaining("add up to Infinity");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> data.withWeights(1, -1))
                .withMessage("the weight of sample 1 is -1.0, must be finite and at least 0");
        assertThat(data.withWeights(0, 3).totalWeight()).isEqualTo(3);
    }

    @Test
    void constantErrorIsThatOfTheBestConstant() {
        Samples inputs = Problems.smooth(4, 1, 1, 4).inputs();
        TrainingData numbers = TrainingData.of(inputs, new Samples(4, 1, new double[] {1, 2, 3, 6}));
        assertThat(numbers.constantError(Losses.SQUARED)).isEqualTo(3.5);
        assertThat(numbers.withWeights(3, 1, 0, 0).constantError(Losses.SQUARED))
                .isEqualTo(3.0 / 16);
        Samples oneHot = new Samples(4, 2, new double[] {1, 0, 0, 1, 0, 1, 0, 1});
        TrainingData two = TrainingData.of(inputs, oneHot);
        double entropy = -0.25 * Math.log(0.25) - 0.75 * Math.log(0.75);
        assertThat(two.constantError(Losses.CROSS_ENTROPY)).isCloseTo(entropy, within());
        assertThat(two.withWeights(3, 1, 1, 1).constantError(Losses.CROSS_ENTROPY))
                .isCloseTo(Math.log(2), within());
        assertThat(two.constantError(Losses.HINGE)).isEqualTo(1); // two outputs, each wrong by 2 on a quarter
        assertThat(two.withWeights(1, 0, 1, 0).constantError(Losses.HINGE)).isEqualTo(2);
        assertThat(two.withWeights(0, 1, 1, 0).constantError(Losses.CROSS_ENTROPY))
                .as("one class alone")
                .isZero();
    }

    private static org.assertj.core.data.Offset<Double> within() {
        return org.assertj.core.data.Offset.offset(1e-15);
    }

    @Test
    void multipliersAreThoseOfOneSample() {
        TrainingData data = Problems.smooth(SAMPLES, 2, 1, 4);
        double[] weights =
                IntStream.range(0, SAMPLES).mapToDouble(i -> 1 + i % 4).toArray();
        AdmmSettings settings = Problems.mild(5).activation(Activations.TANH).build();
        try (AdmmSolver solver = new AdmmSolver(Problems.REFERENCE, settings, data.withWeights(weights), null)) {
            solver.iterate(false);
            for (int i = 0; i < SAMPLES; i++) { // Λ_N = V_N − Y, as without weights
                double misfit = solver.v(2).get(i, 0) - data.targets().get(i, 0);
                assertThat(solver.multiplier(2).get(i, 0) - misfit).isBetween(-1e-14, 1e-14);
            }
        }
    }
}
