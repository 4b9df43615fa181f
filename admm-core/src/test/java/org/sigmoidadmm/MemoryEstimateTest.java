package org.sigmoidadmm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sigmoidadmm.matrix.BackendOptions;
import org.sigmoidadmm.matrix.MatrixBackend;
import org.sigmoidadmm.matrix.spi.Availability;
import org.sigmoidadmm.matrix.spi.MatrixBackendProvider;
import org.sigmoidadmm.matrix.tck.ReferenceProvider;

/** What is promised before a training against what its backends are asked for. */
class MemoryEstimateTest {

    @Test
    void workspaceIsSmallAgainstTheStateOfManySamples() {
        AdmmSettings settings =
                AdmmSettings.defaults().toBuilder().hidden(100, 100).threads(2).build();
        MemoryEstimate estimate = MemoryEstimate.of(settings, 10, 1, 100_000);
        assertThat(estimate.state()).isEqualTo(2L * 8 * 201 * 100_000);
        assertThat(estimate.data()).isEqualTo(8L * 23 * 100_000);
        assertThat((double) estimate.workspace() / estimate.state()).isLessThan(0.25);
    }

    @ParameterizedTest
    @CsvSource({
        "LAYER, LAYER, false, 512, 0.97",
        "LAYER, LAYER, true, 512, 0.97",
        "LAYER, LAYER, false, 500, 0.97",
        "LAYER, LAYER, true, 500, 0.97",
        "NEURON, SAMPLE, false, 512, 0.67",
        "NEURON, SAMPLE, true, 512, 0.67",
        "NEURON, SAMPLE, true, 500, 0.67",
        "BACKTRACKED, BACKTRACKED, false, 512, 0.58",
        "BACKTRACKED, BACKTRACKED, true, 512, 0.58",
        "BACKTRACKED, BACKTRACKED, true, 500, 0.58"
    })
    void estimateCoversEveryMatrixOfATraining(
            WeightCurvature weights, ActivationCurvature activations, boolean weighted, int samples, double share) {
        AdmmSettings settings = AdmmSettings.defaults().toBuilder()
                .hidden(7, 9)
                .weightCurvature(weights)
                .activationCurvature(activations)
                .blockColumns(32)
                .threads(2)
                .build();
        // Rules for neurons and samples work on the host besides, where nothing is counted here.
        assertThat(used(settings, weighted, samples)).isBetween(share, 1.0);
    }

    /** Whose inverses are cut into halves, one of them twice. */
    @Test
    void estimateCoversTheInversesOfWideLayers() {
        AdmmSettings settings = AdmmSettings.defaults().toBuilder()
                .hidden(130, 257, 129)
                .blockColumns(32)
                .threads(1)
                .build();
        assertThat(used(settings, false, 64)).isBetween(0.97, 1.0);
    }

    /** Bytes of the matrices that backends were asked for, against the estimate without the samples on the host. */
    private static double used(AdmmSettings settings, boolean weighted, int samples) {
        CountingProvider provider = new CountingProvider();
        TrainingData data = TrainingData.of(
                new Samples(samples, 3, new double[3 * samples]), new Samples(samples, 2, new double[2 * samples]));
        if (weighted) {
            data = data.withWeights(
                    DoubleStream.generate(() -> 0.5).limit(samples).toArray());
        }
        try (AdmmSolver solver = new AdmmSolver(provider, settings, data, null)) {
            solver.iterate(true);
        }
        long samplesOnHost = 8L * (weighted ? 6 : 5) * samples;
        return (double) provider.bytes.get()
                / (MemoryEstimate.of(settings, data).total() - samplesOnHost);
    }

    /**
     * Counts the bytes of the matrices that are asked for and of the arrays that are offered, these once. What is asked for
     * because an array was not taken does not count: backends that have less to ask for take it.
     */
    private static final class CountingProvider implements MatrixBackendProvider {

        private final AtomicLong bytes = new AtomicLong();
        private final AtomicBoolean standsForArray = new AtomicBoolean();
        private final Set<double[]> arrays = Collections.newSetFromMap(new IdentityHashMap<>());

        @Override
        public String name() {
            return "counting";
        }

        @Override
        public int priority() {
            return 0;
        }

        @Override
        public Availability probe() {
            return Availability.available("counting");
        }

        @Override
        public MatrixBackend create(BackendOptions options) {
            MatrixBackend backend = new ReferenceProvider().create(options);
            return (MatrixBackend) java.lang.reflect.Proxy.newProxyInstance(
                    MatrixBackend.class.getClassLoader(),
                    new Class<?>[] {MatrixBackend.class},
                    (self, method, args) -> {
                        if (method.getName().equals("wrap")) {
                            double[] array = (double[]) args[0];
                            bytes.addAndGet(arrays.add(array) ? 8L * array.length : 0);
                            standsForArray.set(true);
                        } else if (method.getName().equals("zeros") && !standsForArray.getAndSet(false)) {
                            bytes.addAndGet(8L * (Integer) args[0] * (Integer) args[1]);
                        }
                        return method.invoke(backend, args);
                    });
        }
    }
}
