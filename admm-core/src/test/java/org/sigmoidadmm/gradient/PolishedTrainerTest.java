package org.sigmoidadmm.gradient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sigmoidadmm.AdmmSettings;
import org.sigmoidadmm.AdmmTrainer;
import org.sigmoidadmm.Checkpoints;
import org.sigmoidadmm.EpochEvent;
import org.sigmoidadmm.Network;
import org.sigmoidadmm.RecordedWarnings;
import org.sigmoidadmm.Samples;
import org.sigmoidadmm.StopReason;
import org.sigmoidadmm.TrainingData;
import org.sigmoidadmm.TrainingListener;
import org.sigmoidadmm.TrainingListener.Decision;
import org.sigmoidadmm.TrainingResult;
import org.sigmoidadmm.matrix.Loss;
import org.sigmoidadmm.matrix.Losses;

/** ADMM and its polish are one training. */
class PolishedTrainerTest {

    private static final int ITERATIONS = 30;
    /** Iterations between two measurements of the metric. */
    private static final int INTERVAL = 25;

    private static final TrainingData NOISY = noisy(120, 0.3);

    @TempDir
    private Path folder;

    private static TrainingData noisy(int count, double noise) {
        SplittableRandom random = new SplittableRandom(3);
        double[] x = new double[2 * count];
        double[] y = new double[count];
        for (int i = 0; i < count; i++) {
            x[2 * i] = 2 * random.nextDouble() - 1;
            x[2 * i + 1] = 2 * random.nextDouble() - 1;
            y[i] = truth(x[2 * i], x[2 * i + 1]) + noise * (2 * random.nextDouble() - 1);
        }
        return TrainingData.of(new Samples(count, 2, x), new Samples(count, 1, y));
    }

    private static double truth(double a, double b) {
        return Math.sin(3 * a) + a * b;
    }

    private static PolishedTrainer trainer(int threads, Loss loss) {
        PolishSettings preset = PolishSettings.defaults(loss);
        AdmmSettings admm =
                preset.admm().toBuilder().hidden(20, 8).threads(threads).build();
        return new PolishedTrainer(Cases.PROVIDER, PolishSettings.after(admm, ITERATIONS));
    }

    private static double errorAgainstTruth(Network network) {
        SplittableRandom random = new SplittableRandom(4);
        double sum = 0;
        for (int i = 0; i < 500; i++) {
            double a = 2 * random.nextDouble() - 1;
            double b = 2 * random.nextDouble() - 1;
            double difference = network.predict(a, b)[0] - truth(a, b);
            sum += difference * difference / 500;
        }
        return sum;
    }

    @Test
    void noisyTargetsAreSmoothedByThePolish() {
        AdmmSettings admm = AdmmSettings.defaults().toBuilder()
                .hidden(20, 8)
                .epochs(PolishSettings.ADMM_EPOCHS)
                .build();
        TrainingResult plain = new AdmmTrainer(Cases.PROVIDER, admm).fit(NOISY, TrainingListener.NONE);
        TrainingResult polished = trainer(1, Losses.SQUARED).fit(NOISY, TrainingListener.NONE);
        assertThat(errorAgainstTruth(polished.last())).isLessThan(0.5 * errorAgainstTruth(plain.best()));
        assertThat(polished.history().stream().map(EpochEvent::epoch))
                .containsExactlyElementsOf(IntStream.rangeClosed(1, PolishSettings.ADMM_EPOCHS + ITERATIONS)
                        .boxed()
                        .toList());
        assertThat(polished.history().stream().filter(EpochEvent::isOfPolish)).hasSize(1 + ITERATIONS);
        assertThat(polished.polishEpoch()).hasValue(PolishSettings.ADMM_EPOCHS);
        assertThat(plain.polishEpoch()).isEmpty();
    }

    @Test
    void functionWithoutNoiseIsLeftToAdmm() {
        TrainingData square = Cases.curve(200, 1, x -> x * x);
        AdmmSettings wide = PolishSettings.defaults(Losses.SQUARED).admm().toBuilder()
                .hidden(40, 40)
                .build();
        TrainingResult result =
                new PolishedTrainer(Cases.PROVIDER, PolishSettings.after(wide, 60)).fit(square, TrainingListener.NONE);
        assertThat(result.stopReason()).isEqualTo(StopReason.CONVERGED);
        assertThat(result.message()).endsWith("epoch 50: ADMM left no noise to polish");
        assertThat(result.polishEpoch()).isEmpty();
        assertThat(result.bestTrainError()).isLessThan(1e-6);
    }

    private static TrainingResult polished(TrainingData data) {
        return trainer(1, Losses.SQUARED).fit(data, TrainingListener.NONE);
    }

    private static TrainingData mapped(DoubleUnaryOperator x, DoubleUnaryOperator y) {
        return TrainingData.of(
                new Samples(
                        120, 2, Arrays.stream(NOISY.inputs().values()).map(x).toArray()),
                new Samples(
                        120, 1, Arrays.stream(NOISY.targets().values()).map(y).toArray()));
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-3, 100})
    void targetsInUnitsOfTheirOwnAreWarnedOf(double unit) {
        TrainingResult result = polished(mapped(x -> x, y -> unit * y));
        assertThat(result.warnings())
                .anyMatch(text -> text.startsWith("the root mean square of an output's targets is "));
        assertThat(polished(NOISY).warnings()).isEmpty();
    }

    /** Where the system of the output layer is singular, ADMM goes on as where there is no noise. */
    @ParameterizedTest
    @ValueSource(doubles = {0, 1e-14})
    void constantTargetsEndWithoutADivergence(double noise) {
        TrainingResult result = polished(mapped(x -> x, y -> 7 + noise * y));
        assertThat(result.stopReason()).isEqualTo(StopReason.EPOCHS);
        assertThat(result.lastEpoch()).isEqualTo(result.history().size());
        assertThat(result.bestTrainError()).isLessThan(1e-9);
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-14, 1e-12, 1e-9, 1})
    void eachWarningIsToldOnceWhateverStageItIsOf(double unit) {
        RecordedWarnings listener = new RecordedWarnings();
        TrainingResult result = trainer(1, Losses.SQUARED).fit(mapped(x -> x, y -> unit * y), listener);
        assertThat(listener.told).isEqualTo(result.warnings()).doesNotHaveDuplicates();
    }

    @Test
    void inputsWhoseSquaresOverflowEndAsADivergence() {
        TrainingResult result = polished(mapped(x -> 1e160 * x, y -> y));
        assertThat(result.stopReason()).isEqualTo(StopReason.DIVERGED);
        assertThat(result.lastEpoch()).isGreaterThanOrEqualTo(result.history().size());
    }

    @Test
    void moreEpochsThanAnIntHoldsAreRefused() {
        AdmmSettings admm = AdmmSettings.defaults().toBuilder().epochs(5).build();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PolishSettings.after(admm, Integer.MAX_VALUE - 4))
                .withMessage("there are 5 epochs of ADMM and 2147483643 polish iterations, must be at most 2147483647"
                        + " together");
    }

    private static double[] objectives(PolishedTrainer trainer) {
        return trainer.fit(NOISY, TrainingListener.NONE).history().stream()
                .skip(PolishSettings.ADMM_EPOCHS)
                .mapToDouble(EpochEvent::objective)
                .toArray();
    }

    @Test
    void objectiveOfThePolishNeverRisesUnderOneRegularisation() {
        double[] objectives = objectives(trainer(1, Losses.SQUARED));
        for (int k = 1; k < objectives.length; k++) {
            if (k != INTERVAL) { // where the regularisation is estimated anew
                assertThat(objectives[k]).isLessThanOrEqualTo(objectives[k - 1]);
            }
        }
    }

    @Test
    void regularisationIsEstimatedAnewWithTheMetric() {
        PolishSettings preset = PolishSettings.defaults(Losses.SQUARED);
        AdmmSettings admm = preset.admm().toBuilder().hidden(20, 8).threads(1).build();
        double[] once = objectives(
                new PolishedTrainer(Cases.PROVIDER, new PolishSettings(admm, ITERATIONS, preset.method(), 1, false)));
        double[] anew = objectives(trainer(1, Losses.SQUARED));
        assertThat(Arrays.copyOf(anew, INTERVAL)).isEqualTo(Arrays.copyOf(once, INTERVAL));
        assertThat(anew[INTERVAL]).isNotEqualTo(once[INTERVAL]);
    }

    @Test
    void threadsDoNotChangeABit() {
        TrainingData many = noisy(1100, 0.3); // several blocks and lanes
        double[] one = trainer(1, Losses.SQUARED)
                .fit(many, TrainingListener.NONE)
                .last()
                .layers()
                .get(0)
                .weight();
        double[] three = trainer(3, Losses.SQUARED)
                .fit(many, TrainingListener.NONE)
                .last()
                .layers()
                .get(0)
                .weight();
        assertThat(three).isEqualTo(one);
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 5, 6, 17, 30, 31})
    void trainingThatWasStoppedGoesOnWithTheSameBits(int epoch) {
        TrainingResult whole = trainer(1, Losses.SQUARED).fit(NOISY, TrainingListener.NONE);
        TrainingListener stops = event -> event.epoch() == epoch ? Decision.STOP : Decision.CONTINUE;
        trainer(1, Losses.SQUARED).fit(NOISY, null, stops, new Checkpoints(folder.resolve("c"), 1, 0, false));
        TrainingResult resumed = trainer(1, Losses.SQUARED)
                .fit(NOISY, null, TrainingListener.NONE, new Checkpoints(folder.resolve("c"), 1, 0, true));
        assertThat(resumed.history().stream().map(EpochEvent::trainError))
                .containsExactlyElementsOf(
                        whole.history().stream().map(EpochEvent::trainError).toList());
        assertThat(resumed.last().layers().get(1).weight())
                .isEqualTo(whole.last().layers().get(1).weight());
        assertThat(resumed.message()).isEqualTo(whole.message());
    }

    @Test
    void classesArePolishedWithTheirOwnLoss() {
        TrainingData data = TrainingData.of(Cases.uniform(60, 3, 1), Cases.classes(60, 3, 2));
        TrainingResult result = trainer(1, Losses.CROSS_ENTROPY).fit(data, TrainingListener.NONE);
        assertThat(result.lastTrainError()).isLessThan(Math.log(3)); // the loss of equal scores
    }

    /** Fewer rows than features can be interpolated, which does not mean that there is no noise. */
    @Test
    void interpolatedNoiseIsNotTakenForAFunction() {
        TrainingData pureNoise = TrainingData.of(Cases.uniform(30, 2, 1), Cases.uniform(30, 1, 2));
        PolishSettings preset = PolishSettings.defaults(Losses.SQUARED);
        AdmmSettings admm = preset.admm().toBuilder().hidden(60, 60).threads(1).build();
        TrainingResult result = new PolishedTrainer(Cases.PROVIDER, PolishSettings.after(admm, ITERATIONS))
                .fit(pureNoise, TrainingListener.NONE);
        assertThat(result.lastEpoch()).isEqualTo(PolishSettings.ADMM_EPOCHS + ITERATIONS);
        assertThat(result.lastTrainError()).isGreaterThan(0.01); // of the targets' variance of a third
        // the first stage fitted the noise, and its network is not the best one for that
        assertThat(result.history()).anyMatch(event -> event.trainError() < 0.5 * result.lastTrainError());
        assertThat(result.bestEpoch()).isEqualTo(result.lastEpoch());
    }

    @Test
    void exclusiveOrIsLearntFromItsFourRows() {
        Samples inputs = new Samples(4, 2, new double[] {0, 0, 0, 1, 1, 0, 1, 1});
        Samples numbers = new Samples(4, 1, new double[] {0, 1, 1, 0});
        Samples classes = new Samples(4, 2, new double[] {1, 0, 0, 1, 0, 1, 1, 0});
        TrainingResult result = trainer(1, Losses.SQUARED).fit(TrainingData.of(inputs, numbers), TrainingListener.NONE);
        TrainingResult voted =
                trainer(1, Losses.CROSS_ENTROPY).fit(TrainingData.of(inputs, classes), TrainingListener.NONE);
        for (int i = 0; i < 4; i++) {
            assertThat(result.best().predict(inputs.row(i))[0]).isCloseTo(numbers.get(i, 0), within(0.1));
            double[] scores = voted.best().predict(inputs.row(i));
            assertThat(scores[1] > scores[0]).isEqualTo(numbers.get(i, 0) == 1);
        }
    }

    @Test
    void fewRowsAreNotPolished() {
        AdmmSettings admm = PolishSettings.defaults(Losses.SQUARED).admm().toBuilder()
                .hidden(8)
                .threads(1)
                .build();
        PolishedTrainer trainer = new PolishedTrainer(Cases.PROVIDER, PolishSettings.after(admm, 60));
        TrainingResult few = trainer.fit(noisy(19, 0.3), TrainingListener.NONE);
        assertThat(few.message()).endsWith("epoch 50: 19 samples are too few for a polish, which takes 20");
        assertThat(trainer.fit(noisy(20, 0.3), TrainingListener.NONE).lastEpoch())
                .isEqualTo(PolishSettings.ADMM_EPOCHS + 60);
    }

    @Test
    void fewRowsAreEnough() {
        TrainingResult result = trainer(1, Losses.SQUARED).fit(noisy(4, 0.3), TrainingListener.NONE);
        assertThat(result.last().predict(0, 0)[0]).isFinite();
    }

    @Test
    void metricIsTheInverseOfTheDampedGramMatrix() {
        Network network = Network.random(
                AdmmSettings.defaults().initialization(),
                2,
                new int[] {3},
                1,
                AdmmSettings.defaults().activation());
        Layout layout = new Layout(network);
        try (Crew crew = new Crew(
                Cases.PROVIDER, layout, Losses.SQUARED, 1, NOISY.inputs().count())) {
            Batch all = Batch.of(crew, NOISY);
            double[] point = layout.pack(network);
            GramMetric metric = new GramMetric(layout, all.backend());
            metric.measure(all.grams(point));
            double[] vector = new SplittableRandom(5).doubles(layout.length()).toArray();
            double[] product = new double[vector.length];
            metric.apply(vector, product);
            double[] gram = all.grams(point)[1]; // of the output layer: 4 × 4
            double damping = GramMetric.DAMPING * (gram[0] + gram[5] + gram[10] + gram[15]) / 4;
            for (int j = 0; j < 4; j++) {
                double sum = damping * product[layout.weightOffset(1) + j];
                for (int k = 0; k < 4; k++) {
                    sum += product[layout.weightOffset(1) + k] * gram[Math.max(k, j) + 4 * Math.min(k, j)];
                }
                // The condition number is at most 4 / DAMPING, so that a dozen digits are left.
                assertThat(sum).isCloseTo(vector[layout.weightOffset(1) + j], within(1e-12));
            }
        }
    }

    @Test
    void polishWithoutIterationsIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PolishSettings.after(AdmmSettings.defaults(), 0))
                .withMessage("polish iterations is 0, must be at least 1");
    }
}
