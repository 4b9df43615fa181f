package org.sigmoidadmm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sigmoidadmm.matrix.Activations;
import org.sigmoidadmm.matrix.Matrix;
import org.sigmoidadmm.matrix.NotPositiveDefiniteException;

/** What happens when numbers overflow: the training ends with the epoch and the layer named and finite networks kept. */
class DivergenceTest {

    private static final TrainingData DATA = Problems.smooth(20, 2, 1, 1);

    private static AdmmSettings.Builder settings() {
        return Problems.mild(4, 3).epochs(10).safeguard(Safeguard.OFF);
    }

    private static TrainingData scaledTargets(double factor) {
        double[] targets =
                Arrays.stream(DATA.targets().values()).map(y -> factor * y).toArray();
        return TrainingData.of(DATA.inputs(), new Samples(20, 1, targets));
    }

    private static void assertFinite(Network network) {
        for (Layer layer : network.layers()) {
            assertThat(Arrays.stream(layer.weight()).allMatch(Double::isFinite)).isTrue();
            assertThat(Arrays.stream(layer.bias()).allMatch(Double::isFinite)).isTrue();
        }
    }

    private static void assertSameWeights(Network actual, Network expected) {
        for (int i = 0; i < expected.depth(); i++) {
            assertThat(actual.layers().get(i).weight())
                    .as("layer %d", i + 1)
                    .isEqualTo(expected.layers().get(i).weight());
            assertThat(actual.layers().get(i).bias())
                    .isEqualTo(expected.layers().get(i).bias());
        }
    }

    /** Fails the given solve of a system, counted from 1; an iteration of this network has three plus two. */
    private static InterposedProvider singularAt(int solve) {
        return new InterposedProvider((backend, method, call, arguments) -> {
            if (method.equals("solveSpd") && call >= solve) {
                throw new NotPositiveDefiniteException("solveSpd: as if");
            }
        });
    }

    @ParameterizedTest
    @CsvSource({
        "11, 'epoch 3: the weights of layer 1 cannot be updated, solveSpd: as if'",
        "12, 'epoch 3: the weights of layer 2 cannot be updated, solveSpd: as if'",
        "13, 'epoch 3: the weights of layer 3 cannot be updated, solveSpd: as if'",
        "14, 'epoch 3: the activations of layer 1 cannot be updated, solveSpd: as if'",
        "15, 'epoch 3: the activations of layer 2 cannot be updated, solveSpd: as if'"
    })
    void aSystemWithoutSolutionEndsTheTrainingWithTheWeightsOfTheEpochBefore(int solve, String message) {
        TrainingResult expected =
                new AdmmTrainer(Problems.REFERENCE, settings().epochs(2).build()).fit(DATA, TrainingListener.NONE);
        TrainingResult result = new AdmmTrainer(singularAt(solve), settings().build()).fit(DATA, TrainingListener.NONE);
        assertThat(result.stopReason()).isEqualTo(StopReason.DIVERGED);
        assertThat(result.message()).isEqualTo(message);
        assertThat(result.lastEpoch()).isEqualTo(2);
        assertThat(result.history()).hasSize(2);
        assertThat(result.lastTrainError()).isEqualTo(expected.lastTrainError());
        assertSameWeights(result.last(), expected.last());
        assertSameWeights(result.best(), expected.best());
    }

    /** Where workers share layers out, all may fail at the same time: the message is the one that a single worker gives. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void theFirstLayerThatFailsIsNamedWhoeverFailedFirst(int threads) {
        AdmmSettings settings =
                settings().hidden(100, 90, 80).blockColumns(5).threads(threads).build();
        TrainingResult result = new AdmmTrainer(singularAt(1), settings).fit(DATA, TrainingListener.NONE);
        assertThat(result.stopReason()).isEqualTo(StopReason.DIVERGED);
        assertThat(result.message()).isEqualTo("epoch 1: the weights of layer 1 cannot be updated, solveSpd: as if");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void systemsFailAfterWeightsWhoeverFailedFirst(int threads) {
        InterposedProvider provider = new InterposedProvider((backend, method, call, arguments) -> {
            int order = method.equals("solveSpd") ? ((Matrix) arguments[1]).rows() : 0;
            if (order == 81 || order == 45) { // the weights of the output layer; half of the first system
                throw new NotPositiveDefiniteException("solveSpd: as if");
            }
        });
        AdmmSettings settings =
                settings().hidden(90, 90, 80).blockColumns(5).threads(threads).build();
        TrainingResult result = new AdmmTrainer(provider, settings).fit(DATA, TrainingListener.NONE);
        assertThat(result.message()).isEqualTo("epoch 1: the weights of layer 4 cannot be updated, solveSpd: as if");
    }

    @Test
    void aSystemWithoutSolutionInTheFirstEpochLeavesTheStart() {
        Network start = Network.random(
                settings().build().initialization(),
                2,
                new int[] {4, 3},
                1,
                settings().build().activation());
        TrainingResult result =
                new AdmmTrainer(singularAt(2), settings().build()).fit(DATA, start, TrainingListener.NONE);
        assertThat(result.stopReason()).isEqualTo(StopReason.DIVERGED);
        assertThat(result.lastEpoch()).isZero();
        assertSameWeights(result.last(), start);
        assertSameWeights(result.best(), start);
    }

    @ParameterizedTest
    @CsvSource({
        "NaN, 12, 'epoch 3: the weights of layer 2 are no longer finite'",
        "Infinity, 11, 'epoch 3: the weights of layer 1 are no longer finite'"
    })
    void weightsThatAreNotFiniteEndTheTraining(double spoilt, int solve, String message) {
        InterposedProvider provider = new InterposedProvider((backend, method, call, arguments) -> {
            if (method.equals("solveSpd") && call == solve) {
                backend.fill(spoilt, (Matrix) arguments[3]);
            }
        });
        TrainingResult result = new AdmmTrainer(provider, settings().build()).fit(DATA, TrainingListener.NONE);
        assertThat(result.stopReason()).isEqualTo(StopReason.DIVERGED);
        assertThat(result.message()).isEqualTo(message);
        assertFinite(result.last());
        assertFinite(result.best());
    }

    /** A layer's force is computed once per block and hidden layer: call 6 is layer 2 in epoch 3. */
    @Test
    void activationsThatAreNotFiniteEndTheTraining() {
        InterposedProvider provider = new InterposedProvider((backend, method, call, arguments) -> {
            if (method.equals("constraintForce") && call == 6) {
                backend.fill(Double.NaN, (Matrix) arguments[4]);
            }
        });
        TrainingResult result = new AdmmTrainer(provider, settings().build()).fit(DATA, TrainingListener.NONE);
        assertThat(result.stopReason()).isEqualTo(StopReason.DIVERGED);
        assertThat(result.message())
                .isEqualTo("epoch 3: the activations or multipliers of layer 2 are no longer finite");
        assertThat(result.lastEpoch()).isEqualTo(2);
        assertFinite(result.last());
    }

    @Test
    void targetsTooLargeToSquareAreRefusedAtTheStart() {
        assertThatThrownBy(() -> new AdmmTrainer(Problems.REFERENCE, settings().build())
                        .fit(scaledTargets(1e300), TrainingListener.NONE))
                .isInstanceOf(DivergenceException.class)
                .hasMessageStartingWith("epoch 0: ")
                .hasMessageContaining("layer 3");
    }

    /** The targets can be squared, but weights that reach them from activations of size 1, squared, overflow. */
    @ParameterizedTest
    @CsvSource({"FORWARD, OFF", "TARGET, OFF", "FORWARD, RESTART", "TARGET, RESTART", "TARGET, WARN"})
    void targetsNearTheLimitEndWithFiniteNetworks(OutputStart start, Safeguard safeguard) {
        AdmmSettings settings = settings()
                .lambda(1e-9)
                .outputStart(start)
                .safeguard(safeguard)
                .epochs(50)
                .build();
        TrainingResult result =
                new AdmmTrainer(Problems.REFERENCE, settings).fit(scaledTargets(3e152), TrainingListener.NONE);
        assertThat(result.stopReason()).isEqualTo(StopReason.DIVERGED);
        assertThat(result.message()).contains("epoch ").contains("layer ");
        assertFinite(result.last());
        assertFinite(result.best());
    }

    @Test
    void aPenaltyWhoseInverseOverflowsIsRefusedAtTheStart() {
        AdmmSettings settings = settings().beta(1e-320).build();
        assertThatThrownBy(() -> new AdmmTrainer(Problems.REFERENCE, settings).fit(DATA, TrainingListener.NONE))
                .isInstanceOf(DivergenceException.class)
                .hasMessageStartingWith("epoch 0: ")
                .hasMessageContaining("layer 1");
    }

    /** A repeated input makes the Gram matrix singular; λ is far below its rounding error. */
    @Test
    void repeatedInputsAreNoDivergence() {
        double[] doubled = new double[400 * 2];
        TrainingData data = Problems.smooth(400, 1, 1, 3);
        for (int i = 0; i < 400; i++) {
            doubled[2 * i] = 100 * data.inputs().get(i, 0);
            doubled[2 * i + 1] = doubled[2 * i];
        }
        TrainingData repeated = TrainingData.of(new Samples(400, 2, doubled), data.targets());
        AdmmSettings settings = settings().lambda(1e-14).beta(10).build();
        TrainingResult result = new AdmmTrainer(Problems.REFERENCE, settings).fit(repeated, TrainingListener.NONE);
        assertThat(result.stopReason()).isEqualTo(StopReason.EPOCHS);
        assertThat(result.bestEpoch()).isPositive();
    }

    /** tanh of nothing is nothing: m = 0 makes the curvature of MAX_ABS vanish, on both sides of the narrow layer. */
    @Test
    void aModelWithoutCurvatureIsNoDivergence() {
        TrainingData zeros = TrainingData.of(
                new Samples(5, 2, new double[10]), Problems.smooth(5, 2, 1, 1).targets());
        AdmmSettings settings = settings()
                .hidden(9, 3)
                .activation(Activations.TANH)
                .majorizer(Majorizer.MAX_ABS)
                .initialization(new Initialization(InitialScheme.XAVIER, 1, false, 1))
                .build();
        TrainingResult result = new AdmmTrainer(Problems.REFERENCE, settings).fit(zeros, TrainingListener.NONE);
        assertThat(result.stopReason()).isEqualTo(StopReason.EPOCHS);
        assertFinite(result.last());
    }
}
