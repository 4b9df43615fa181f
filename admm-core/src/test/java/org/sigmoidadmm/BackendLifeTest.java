package org.sigmoidadmm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sigmoidadmm.gradient.GradientMethod;
import org.sigmoidadmm.gradient.GradientSettings;
import org.sigmoidadmm.gradient.GradientTrainer;
import org.sigmoidadmm.gradient.PolishSettings;
import org.sigmoidadmm.gradient.PolishedTrainer;
import org.sigmoidadmm.gradient.RandomFeaturesSettings;
import org.sigmoidadmm.gradient.RandomFeaturesTrainer;
import org.sigmoidadmm.matrix.MatrixException;
import org.sigmoidadmm.matrix.spi.MatrixBackendProvider;

/** Every backend instance that a training creates is closed, however it ends. */
class BackendLifeTest {

    private static final TrainingData DATA = Problems.smooth(40, 2, 1, 1);
    private static final AdmmSettings SETTINGS =
            Problems.mild(4, 3).blockColumns(5).threads(3).epochs(3).build();

    private static final TrainingData WEIGHTED =
            DATA.withWeights(IntStream.range(0, 40).mapToDouble(k -> 1 + k % 3).toArray());
    private static final GradientMethod.Lbfgs LBFGS = new GradientMethod.Lbfgs(5, 1e-4, 0.9, 2);

    private static double[] filled(double value) {
        double[] values = new double[40];
        Arrays.fill(values, value);
        return values;
    }

    private static void assertAllClosed(InterposedProvider provider, int expected) {
        assertThat(provider.created).hasValue(expected);
        assertThat(provider.closed).hasValue(expected);
    }

    @Test
    void oneBackendPerThreadIsCreatedAndClosed() {
        InterposedProvider provider = InterposedProvider.counting();
        new AdmmTrainer(provider, SETTINGS).fit(DATA, TrainingListener.NONE);
        assertAllClosed(provider, 3);
    }

    @Test
    void closedWhenTheListenerThrows() {
        InterposedProvider provider = InterposedProvider.counting();
        assertThatThrownBy(() -> new AdmmTrainer(provider, SETTINGS).fit(DATA, event -> {
                    throw new IllegalStateException("listener");
                }))
                .hasMessage("listener");
        assertAllClosed(provider, 3);
    }

    @Test
    void closedWhenTheSecondBackendCannotBeCreated() {
        InterposedProvider provider = new InterposedProvider((backend, method, call, arguments) -> {
            if (method.equals("create") && call == 2) {
                backend.close();
                throw new IllegalStateException("no more");
            }
        });
        assertThatThrownBy(() -> new AdmmSolver(provider, SETTINGS, DATA, null)).hasMessage("no more");
        assertAllClosed(provider, 1);
    }

    /** Each trainer, by the number of its epochs. */
    enum Kind {
        ADMM((provider, epochs) ->
                new AdmmTrainer(provider, SETTINGS.toBuilder().epochs(epochs).build())),
        SGD((provider, epochs) -> new GradientTrainer(
                provider,
                gradient(new GradientMethod.Sgd(0.1, 0, false), epochs)
                        .batchSize(7)
                        .build())),
        L_BFGS((provider, epochs) ->
                new GradientTrainer(provider, gradient(LBFGS, epochs).build())),
        POLISHED((provider, epochs) ->
                new PolishedTrainer(provider, new PolishSettings(SETTINGS, epochs, LBFGS, 1, true))),
        RANDOM_FEATURES((provider, epochs) -> new RandomFeaturesTrainer(provider, RandomFeaturesSettings.of(5)));

        private final BiFunction<MatrixBackendProvider, Integer, Trainer> trainer;

        Kind(BiFunction<MatrixBackendProvider, Integer, Trainer> trainer) {
            this.trainer = trainer;
        }

        TrainingResult fit(MatrixBackendProvider provider, int epochs, TrainingData data) {
            return trainer.apply(provider, epochs).fit(data, TrainingListener.NONE);
        }

        private static GradientSettings.Builder gradient(GradientMethod method, int epochs) {
            return GradientSettings.defaults(method).toBuilder()
                    .hidden(4, 3)
                    .threads(3)
                    .epochs(epochs);
        }
    }

    @ParameterizedTest
    @EnumSource
    void closedWhicheverMatrixThereIsNoMemoryFor(Kind kind) {
        InterposedProvider whole = InterposedProvider.counting();
        kind.fit(whole, 4, WEIGHTED);
        assertAllClosed(whole, whole.created.get());
        int matrices = whole.calls("zeros");
        assertThat(matrices).isGreaterThan(20);
        for (int k = 1; k <= matrices; k++) {
            int failing = k;
            InterposedProvider provider = new InterposedProvider((backend, method, call, arguments) -> {
                if (method.equals("zeros") && call == failing) {
                    throw new OutOfMemoryError("as if");
                }
            });
            assertThatThrownBy(() -> kind.fit(provider, 4, WEIGHTED))
                    .isInstanceOf(OutOfMemoryError.class)
                    .hasMessage("as if");
            assertThat(provider.closed.get()).as("matrix %d", k).isEqualTo(provider.created.get());
        }
    }

    /** Matrices live as long as their backend: what an epoch makes anew would add up wherever they are no Java arrays. */
    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "RANDOM_FEATURES") // which has one epoch
    void moreEpochsMakeNoMoreMatrices(Kind kind) {
        for (TrainingData data : List.of(DATA, WEIGHTED)) {
            InterposedProvider few = InterposedProvider.counting();
            InterposedProvider more = InterposedProvider.counting();
            kind.fit(few, 6, data);
            TrainingResult result = kind.fit(more, 12, data);
            assertThat(more.calls("zeros")).isEqualTo(few.calls("zeros"));
            assertThat(result.lastEpoch()).isGreaterThan(6);
        }
    }

    @Test
    void closedWhenTheStartIsNotFinite() {
        InterposedProvider provider = InterposedProvider.counting();
        TrainingData huge = TrainingData.of(DATA.inputs(), new Samples(40, 1, filled(1e200)));
        assertThatThrownBy(() -> new AdmmSolver(provider, SETTINGS, huge, null))
                .isInstanceOf(DivergenceException.class);
        assertAllClosed(provider, 3);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void closedWhenAWorkerFailsDuringAnIteration(int threads) {
        InterposedProvider provider = new InterposedProvider((backend, method, call, arguments) -> {
            if (method.equals("constraintForce") && call == 25) {
                throw new IllegalStateException("device lost");
            }
        });
        AdmmSettings settings = SETTINGS.toBuilder().threads(threads).build();
        assertThatThrownBy(() -> new AdmmTrainer(provider, settings).fit(DATA, TrainingListener.NONE))
                .hasMessage("device lost");
        assertAllClosed(provider, threads);
    }

    @Test
    void nothingIsCreatedForSettingsThatAreRefused() {
        InterposedProvider provider = InterposedProvider.counting();
        AdmmSettings wrong = SETTINGS.toBuilder().beta(1, 2).build();
        assertThatThrownBy(() -> new AdmmSolver(provider, wrong, DATA, null))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(provider.created).hasValue(0);
    }

    @Test
    void anIterationAllocatesNoMatrices() {
        InterposedProvider provider = InterposedProvider.counting();
        try (AdmmSolver solver = new AdmmSolver(provider, SETTINGS, DATA, null)) {
            solver.iterate(true);
            int before = provider.calls("zeros");
            solver.iterate(true);
            solver.iterate(false);
            assertThat(provider.calls("zeros")).isEqualTo(before);
        }
    }

    private static InterposedProvider failingToClose(int from) {
        return new InterposedProvider((backend, method, call, arguments) -> {
            if (method.equals("close") && call >= from) {
                throw new IllegalStateException("device lost");
            }
        });
    }

    @ParameterizedTest
    @EnumSource
    void resultCountsWhereTheLastBackendCannotBeClosed(Kind kind) {
        InterposedProvider sound = InterposedProvider.counting();
        TrainingResult expected = kind.fit(sound, 6, DATA);
        TrainingResult result = kind.fit(failingToClose(sound.calls("close")), 6, DATA);
        assertThat(result.lastEpoch()).isEqualTo(expected.lastEpoch());
        assertThat(result.lastTrainError()).isEqualTo(expected.lastTrainError());
        assertThat(result.warnings())
                .containsOnlyOnce("a backend could not be closed after the training: "
                        + "java.lang.IllegalStateException: device lost");
    }

    @Test
    void allAreClosedWhereNoneCanBeClosedWithoutAFailure() {
        InterposedProvider provider = failingToClose(1);
        RecordedWarnings listener = new RecordedWarnings();
        TrainingResult result = new AdmmTrainer(provider, SETTINGS).fit(DATA, listener);
        assertThat(result.lastEpoch()).isEqualTo(3);
        assertThat(listener.told).isEqualTo(result.warnings()).hasSize(1);
        assertAllClosed(provider, 3);
    }

    @Test
    void failureToCloseDoesNotHideThatOfTheTraining() {
        InterposedProvider provider = failingToClose(1);
        assertThatThrownBy(() -> new AdmmTrainer(provider, SETTINGS).fit(DATA, event -> {
                    throw new IllegalStateException("listener");
                }))
                .hasMessage("listener")
                .hasSuppressedException(new IllegalStateException("device lost"));
        assertAllClosed(provider, 3);
    }

    @ParameterizedTest
    @EnumSource
    void providerThatGivesNullIsNamed(Kind kind) {
        MatrixBackendProvider empty = (MatrixBackendProvider) Proxy.newProxyInstance(
                MatrixBackendProvider.class.getClassLoader(),
                new Class<?>[] {MatrixBackendProvider.class},
                (proxy, method, arguments) -> method.getName().equals("name") ? "empty" : null);
        assertThatThrownBy(() -> kind.fit(empty, 3, DATA))
                .isInstanceOf(MatrixException.class)
                .hasMessage("the provider of backend 'empty', "
                        + empty.getClass().getName() + ", gave null in place of a backend");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void nothingIsComputedAfterTheEnd(int threads) {
        AdmmSettings settings = SETTINGS.toBuilder().threads(threads).build();
        AdmmSolver solver = new AdmmSolver(Problems.REFERENCE, settings, DATA, null);
        solver.iterate(false);
        solver.close();
        assertThatThrownBy(solver::evaluate)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the training is closed");
        assertThatThrownBy(() -> solver.iterate(true)).isInstanceOf(IllegalStateException.class);
    }
}
