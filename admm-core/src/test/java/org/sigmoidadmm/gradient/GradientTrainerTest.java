package org.sigmoidadmm.gradient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sigmoidadmm.Layer;
import org.sigmoidadmm.Network;
import org.sigmoidadmm.Samples;
import org.sigmoidadmm.StopReason;
import org.sigmoidadmm.TrainingData;
import org.sigmoidadmm.TrainingListener;
import org.sigmoidadmm.TrainingListener.Decision;
import org.sigmoidadmm.TrainingResult;
import org.sigmoidadmm.matrix.Activations;
import org.sigmoidadmm.matrix.Losses;

class GradientTrainerTest {

    static Stream<GradientMethod> methods() {
        return Stream.of(GradientMethod.sgd(0.05), GradientMethod.adam(0.01), GradientMethod.lbfgs());
    }

    private static GradientSettings.Builder small(GradientMethod method) {
        return GradientSettings.defaults(method).toBuilder().hidden(8, 6).epochs(5);
    }

    private static TrainingResult fit(GradientSettings settings, TrainingData data) {
        return new GradientTrainer(Cases.PROVIDER, settings).fit(data, TrainingListener.NONE);
    }

    private static List<double[]> arrays(Network network) {
        List<double[]> arrays = new ArrayList<>();
        for (Layer layer : network.layers()) {
            arrays.add(layer.weight());
            arrays.add(layer.bias());
        }
        return arrays;
    }

    private static void requireSameBits(Network one, Network other) {
        assertThat(arrays(one)).usingRecursiveComparison().isEqualTo(arrays(other));
    }

    // ---------------------------------------------------------------- what PyTorch would do

    /**
     * Full-batch training of y = wx + b on three points from w = 0.5, b = −0.25; the expected figures are computed apart
     * from this project by the rules of PyTorch's documentation, with the loss ½·(prediction − y)² averaged.
     */
    private static void requireLine(GradientSettings.Builder builder, double[][] expected) {
        Samples x = new Samples(3, 1, new double[] {-1, 0.5, 2});
        Samples y = new Samples(3, 1, new double[] {3, -1, 0.25});
        Network start =
                new Network(List.of(new Layer(1, 1, new double[] {0.5}, new double[] {-0.25}, Activations.IDENTITY)));
        GradientSettings settings = builder.epochs(4).batchSize(3).build();
        try (GradientSolver solver = new GradientSolver(Cases.PROVIDER, settings, TrainingData.of(x, y), start)) {
            for (double[] next : expected) {
                solver.iterate(false);
                Layer line = solver.network().layers().get(0);
                assertThat(new double[] {line.weight()[0], line.bias()[0]})
                        .containsExactly(next, within(1e-14)); // rounding of another order of operations
            }
        }
    }

    @Test
    void clippingWeightDecayNesterovAndCosineCombineAsInPytorch() {
        requireLine(
                GradientSettings.defaults(GradientMethod.sgd(0.2)).toBuilder()
                        .weightDecay(0.01)
                        .clipNorm(0.5)
                        .schedule(new StepSchedule.Cosine()),
                new double[][] {
                    {0.3234625360206588, -0.17420537258028235},
                    {0.11402817166387255, -0.0717455753755383},
                    {-0.03570646291959073, 0.013804255766341103},
                    {-0.0858567410593969, 0.046451664841107076}
                });
    }

    @Test
    void adamWithWeightDecayAndStepDecayIsPytorchs() {
        requireLine(
                GradientSettings.defaults(GradientMethod.adam(0.2)).toBuilder()
                        .weightDecay(0.1)
                        .schedule(new StepSchedule.StepDecay(0.5, 2)),
                new double[][] {
                    {0.3000000011111109, -0.050000002580644964},
                    {0.10149688700059184, 0.14842753957809246},
                    {0.0037191887638795412, 0.24608413139027283},
                    {-0.09267355173070936, 0.34227320625415425}
                });
    }

    @Test
    void lbfgsFindsTheLeastSquaresLine() {
        // normal equations of the three points above without decay: Σx² = 5.25, Σx = 1.5, Σxy = −3, Σy = 2.25
        double w = (3 * -3 - 1.5 * 2.25) / (3 * 5.25 - 1.5 * 1.5);
        double b = (2.25 - 1.5 * w) / 3;
        Samples x = new Samples(3, 1, new double[] {-1, 0.5, 2});
        Samples y = new Samples(3, 1, new double[] {3, -1, 0.25});
        TrainingResult result = fit(
                GradientSettings.defaults(GradientMethod.lbfgs()).toBuilder()
                        .hidden()
                        .epochs(100)
                        .build(),
                TrainingData.of(x, y));
        Layer line = result.last().layers().get(0);
        assertThat(line.weight()[0]).isCloseTo(w, within(1e-7)); // f is flat to 1e-16 within 1e-8 of its minimum
        assertThat(line.bias()[0]).isCloseTo(b, within(1e-7));
        assertThat(result.stopReason()).isEqualTo(StopReason.CONVERGED);
        assertThat(result.message()).contains("no step along the gradient lowers the objective");
    }

    // ---------------------------------------------------------------- the same bits

    @ParameterizedTest
    @MethodSource("methods")
    void fullBatchBitsDoNotDependOnThreads(GradientMethod method) {
        TrainingData data = Cases.curve(6000, 1, x -> x * x);
        int batch = method instanceof GradientMethod.Lbfgs ? 0 : 6000;
        GradientSettings.Builder builder = small(method).batchSize(batch);
        Network one = fit(builder.threads(1).build(), data).last();
        requireSameBits(fit(builder.threads(2).build(), data).last(), one);
        requireSameBits(fit(builder.threads(3).build(), data).last(), one);
    }

    @Test
    void miniBatchBitsDoNotDependOnThreads() {
        TrainingData data = Cases.curve(7000, 1, x -> x * x);
        GradientSettings.Builder builder =
                small(GradientMethod.adam(0.01)).epochs(2).batchSize(4500); // two lanes and a rest of two lanes
        requireSameBits(
                fit(builder.threads(2).build(), data).last(),
                fit(builder.threads(1).build(), data).last());
    }

    @Test
    void orderOfSamplesComesFromTheSeed() {
        TrainingData data = Cases.curve(100, 1, x -> x * x);
        Network start =
                fit(small(GradientMethod.sgd(0.05)).epochs(1).build(), data).last();
        GradientSettings.Builder builder = small(GradientMethod.sgd(0.05)).batchSize(10);
        List<Network> ends = new ArrayList<>();
        for (long seed : new long[] {1, 1, 2}) {
            GradientTrainer trainer =
                    new GradientTrainer(Cases.PROVIDER, builder.seed(seed).build());
            ends.add(trainer.fit(data, start, TrainingListener.NONE).last());
        }
        requireSameBits(ends.get(0), ends.get(1));
        assertThat(arrays(ends.get(0)).get(0)).isNotEqualTo(arrays(ends.get(2)).get(0));
    }

    /** One weight and a tiny step, so that each gradient is −x_i but for 1e-5; the sum of powers of two tells the samples. */
    @Test
    void everySampleIsSeenOncePerEpoch() {
        double[] x = IntStream.range(0, 10).mapToDouble(i -> Math.pow(2, i)).toArray();
        double[] y = new double[10];
        Arrays.fill(y, 1);
        Network start = new Network(List.of(new Layer(1, 1, new double[] {0}, new double[] {0}, Activations.IDENTITY)));
        TrainingData data = TrainingData.of(new Samples(10, 1, x), new Samples(10, 1, y));
        assertThat(moved(data, start, 1)).isCloseTo(1023, within(1023 * 1e-5));
        assertThat(moved(data, start, 5)).isCloseTo(1023.0 / 5, within(1023 * 1e-5));
        // of three batches of 3 and one of 1, each with a mean of its own
        double alone = (3 * moved(data, start, 3) - 1023) / 2;
        assertThat(Arrays.stream(x).boxed()).anyMatch(each -> Math.abs(each - alone) < 1023 * 1e-4);
    }

    private static double moved(TrainingData data, Network start, int batchSize) {
        GradientSettings settings = GradientSettings.defaults(new GradientMethod.Sgd(1e-12, 0, false)).toBuilder()
                .batchSize(batchSize)
                .epochs(1)
                .build();
        TrainingResult result = new GradientTrainer(Cases.PROVIDER, settings).fit(data, start, TrainingListener.NONE);
        return result.last().layers().get(0).weight()[0] / 1e-12;
    }

    // ---------------------------------------------------------------- the course of a training

    @ParameterizedTest
    @MethodSource("methods")
    void errorsAreThoseOfTheNetworksReturned(GradientMethod method) {
        TrainingData data =
                Cases.curve(300, 1, x -> x * x).withValidation(Cases.uniform(20, 1, 7), Cases.uniform(20, 1, 8));
        TrainingResult result = fit(small(method).build(), data);
        assertThat(result.lastEpoch()).isEqualTo(5);
        assertThat(result.history()).hasSize(5);
        double sum = 0;
        for (int i = 0; i < 300; i++) {
            double misfit = result.last().predict(data.inputs().row(i))[0]
                    - data.targets().get(i, 0);
            sum += misfit * misfit;
        }
        // rounding of sums over 300 terms
        assertThat(result.lastTrainError()).isCloseTo(sum / 300, within(1e-12 * sum));
        assertThat(result.lastValidationError()).isFinite();
        assertThat(result.history().get(4).trainError()).isEqualTo(result.lastTrainError());
        assertThat(result.history().get(4).objective()).isCloseTo(result.lastTrainError() / 2, within(1e-15));
        assertThat(result.history().get(4).residuals()).isEmpty();
    }

    @Test
    void objectiveContainsTheWeightDecay() {
        TrainingData data = Cases.curve(50, 1, x -> x * x);
        TrainingResult result =
                fit(small(GradientMethod.lbfgs()).weightDecay(0.1).build(), data);
        double squares = arrays(result.last()).stream()
                .mapToDouble(array -> Vectors.dot(array, array))
                .sum();
        assertThat(result.history().get(4).objective())
                .isCloseTo(result.lastTrainError() / 2 + 0.05 * squares, within(1e-14));
    }

    @Test
    void errorsAreComputedInEvaluatedEpochsAlone() {
        TrainingData data = Cases.curve(50, 1, x -> x * x);
        TrainingResult result =
                fit(small(GradientMethod.sgd(0.05)).evaluationInterval(3).build(), data);
        assertThat(result.history().stream().map(event -> Double.isNaN(event.trainError())))
                .containsExactly(true, true, false, true, false);
        assertThat(result.history().get(0).objective()).isNaN();
    }

    @Test
    void stepsFarTooLongEndAsDivergedWithTheLastFiniteNetwork() {
        TrainingData data = Cases.curve(200, 1, x -> x * x);
        TrainingResult result = fit(
                small(new GradientMethod.Sgd(1e6, 0, false))
                        .activation(Activations.RELU)
                        .batchSize(200)
                        .epochs(2000)
                        .build(),
                data);
        assertThat(result.stopReason()).isEqualTo(StopReason.DIVERGED);
        assertThat(result.message()).matches("epoch \\d+: the loss of the training samples is (Infinity|NaN)");
        assertThat(result.lastEpoch()).isEqualTo(result.history().size());
        assertThat(arrays(result.last()))
                .allSatisfy(array -> assertThat(Vectors.isFinite(array)).isTrue());
        assertThat(result.best()).isNotNull();
        assertThat(result.bestTrainError()).isFinite();
    }

    @Test
    void divergenceWithinTheFirstEpochLeavesTheStart() {
        TrainingData data = Cases.curve(2000, 1, x -> x * x);
        GradientSettings settings = small(new GradientMethod.Sgd(1e6, 0.9, true))
                .hidden()
                .batchSize(1)
                .build();
        TrainingResult result = fit(settings, data);
        assertThat(result.stopReason()).isEqualTo(StopReason.DIVERGED);
        assertThat(result.lastEpoch()).isZero();
        requireSameBits(
                result.last(), Network.random(settings.initialization(), 1, new int[0], 1, settings.activation()));
    }

    @ParameterizedTest
    @MethodSource("methods")
    void listenerEndsTheTraining(GradientMethod method) {
        TrainingResult result = new GradientTrainer(
                        Cases.PROVIDER, small(method).build())
                .fit(Cases.curve(50, 1, x -> x * x), event -> event.epoch() == 2 ? Decision.STOP : Decision.CONTINUE);
        assertThat(result.stopReason()).isEqualTo(StopReason.LISTENER);
        assertThat(result.lastEpoch()).isEqualTo(2);
    }

    @Test
    void interruptEndsTheTrainingAndStaysSet() {
        TrainingResult result = new GradientTrainer(
                        Cases.PROVIDER, small(GradientMethod.adam(0.01)).build())
                .fit(Cases.curve(50, 1, x -> x * x), event -> {
                    if (event.epoch() == 3) {
                        Thread.currentThread().interrupt();
                    }
                    return Decision.CONTINUE;
                });
        assertThat(Thread.interrupted()).isTrue();
        assertThat(result.stopReason()).isEqualTo(StopReason.INTERRUPTED);
        assertThat(result.lastEpoch()).isEqualTo(3);
    }

    // ---------------------------------------------------------------- what the methods reach

    @ParameterizedTest
    @MethodSource("methods")
    void classesAreLearntWithCrossEntropy(GradientMethod method) {
        Samples x = Cases.uniform(120, 2, 5);
        double[] y = new double[240];
        for (int i = 0; i < 120; i++) {
            y[2 * i + (x.get(i, 0) * x.get(i, 1) > 0 ? 1 : 0)] = 1;
        }
        GradientSettings settings = small(method)
                .activation(Activations.TANH)
                .loss(Losses.CROSS_ENTROPY)
                .epochs(150)
                .batchSize(method instanceof GradientMethod.Lbfgs ? 0 : 10)
                .build();
        TrainingData data = TrainingData.of(x, new Samples(120, 2, y));
        TrainingResult result = fit(settings, data);
        // guessing gives ln 2 = 0.69; the quadrants are separable
        assertThat(result.bestTrainError()).isLessThan(0.1);
    }

    @Test
    void lbfgsFitsTheSquareFunctionClosely() {
        TrainingResult result =
                fit(small(GradientMethod.lbfgs()).hidden(10, 10).epochs(400).build(), Cases.curve(200, 1, x -> x * x));
        // the constant has 0.089; a rule of thumb for "it optimises in earnest", reached after about 100 epochs
        assertThat(result.lastTrainError()).isLessThan(1e-6);
        double before = Double.POSITIVE_INFINITY;
        for (var event : result.history()) {
            assertThat(event.objective()).isLessThanOrEqualTo(before);
            before = event.objective();
        }
    }

    // ---------------------------------------------------------------- settings

    @Test
    void badSettingsAreRefusedInOneSentence() {
        requireRefused(() -> GradientMethod.sgd(0), "step size is 0.0, must be positive and finite");
        requireRefused(() -> GradientMethod.adam(Double.NaN), "step size is NaN, must be positive and finite");
        requireRefused(() -> new GradientMethod.Sgd(1, 1, false), "momentum is 1.0, must be at least 0 and below 1");
        requireRefused(() -> new GradientMethod.Sgd(1, 0, true), "Nesterov's momentum needs a momentum above 0");
        requireRefused(() -> new GradientMethod.Adam(1, 0.9, 1, 1e-8), "beta2 is 1.0, must be at least 0 and below 1");
        requireRefused(() -> new GradientMethod.Adam(1, 0.9, 0.9, 0), "epsilon is 0.0, must be positive and finite");
        requireRefused(() -> new GradientMethod.Lbfgs(0, 1e-4, 0.9), "L-BFGS memory is 0, must be at least 1");
        requireRefused(
                () -> new GradientMethod.Lbfgs(10, 0.9, 0.1),
                "the Wolfe constants are c1 = 0.9 and c2 = 0.1, must satisfy 0 < c1 < 0.5 and c1 < c2 < 1");
        requireRefused(() -> new StepSchedule.StepDecay(0, 1), "step decay is 0.0, must be above 0 and at most 1");
        requireRefused(() -> new StepSchedule.StepDecay(0.5, 0), "the step decays every 0 epochs, must be at least 1");
        GradientSettings.Builder builder = small(GradientMethod.lbfgs());
        requireRefused(() -> builder.hidden(3, 0), "hidden layer width is 0, must be at least 1");
        requireRefused(() -> builder.epochs(0), "epochs is 0, must be at least 1");
        requireRefused(() -> builder.batchSize(-1), "batch size is -1, must be at least 0");
        requireRefused(() -> builder.weightDecay(-1), "weight decay is -1.0, must be at least 0 and finite");
        requireRefused(() -> builder.clipNorm(0), "clip norm is 0.0, must be positive");
        requireRefused(() -> builder.threads(-1), "threads is -1, must be at least 0");
        requireRefused(() -> builder.evaluationInterval(-1), "evaluation interval is -1, must be at least 0");
    }

    @Test
    void lbfgsRefusesWhatItHasNoUseFor() {
        String reason = "L-BFGS uses all samples and searches its own step sizes; it has no use for ";
        requireRefused(() -> small(GradientMethod.lbfgs()).batchSize(5).build(), reason + "a batch size");
        requireRefused(
                () -> small(GradientMethod.lbfgs())
                        .schedule(new StepSchedule.Cosine())
                        .build(),
                reason + "a step size schedule");
        requireRefused(() -> small(GradientMethod.lbfgs()).clipNorm(1).build(), reason + "gradient clipping");
    }

    @Test
    void networkThatDoesNotFitTheDataIsRefused() {
        Network start = new Network(List.of(new Layer(2, 1, new double[2], new double[1], Activations.IDENTITY)));
        GradientTrainer trainer = new GradientTrainer(
                Cases.PROVIDER, small(GradientMethod.lbfgs()).build());
        requireRefused(
                () -> trainer.fit(Cases.curve(5, 1, x -> x), start, TrainingListener.NONE),
                "the network takes 2 numbers and gives 1, the data have 1 inputs and 1 targets");
    }

    private static void requireRefused(Runnable call, String sentence) {
        assertThatIllegalArgumentException().isThrownBy(call::run).withMessage(sentence);
    }
}
