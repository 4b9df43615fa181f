package org.sigmoidadmm.gradient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
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
import org.sigmoidadmm.InitialScheme;
import org.sigmoidadmm.Initialization;
import org.sigmoidadmm.Layer;
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
import org.sigmoidadmm.matrix.ResidualLoss;

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
        assertThat(polished.history().stream().filter(EpochEvent::polish)).hasSize(ITERATIONS);
        assertThat(polished.polishEpoch()).hasValue(PolishSettings.ADMM_EPOCHS);
        assertThat(plain.polishEpoch()).isEmpty();
    }

    /** Whether the training goes on to a polish or is ended before it. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void lastEpochOfAdmmShowsWhatAdmmEndsWith(boolean goesOn) {
        PolishedTrainer trainer = brief(2);
        AdmmSettings admm = PolishSettings.defaults(Losses.SQUARED).admm().toBuilder()
                .hidden(6)
                .epochs(3)
                .threads(1)
                .build();
        TrainingResult plain = new AdmmTrainer(Cases.PROVIDER, admm).fit(NOISY, TrainingListener.NONE);
        TrainingResult result =
                trainer.fit(NOISY, event -> event.epoch() < 3 || goesOn ? Decision.CONTINUE : Decision.STOP);
        for (int k = 0; k < 3; k++) {
            EpochEvent expected = plain.history().get(k);
            EpochEvent event = result.history().get(k);
            assertThat(event.trainError()).isEqualTo(expected.trainError());
            assertThat(event.objective()).isEqualTo(expected.objective());
            assertThat(event.residuals()).isEqualTo(expected.residuals());
        }
        if (goesOn) {
            assertThat(result.polishEpoch()).hasValue(3);
            assertThat(result.bestEpoch()).isEqualTo(5);
        } else {
            assertThat(result.polishEpoch()).isEmpty();
            assertThat(result.lastTrainError()).isEqualTo(plain.lastTrainError());
            assertThat(result.last().layers().get(1).weight())
                    .isEqualTo(plain.last().layers().get(1).weight());
            assertThat(result.bestEpoch()).isEqualTo(plain.bestEpoch());
        }
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
        TrainingResult brief =
                new PolishedTrainer(Cases.PROVIDER, PolishSettings.after(wide, 1)).fit(square, TrainingListener.NONE);
        assertThat(brief.lastEpoch()).isEqualTo(PolishSettings.ADMM_EPOCHS + 1);
        assertThat(brief.detail()).isEqualTo("ADMM left no noise to polish");
    }

    /** Every tenth target wrong by a number of standard deviations, which are about 1. */
    private static TrainingData withOutliers(double size) {
        double[] y = NOISY.targets().values().clone();
        for (int i = 0; i < y.length; i += 10) {
            y[i] += size;
        }
        return TrainingData.of(NOISY.inputs(), new Samples(y.length, 1, y));
    }

    /** The error on the truth is at most doubled, whatever the size of the outliers; that of the squared loss is far above. */
    @Test
    void outliersHardlyMoveATrainingByTheHuberLoss() {
        double without = errorAgainstTruth(polished(NOISY).last());
        double[] with = new double[2];
        for (int k = 0; k < 2; k++) {
            TrainingData data = withOutliers(k == 0 ? 1e3 : 1e8);
            TrainingResult result = trainer(1, Losses.huber(0.3)).fit(data, TrainingListener.NONE);
            assertThat(result.polishEpoch()).isPresent();
            assertThat(warningsAtTheStart(data, Losses.huber(0.3))).isEmpty();
            with[k] = errorAgainstTruth(result.last());
            assertThat(with[k]).isLessThan(2 * without);
            assertThat(errorAgainstTruth(polished(data).last())).isGreaterThan(10 * without);
        }
        assertThat(with[1]).isCloseTo(with[0], withinPercentage(1));
    }

    @Test
    void huberLossThatNoResidualIsBeyondIsTheSquaredOne() {
        Network squared = polished(NOISY).last();
        Network huber =
                trainer(1, Losses.huber(1e3)).fit(NOISY, TrainingListener.NONE).last();
        assertThat(huber.predict(0.3, -0.2)[0])
                .isCloseTo(squared.predict(0.3, -0.2)[0], within(1e-5)); // rounding grows
    }

    @Test
    void unitsOfTheHuberLossAreSeenBesideOutliers() {
        TrainingData data = TrainingData.of(
                NOISY.inputs(),
                new Samples(
                        120,
                        1,
                        Arrays.stream(withOutliers(1e8).targets().values())
                                .map(y -> 1000 * y)
                                .toArray()));
        assertThat(warningsAtTheStart(data, Losses.huber(1)))
                .singleElement()
                .asString()
                .startsWith("the size of an output's targets, outliers aside, is ")
                .endsWith("scale them to median 0 and interquartile range 1.349");
    }

    /** Rows of small weight have no say in the size either. */
    @Test
    void unitsAreThoseOfTheRowsThatCount() {
        double[] y = NOISY.targets().values().clone();
        double[] weights = new double[y.length];
        for (int i = 0; i < y.length; i++) {
            y[i] *= i % 10 < 7 ? 1e5 : 1;
            weights[i] = i % 10 < 7 ? 1e-12 : 1;
        }
        TrainingData data =
                TrainingData.of(NOISY.inputs(), new Samples(y.length, 1, y)).withWeights(weights);
        assertThat(warningsAtTheStart(data, Losses.huber(1))).isEmpty();
        assertThat(warningsAtTheStart(data, Losses.SQUARED)).isEmpty();
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

    private static List<String> warningsAtTheStart(TrainingData data, Loss loss) {
        AdmmSettings admm = PolishSettings.defaults(loss).admm().toBuilder()
                .hidden(3)
                .threads(1)
                .build();
        try (PolishedSolver solver = new PolishedSolver(Cases.PROVIDER, PolishSettings.after(admm, 1), data, null)) {
            return solver.warnings();
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-3, 100})
    void oneOutputInUnitsOfItsOwnIsWarnedOfWhereverItIs(double unit) {
        for (int odd = 0; odd < 3; odd++) {
            double[] y = Cases.uniform(30, 3, 2).values();
            double squares = 0;
            for (int i = 0; i < 30; i++) {
                y[3 * i + odd] *= unit;
                y[3 * i + (odd + 1) % 3] = 0; // an output without a size says nothing
                squares += y[3 * i + odd] * y[3 * i + odd];
            }
            TrainingData data = TrainingData.of(Cases.uniform(30, 1, 1), new Samples(30, 3, y));
            assertThat(warningsAtTheStart(data, Losses.SQUARED))
                    .containsExactly("the root mean square of an output's targets is " + Math.sqrt(squares / 30)
                            + "; the polish is for about 1, scale them to mean 0 and standard deviation 1");
        }
    }

    @Test
    void rareClassesAndOutputsWithoutASizeAreNotWarnedOf() {
        double[] rare = new double[2 * 2000];
        for (int i = 0; i < 2000; i++) {
            rare[2 * i + (i == 7 ? 1 : 0)] = 1;
        }
        TrainingData classes = TrainingData.of(Cases.uniform(2000, 1, 1), new Samples(2000, 2, rare));
        assertThat(warningsAtTheStart(classes, Losses.CROSS_ENTROPY)).isEmpty();
        double[] y = Cases.uniform(30, 2, 2).values();
        for (int i = 0; i < 30; i++) {
            y[2 * i] = 0;
        }
        TrainingData half = TrainingData.of(Cases.uniform(30, 1, 1), new Samples(30, 2, y));
        assertThat(warningsAtTheStart(half, Losses.SQUARED)).isEmpty();
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
        assertThat(result.warnings()).doesNotContain(result.detail());
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
        assertThat(resumed.history().stream().filter(EpochEvent::polish)).hasSize(ITERATIONS);
        assertThat(resumed.history().stream().map(EpochEvent::objective))
                .containsExactlyElementsOf(
                        whole.history().stream().map(EpochEvent::objective).toList());
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

    /** What the class says of the second stage, step by step; weights, two outputs and a factor tell its terms apart. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void polishIsAnLbfgsFromTheRidgeOfTheShrunkNetwork(boolean reestimates) {
        double factor = 3;
        double[] weights = IntStream.range(0, 40).mapToDouble(i -> 2 + i % 3).toArray();
        TrainingData data = TrainingData.of(Cases.uniform(40, 2, 1), Cases.uniform(40, 2, 2))
                .withWeights(weights);
        GradientMethod.Lbfgs method = new GradientMethod.Lbfgs(5, 1e-4, 0.9, 2);
        AdmmSettings admm = AdmmSettings.defaults().toBuilder()
                .hidden(6)
                .epochs(3)
                .threads(1)
                .build();
        TrainingResult polished = new PolishedTrainer(
                        Cases.PROVIDER, new PolishSettings(admm, 4, method, factor, reestimates))
                .fit(data, TrainingListener.NONE);

        Network best = new AdmmTrainer(Cases.PROVIDER, admm)
                .fit(data, TrainingListener.NONE)
                .best();
        Ridge ridge = new Ridge(Cases.PROVIDER, data, 1);
        double lambda = factor * ridge.noise(best);
        Layer hidden = best.layers().get(0);
        double[] weight = Arrays.stream(hidden.weight()).map(w -> w * (2.0 / 3)).toArray();
        double[] bias = Arrays.stream(hidden.bias()).map(b -> b * (2.0 / 3)).toArray();
        Network shrunk = new Network(List.of(
                new Layer(2, 6, weight, bias, hidden.activation()),
                best.layers().get(1)));
        GradientSettings settings = GradientSettings.defaults(method).toBuilder()
                .weightDecay(lambda / data.totalWeight())
                .threads(1)
                .build();
        try (GradientSolver solver = new GradientSolver(
                Cases.PROVIDER, settings, data, ridge.solve(shrunk, lambda), reestimates ? factor : 0)) {
            for (int k = 3; k < 7; k++) {
                solver.iterate(true);
                EpochEvent event = polished.history().get(k);
                assertThat(event.trainError()).isEqualTo(solver.trainError());
                assertThat(event.objective()).isEqualTo(data.totalWeight() * solver.objective());
                assertThat(event.residuals()).containsExactly(0, 0);
            }
        }
    }

    @Test
    void classesArePolishedFromTheRidgeOfTheNetworkAsItIs() {
        TrainingData data = TrainingData.of(Cases.uniform(60, 3, 1), Cases.classes(60, 3, 2));
        PolishSettings preset = PolishSettings.defaults(Losses.CROSS_ENTROPY);
        AdmmSettings admm = preset.admm().toBuilder().hidden(6).threads(1).build();
        TrainingResult polished =
                new PolishedTrainer(Cases.PROVIDER, PolishSettings.after(admm, 1)).fit(data, TrainingListener.NONE);
        Network best = new AdmmTrainer(Cases.PROVIDER, admm)
                .fit(data, TrainingListener.NONE)
                .best();
        GradientSettings settings = GradientSettings.defaults(preset.method()).toBuilder()
                .loss(Losses.CROSS_ENTROPY)
                .weightDecay(1.0 / 60)
                .threads(1)
                .build();
        try (GradientSolver solver =
                new GradientSolver(Cases.PROVIDER, settings, data, new Ridge(Cases.PROVIDER, data, 1).solve(best, 1))) {
            solver.iterate(true);
            assertThat(polished.lastTrainError()).isEqualTo(solver.trainError());
            assertThat(polished.warnings()).isEmpty();
        }
    }

    /** A wave is no line, which narrow weights are: others are tried after epoch 5 until epoch 8, where the polish begins. */
    @Test
    void polishWaitsForWeightsThatAreOnTrial() {
        SplittableRandom random = new SplittableRandom(5);
        TrainingData data = Cases.curve(200, 3, x -> Math.sin(3 * Math.PI * x) + 0.1 * (2 * random.nextDouble() - 1));
        AdmmSettings admm = AdmmSettings.defaults().toBuilder()
                .hidden(20, 20)
                .initialization(new Initialization(InitialScheme.XAVIER, 0.1, true, 1))
                .epochs(5)
                .threads(1)
                .build();
        TrainingResult result =
                new PolishedTrainer(Cases.PROVIDER, PolishSettings.after(admm, 6)).fit(data, TrainingListener.NONE);
        assertThat(result.warnings()).anyMatch(text -> text.contains("started again from other random weights"));
        assertThat(result.history()).hasSize(11).allSatisfy(event -> {
            assertThat(event.residuals()[0] > 0).isEqualTo(event.epoch() != 5 && event.epoch() <= 8);
            assertThat(event.polish()).isEqualTo(event.epoch() > 8);
        });
    }

    /** Noise is fitted with an error that goes up and down. */
    @Test
    void resumedFirstStageKnowsTheBestNetworkOfBefore() {
        TrainingData data = TrainingData.of(Cases.uniform(40, 2, 1), Cases.uniform(40, 2, 2));
        AdmmSettings admm = AdmmSettings.defaults().toBuilder()
                .hidden(6)
                .epochs(8)
                .threads(1)
                .build();
        PolishedTrainer trainer = new PolishedTrainer(Cases.PROVIDER, PolishSettings.after(admm, 1));
        TrainingResult whole = trainer.fit(data, TrainingListener.NONE);
        int best = 0;
        for (int k = 1; k < 8; k++) {
            if (whole.history().get(k).trainError() < whole.history().get(best).trainError()) {
                best = k;
            }
        }
        int stop = best + 1;
        assertThat(stop).isLessThan(8);
        trainer.fit(
                data,
                null,
                event -> event.epoch() == stop ? Decision.STOP : Decision.CONTINUE,
                new Checkpoints(folder.resolve("c"), 1, 0, false));
        TrainingResult resumed =
                trainer.fit(data, null, TrainingListener.NONE, new Checkpoints(folder.resolve("c"), 1, 0, true));
        assertThat(resumed.lastTrainError()).isEqualTo(whole.lastTrainError());
    }

    @Test
    void polishWithoutIterationsIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PolishSettings.after(AdmmSettings.defaults(), 0))
                .withMessage("polish iterations is 0, must be at least 1");
    }

    /** In both stages and in what decides between them: 12 samples of weight 3 are not too few. */
    @Test
    void sampleOfWeightThreeIsLikeThreeOfIt() {
        PolishedTrainer brief = brief(10);
        for (int count : new int[] {12, 60}) {
            TrainingData once = noisy(count, 0.3);
            int[] thrice = IntStream.range(0, 3 * count).map(k -> k / 3).toArray();
            double[] weights = new double[count];
            Arrays.fill(weights, 3);
            TrainingResult weighted = brief.fit(once.withWeights(weights), TrainingListener.NONE);
            TrainingResult copied = brief.fit(
                    TrainingData.of(once.inputs().select(thrice), once.targets().select(thrice)),
                    TrainingListener.NONE);
            assertThat(copied.message()).doesNotContain("too few");
            assertThat(weighted.lastEpoch()).isEqualTo(copied.lastEpoch()).isEqualTo(13);
            assertThat(weighted.lastTrainError()).isCloseTo(copied.lastTrainError(), withinPercentage(1e-4));
        }
    }

    /** Weights that sum to 1 are as good as none. */
    @ParameterizedTest
    @ValueSource(strings = {"squared", "cross-entropy", "huber:0.3"})
    void unitOfRelativeWeightsIsOfNoConsequence(String loss) {
        PolishSettings preset = PolishSettings.defaults(Losses.named(loss));
        PolishSettings settings = PolishSettings.after(
                preset.admm().toBuilder().hidden(6).epochs(3).threads(1).build(), 10);
        PolishedTrainer brief = new PolishedTrainer(Cases.PROVIDER, settings);
        TrainingData data = Losses.named(loss) instanceof ResidualLoss ? NOISY : classes(NOISY);
        double[] light = new double[NOISY.inputs().count()];
        Arrays.fill(light, 1.0 / light.length);
        TrainingResult weighted = brief.fit(data.withWeights(light), TrainingListener.NONE);
        TrainingResult plain = brief.fit(data, TrainingListener.NONE);
        assertThat(weighted.lastEpoch()).isEqualTo(plain.lastEpoch()).isEqualTo(13);
        assertThat(weighted.lastTrainError()).isCloseTo(plain.lastTrainError(), withinPercentage(1));
    }

    private static TrainingData classes(TrainingData data) {
        double[] y = data.targets().values();
        double[] each = new double[2 * y.length];
        for (int i = 0; i < y.length; i++) {
            each[2 * i + (y[i] > 0 ? 0 : 1)] = 1;
        }
        return TrainingData.of(data.inputs(), new Samples(y.length, 2, each));
    }

    private static PolishedTrainer brief(int iterations) {
        AdmmSettings admm = PolishSettings.defaults(Losses.SQUARED).admm().toBuilder()
                .hidden(6)
                .epochs(3)
                .threads(1)
                .build();
        return new PolishedTrainer(Cases.PROVIDER, PolishSettings.after(admm, iterations));
    }
}
