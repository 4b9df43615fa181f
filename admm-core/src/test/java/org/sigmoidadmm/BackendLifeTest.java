package org.sigmoidadmm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every backend instance that a training creates is closed, once, however it ends. */
class BackendLifeTest {

    private static final TrainingData DATA = Problems.smooth(40, 2, 1, 1);
    private static final AdmmSettings SETTINGS =
            Problems.mild(4, 3).blockColumns(5).threads(3).epochs(3).build();

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

    /** Calls 1 to 10 fall into the first worker, later ones into others, the global step and the blocks. */
    @ParameterizedTest
    @ValueSource(ints = {1, 10, 20, 60, 80, 100, 120})
    void closedWhenMemoryRunsOutDuringTheConstruction(int failing) {
        InterposedProvider provider = new InterposedProvider((backend, method, call, arguments) -> {
            if (method.equals("zeros") && call == failing) {
                throw new OutOfMemoryError("as if");
            }
        });
        assertThatThrownBy(() -> new AdmmSolver(provider, SETTINGS, DATA, null))
                .isInstanceOf(OutOfMemoryError.class)
                .hasMessage("as if");
        assertThat(provider.created.get()).isBetween(1, 3).isEqualTo(provider.closed.get());
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
}
