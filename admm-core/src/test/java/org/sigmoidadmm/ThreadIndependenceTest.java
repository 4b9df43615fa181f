package org.sigmoidadmm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sigmoidadmm.matrix.MatrixBackend;

/** The iterates do not depend on who computes them. */
class ThreadIndependenceTest {

    private static final int[] THREADS = {1, 2, 3, 8, 50};

    /** All numbers of an iterate, with the errors, the Lagrangian and the residuals. */
    private static double[] figures(AdmmSettings settings, TrainingData data) {
        try (AdmmSolver solver = new AdmmSolver(Problems.REFERENCE, settings, data, null)) {
            for (int k = 0; k < 3; k++) {
                solver.iterate(true);
            }
            List<double[]> parts = new ArrayList<>();
            for (int i = 0; i < solver.depth(); i++) {
                Layer layer = solver.network().layers().get(i);
                parts.add(layer.weight());
                parts.add(layer.bias());
                parts.add(solver.v(i + 1).values());
                parts.add(solver.multiplier(i + 1).values());
            }
            parts.add(solver.residuals());
            parts.add(new double[] {solver.trainError(), solver.validationError(), solver.lagrangian()});
            return parts.stream().flatMapToDouble(Arrays::stream).toArray();
        }
    }

    private static TrainingData data(int count) {
        TrainingData validation = Problems.smooth(11, 2, 2, 8);
        return Problems.smooth(count, 2, 2, 7).withValidation(validation.inputs(), validation.targets());
    }

    /** Holds some numbers of threads to the bits of one. */
    private static void assertSameBits(AdmmSettings settings, TrainingData data, int... threads) {
        double[] alone = figures(settings, data);
        assertThat(alone).doesNotContain(Double.NaN);
        for (int count : threads) {
            AdmmSettings shared = settings.toBuilder().threads(count).build();
            assertThat(figures(shared, data)).as("%d threads", count).isEqualTo(alone);
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 0", "1, 1", "2, 1", "2, 0", "3, 1", "9, 1", "37, 5", "37, 36", "37, 37", "37, 38", "64, 4", "300, 0"
    })
    void sameBitsForAnyNumberOfThreads(int count, int blockColumns) {
        AdmmSettings settings = Problems.mild(5, 3).blockColumns(blockColumns).build();
        assertSameBits(settings, data(count), THREADS);
    }

    @ParameterizedTest
    @CsvSource({"NEURON, SAMPLE", "BACKTRACKED, BACKTRACKED", "GAUSS_NEWTON, SAMPLE"})
    void sameBitsForAnyNumberOfThreadsWithFinerCurvatures(WeightCurvature weights, ActivationCurvature activations) {
        AdmmSettings settings = Problems.mild(5, 3)
                .blockColumns(5)
                .weightCurvature(weights)
                .activationCurvature(activations)
                .build();
        assertSameBits(settings, data(37), THREADS);
    }

    /** Layers wide enough for workers to share their updates out. */
    @ParameterizedTest
    @CsvSource({"LAYER, LAYER", "BACKTRACKED, SAMPLE"})
    void sameBitsWhereWorkersShareTheLayers(WeightCurvature weights, ActivationCurvature activations) {
        AdmmSettings settings = Problems.mild(80, 90, 100, 80)
                .blockColumns(5)
                .weightCurvature(weights)
                .activationCurvature(activations)
                .build();
        assertSameBits(settings, data(37), 2, 3);
    }

    @Test
    void wideLayersAreSharedOutAndNarrowOnesAreNot() {
        assertThat(workersThatSolve(2, 80, 90, 100, 80)).isEqualTo(2);
        assertThat(workersThatSolve(3, 80, 90, 100, 80)).isEqualTo(3);
        assertThat(workersThatSolve(2, 8, 9, 10, 8)).isEqualTo(1);
    }

    /** On how many backends systems of equations are solved. */
    private static int workersThatSolve(int threads, int... hidden) {
        Set<MatrixBackend> solving = ConcurrentHashMap.newKeySet();
        InterposedProvider provider = new InterposedProvider((backend, method, call, arguments) -> {
            if (method.equals("solveSpd")) {
                solving.add(backend);
            }
        });
        AdmmSettings settings =
                Problems.mild(hidden).blockColumns(5).threads(threads).build();
        try (AdmmSolver solver = new AdmmSolver(provider, settings, data(37), null)) {
            solver.iterate(false);
        }
        return solving.size();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 36, 1000, Integer.MAX_VALUE})
    void blocksChangeNothingButRounding(int blockColumns) {
        double[] whole = figures(Problems.mild(5, 3).blockColumns(37).build(), data(37));
        double[] cut = figures(Problems.mild(5, 3).blockColumns(blockColumns).build(), data(37));
        assertThat(cut).hasSameSizeAs(whole);
        for (int k = 0; k < whole.length; k++) {
            // sums in another order differ by 1e-15, systems of condition 1e4 and three iterations make 1e-11 of it
            assertThat(Math.abs(cut[k] - whole[k])).isLessThan(1e-10 * Math.max(1, Math.abs(whole[k])));
        }
    }

    @Test
    void threadsAreAtMostTheLanesOfThePartition() {
        AdmmSettings settings = Problems.mild(3).blockColumns(10).threads(50).build();
        try (AdmmSolver solver = new AdmmSolver(Problems.REFERENCE, settings, data(25), null)) {
            assertThat(solver.threads()).isEqualTo(4); // three blocks would do, an even number suits two threads
        }
        try (AdmmSolver solver = new AdmmSolver(Problems.REFERENCE, settings, data(1), null)) {
            assertThat(solver.threads()).isEqualTo(1);
        }
    }

    @Test
    void trainingsSideBySideGiveTheBitsOfEachAlone() throws Exception {
        List<AdmmSettings> all = new ArrayList<>();
        for (int seed = 0; seed < 6; seed++) {
            all.add(Problems.mild(4 + seed % 3, 3)
                    .seed(seed)
                    .epochs(8)
                    .blockColumns(9)
                    .threads(1 + seed % 3)
                    .build());
        }
        TrainingData data = data(40);
        List<TrainingResult> alone = new ArrayList<>();
        for (AdmmSettings settings : all) {
            alone.add(new AdmmTrainer(Problems.REFERENCE, settings).fit(data, TrainingListener.NONE));
        }
        ExecutorService pool = Executors.newFixedThreadPool(all.size());
        try {
            List<Future<TrainingResult>> together = new ArrayList<>();
            for (AdmmSettings settings : all) {
                together.add(pool.submit(
                        () -> new AdmmTrainer(Problems.REFERENCE, settings).fit(data, TrainingListener.NONE)));
            }
            for (int k = 0; k < all.size(); k++) {
                TrainingResult result = together.get(k).get();
                assertThat(result.lastTrainError()).isEqualTo(alone.get(k).lastTrainError());
                for (int i = 0; i < 3; i++) {
                    assertThat(result.last().layers().get(i).weight())
                            .isEqualTo(alone.get(k).last().layers().get(i).weight());
                }
            }
        } finally {
            pool.shutdownNow();
        }
    }
}
