package org.sigmoidadmm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Locale;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sigmoidadmm.matrix.Activations;
import org.sigmoidadmm.matrix.Losses;

/** What the safeguard does about trainings that go wrong. */
class SafeguardTest {

    private static final int SAMPLES = 200;

    private static TrainingData wave() {
        double[] x = new SplittableRandom(3).doubles(SAMPLES, -1, 1).toArray();
        double[] y = Arrays.stream(x).map(v -> Math.sin(3 * Math.PI * v)).toArray();
        return TrainingData.of(new Samples(SAMPLES, 1, x), new Samples(SAMPLES, 1, y));
    }

    private static AdmmSettings settings(InitialScheme scheme, double scale, Safeguard safeguard) {
        return AdmmSettings.defaults().toBuilder()
                .hidden(20, 20)
                .initialization(new Initialization(scheme, scale, true, 1))
                .safeguard(safeguard)
                .epochs(15)
                .threads(1)
                .build();
    }

    private static TrainingResult fit(AdmmSettings settings) {
        return new AdmmTrainer(Problems.REFERENCE, settings).fit(wave(), TrainingListener.NONE);
    }

    /** Narrow first weights leave the units nearly linear on the data, and a wave is no line. */
    @Test
    void poorFitFromNarrowWeightsIsMendedByOthers() {
        TrainingResult alone = fit(settings(InitialScheme.XAVIER, 0.1, Safeguard.OFF));
        TrainingResult guarded = fit(settings(InitialScheme.XAVIER, 0.1, Safeguard.RESTART));
        assertThat(alone.lastTrainError()).isGreaterThan(0.2);
        assertThat(guarded.lastTrainError()).isLessThan(0.05);
        assertThat(guarded.warnings()).anyMatch(w -> w.contains("started again from other random weights"));
    }

    /** What no network can learn is not made better by other weights: the first ones stay. */
    @Test
    void othersThatAreNoBetterAreGivenUp() {
        SplittableRandom random = new SplittableRandom(9);
        double[] x = random.doubles(SAMPLES, -1, 1).toArray();
        double[] y = random.doubles(SAMPLES, -1, 1).toArray(); // nothing but noise
        TrainingData noise = TrainingData.of(new Samples(SAMPLES, 1, x), new Samples(SAMPLES, 1, y));
        AdmmSettings settings = settings(InitialScheme.LECUN_GAUSS, 10, Safeguard.RESTART).toBuilder()
                .hidden(20)
                .lambda(1e-6)
                .build();
        TrainingResult result = new AdmmTrainer(Problems.REFERENCE, settings).fit(noise, TrainingListener.NONE);
        assertThat(result.warnings()).anyMatch(w -> w.contains("started again from other random weights"));
        assertThat(result.warnings()).anyMatch(w -> w.contains("the other weights were no better"));
    }

    /** With weights of zero all units of a layer are one. */
    @Test
    void zeroWeightsAreReportedAndReplaced() {
        TrainingResult warned = fit(settings(InitialScheme.ZERO, 1, Safeguard.WARN).toBuilder()
                .initialization(new Initialization(InitialScheme.ZERO, 1, false, 1))
                .build());
        assertThat(warned.warnings()).anyMatch(w -> w.contains("no better than a constant"));
        TrainingResult guarded = fit(settings(InitialScheme.ZERO, 1, Safeguard.RESTART));
        assertThat(guarded.lastTrainError()).isLessThan(0.05);
    }

    /** With the outputs where the first weights put them, nothing of the constraints is violated at a start. */
    @Test
    void epochOfARestartShowsTheWeightsThatItStartsFromAndIsNoPolish() {
        AdmmSettings settings = settings(InitialScheme.ZERO, 1, Safeguard.RESTART).toBuilder()
                .outputStart(OutputStart.FORWARD)
                .epochs(5)
                .build();
        TrainingResult result = fit(settings);
        EpochEvent restarted = result.history().get(4);
        Network others = RandomWeights.network(
                AdmmSettings.defaults().initialization().withSeed(1), new int[] {1, 20, 20, 1}, settings.activation());
        assertThat(result.last().layers().get(0).weight())
                .isEqualTo(others.layers().get(0).weight());
        assertThat(restarted.trainError()).isEqualTo(result.lastTrainError()).isGreaterThan(1);
        assertThat(restarted.residuals()).containsExactly(0, 0, 0);
        assertThat(result.polishEpoch()).isEmpty();
        assertThat(result.warnings().get(0))
                .startsWith("epoch 5: the predictions are no better than a constant (error 0.4");
    }

    /** Classes have a constant's error too: the entropy of their frequencies, or twice the smaller share of the hinge. */
    @ParameterizedTest
    @CsvSource({"cross-entropy, 0.5", "hinge, 0.5"})
    void collapseIsSeenWithTheLossesOfClasses(String loss, double learnt) {
        double[] x = new SplittableRandom(3).doubles(SAMPLES, -1, 1).toArray();
        double[] oneHot = new double[2 * SAMPLES];
        for (int i = 0; i < SAMPLES; i++) {
            oneHot[2 * i + (Math.abs(x[i]) > 0.3 ? 0 : 1)] = 1;
        }
        double[] weights = new double[SAMPLES];
        Arrays.setAll(weights, i -> 0.5 + i % 3);
        TrainingData classes = TrainingData.of(new Samples(SAMPLES, 1, x), new Samples(SAMPLES, 2, oneHot))
                .withWeights(weights);
        double constant = classes.constantError(Losses.named(loss));
        AdmmSettings settings = settings(InitialScheme.ZERO, 1, Safeguard.WARN).toBuilder()
                .initialization(new Initialization(InitialScheme.ZERO, 1, false, 1))
                .loss(Losses.named(loss))
                .build();
        TrainingResult warned = new AdmmTrainer(Problems.REFERENCE, settings).fit(classes, TrainingListener.NONE);
        assertThat(warned.warnings())
                .anyMatch(w -> w.contains("no better than a constant")
                        && w.contains(String.format(Locale.ROOT, "a constant's %.3g", constant)));
        AdmmSettings guarded = settings.toBuilder().safeguard(Safeguard.RESTART).build();
        TrainingResult mended = new AdmmTrainer(Problems.REFERENCE, guarded).fit(classes, TrainingListener.NONE);
        assertThat(mended.bestTrainError()).isLessThan(learnt * constant);
    }

    /** Every tenth target is far away, so that a constant has nearly the error of the right answer. */
    @Test
    void collapseIsSeenBesideOutliers() {
        double[] y = wave().targets().values();
        for (int i = 0; i < SAMPLES; i += 10) {
            y[i] = 1e6;
        }
        TrainingData wrong = TrainingData.of(wave().inputs(), new Samples(SAMPLES, 1, y));
        AdmmSettings settings = settings(InitialScheme.ZERO, 1, Safeguard.WARN).toBuilder()
                .initialization(new Initialization(InitialScheme.ZERO, 1, false, 1))
                .loss(Losses.huber(0.5))
                .build();
        TrainingResult warned = new AdmmTrainer(Problems.REFERENCE, settings).fit(wrong, TrainingListener.NONE);
        assertThat(warned.warnings())
                .anyMatch(w -> w.contains("no better than a constant (error, outliers aside, 0.")
                        && w.contains(", a constant's 0."));
        AdmmSettings guarded = settings.toBuilder().safeguard(Safeguard.RESTART).build();
        TrainingResult mended = new AdmmTrainer(Problems.REFERENCE, guarded).fit(wrong, TrainingListener.NONE);
        assertThat(mended.warnings()).anyMatch(w -> w.contains("started again from other random weights"));
        assertThat(mended.bestTrainError()).isLessThan(warned.bestTrainError() - 0.1);
    }

    /** Errors of 1e-29 go up and down by rounding alone: where no residual is beyond δ the loss is the squared one. */
    @Test
    void exactFitByARobustLossIsGuardedAsThatByTheSquaredOne() {
        double[] x = new SplittableRandom(3).doubles(SAMPLES, -1, 1).toArray();
        double[] y = Arrays.stream(x).map(v -> 2 * v - 0.5).toArray();
        TrainingData line = TrainingData.of(new Samples(SAMPLES, 1, x), new Samples(SAMPLES, 1, y));
        AdmmSettings settings = settings(InitialScheme.LECUN_GAUSS, 3, Safeguard.RESTART).toBuilder()
                .epochs(80)
                .build();
        AdmmSettings robust = settings.toBuilder().loss(Losses.huber(1e3)).build();
        TrainingResult squared = new AdmmTrainer(Problems.REFERENCE, settings).fit(line, TrainingListener.NONE);
        TrainingResult huber = new AdmmTrainer(Problems.REFERENCE, robust).fit(line, TrainingListener.NONE);
        assertThat(huber.warnings()).hasSameSizeAs(squared.warnings());
        assertThat(huber.lastEpoch()).isEqualTo(80);
    }

    /** Where there is one answer to everything, a constant is what is to be learnt. */
    @Test
    void targetsThatAreAllTheSameAreNoCollapse() {
        Samples x = new Samples(
                SAMPLES, 1, new SplittableRandom(3).doubles(SAMPLES, -1, 1).toArray());
        double[] same = new double[SAMPLES];
        Arrays.fill(same, 0.1);
        AdmmSettings settings = settings(InitialScheme.LECUN_GAUSS, 3, Safeguard.RESTART);
        TrainingResult result = new AdmmTrainer(Problems.REFERENCE, settings)
                .fit(TrainingData.of(x, new Samples(SAMPLES, 1, same)), TrainingListener.NONE);
        assertThat(result.warnings()).noneMatch(w -> w.contains("constant"));
        assertThat(result.bestTrainError()).isLessThan(1e-12);
    }

    @Test
    void saturatedUnitsAreCountedAndNamed() {
        double[] wide = new double[10];
        Arrays.fill(wide, 1e4);
        Layer hidden = new Layer(1, 10, wide, new double[10], Activations.SIGMOID);
        Layer output = new Layer(10, 1, new double[10], new double[1], Activations.IDENTITY);
        Network saturated = new Network(java.util.List.of(hidden, output));
        AdmmSettings settings = settings(InitialScheme.XAVIER, 1, Safeguard.OFF);
        try (AdmmSolver solver = new AdmmSolver(Problems.REFERENCE, settings, wave(), saturated)) {
            assertThat(solver.saturation()).isGreaterThan(0.95);
        }
        try (AdmmSolver solver = new AdmmSolver(Problems.REFERENCE, settings, wave(), null)) {
            assertThat(solver.saturation()).isZero();
        }
    }

    private static Network good() {
        return fit(settings(InitialScheme.LECUN_GAUSS, 3, Safeguard.RESTART)).best();
    }

    /** Good weights and penalties that do not hold on to them: the error rises from the first epoch on. */
    @Test
    void driftIsReportedOrReversed() {
        AdmmSettings drifting = settings(InitialScheme.LECUN_GAUSS, 3, Safeguard.WARN).toBuilder()
                .beta(0.01)
                .epochs(60)
                .build();
        TrainingResult warned =
                new AdmmTrainer(Problems.REFERENCE, drifting).fit(wave(), good(), TrainingListener.NONE);
        assertThat(warned.lastTrainError()).isGreaterThan(10 * warned.bestTrainError());
        assertThat(warned.warnings())
                .filteredOn(w -> w.contains("the training error rose"))
                .hasSize(1)
                .allMatch(w -> w.matches("epoch \\d+: the training error rose to .* at epoch 0"));
        AdmmSettings guarded = drifting.toBuilder().safeguard(Safeguard.RESTART).build();
        TrainingResult saved = new AdmmTrainer(Problems.REFERENCE, guarded).fit(wave(), good(), TrainingListener.NONE);
        assertThat(saved.lastTrainError()).isLessThanOrEqualTo(3 * saved.bestTrainError());
        assertThat(saved.warnings()).anyMatch(w -> w.contains("with penalties times 10"));
    }

    /** Where λ asks for small weights, a larger error may be the better end: the safeguard does not undo it. */
    @Test
    void largeLambdaIsPartOfTheAim() {
        AdmmSettings settings = settings(InitialScheme.LECUN_GAUSS, 3, Safeguard.RESTART).toBuilder()
                .lambda(2e-3)
                .lambdaScaling(LambdaScaling.MEAN)
                .epochs(100)
                .build();
        TrainingResult start = fit(settings(InitialScheme.LECUN_GAUSS, 3, Safeguard.RESTART));
        TrainingResult result =
                new AdmmTrainer(Problems.REFERENCE, settings).fit(wave(), start.best(), TrainingListener.NONE);
        assertThat(result.lastTrainError()).isGreaterThan(10 * start.bestTrainError());
        assertThat(result.warnings()).noneMatch(w -> w.contains("penalties times 10"));
        assertThat(penalised(result.best(), result.bestTrainError()))
                .isLessThanOrEqualTo(penalised(result.last(), result.lastTrainError()))
                .isLessThan(0.5 * penalised(start.best(), start.bestTrainError()));
    }

    private static double penalised(Network network, double error) {
        double squares = network.layers().stream()
                .mapToDouble(
                        layer -> Arrays.stream(layer.weight()).map(w -> w * w).sum()
                                + Arrays.stream(layer.bias()).map(w -> w * w).sum())
                .sum();
        return error + 2e-3 * squares;
    }

    /** A restart is no iteration: that nothing has moved in it is no convergence. */
    @Test
    void restartMeetsNoTolerance() {
        AdmmSettings settings = settings(InitialScheme.LECUN_GAUSS, 3, Safeguard.RESTART).toBuilder()
                .beta(0.01)
                .outputStart(OutputStart.FORWARD)
                .stopping(StoppingRules.NONE.withTolerances(1e-9, 1e-9))
                .epochs(60)
                .build();
        TrainingResult result =
                new AdmmTrainer(Problems.REFERENCE, settings).fit(wave(), good(), TrainingListener.NONE);
        assertThat(result.warnings()).anyMatch(w -> w.contains("with penalties times 10"));
        assertThat(result.stopReason()).isEqualTo(StopReason.EPOCHS);
    }

    @Test
    void trainingThatIsStoppedBetweenEvaluationsKnowsItsErrorAndItsBest() {
        AdmmSettings settings = settings(InitialScheme.LECUN_GAUSS, 3, Safeguard.RESTART).toBuilder()
                .evaluationInterval(0)
                .build();
        TrainingListener stop =
                event -> event.epoch() == 4 ? TrainingListener.Decision.STOP : TrainingListener.Decision.CONTINUE;
        TrainingResult result = new AdmmTrainer(Problems.REFERENCE, settings).fit(wave(), stop);
        assertThat(result.bestEpoch()).isEqualTo(4);
        assertThat(result.bestTrainError()).isEqualTo(result.lastTrainError()).isLessThan(0.4);
        assertThat(result.history()).allMatch(event -> Double.isNaN(event.trainError()));
    }
}
