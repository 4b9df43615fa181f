package org.sigmoidadmm.cli.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.sigmoidadmm.matrix.MatrixBackends;

class BackendMeasureTest {

    private static final Duration SHORT = Duration.ofMillis(200);

    private static BackendMeasurement measurement(String backend, double epochSeconds) {
        return new BackendMeasurement(
                backend,
                "library",
                Map.of(Kernel.GRAM, 12.34, Kernel.SOLVE, 0.01234),
                epochSeconds,
                epochSeconds,
                2 * epochSeconds,
                3);
    }

    @Test
    void everyBackendIsMeasuredOnEveryKernel() {
        MeasureReport report = new BackendMeasure(new int[] {2, 12, 10, 1}, 40, 1, SHORT).run(MatrixBackends.scan());
        assertThat(report.measurements())
                .extracting(BackendMeasurement::backend)
                .containsExactlyInAnyOrder("ejml", "jblas", "ojalgo");
        assertThat(report.measurements()).allSatisfy(measurement -> {
            assertThat(measurement.rounds()).isGreaterThanOrEqualTo(3);
            assertThat(measurement.epochSeconds()).isPositive();
            assertThat(measurement.gigaflops()).containsOnlyKeys(Kernel.values());
            assertThat(measurement.gigaflops().values()).allMatch(rate -> rate > 0);
        });
        assertThat(report.timedSamples()).isEqualTo(40);
    }

    @Test
    void longEpochsAreTimedOnFewerSamplesAndScaled() {
        MeasureReport report =
                new BackendMeasure(new int[] {2, 40, 40, 1}, 10_000_000, 1, SHORT).run(MatrixBackends.scan());
        assertThat(report.timedSamples()).isBetween(1000, 9_999_999);
        assertThat(report.lines().get(0)).contains("on 10000000 samples", "timed on " + report.timedSamples());
    }

    @Test
    void theShortestEpochIsRecommended() {
        MeasureReport report = new MeasureReport(
                new int[] {1, 2, 1}, 10, 10, List.of(measurement("slow", 0.5), measurement("fast", 0.2)));
        assertThat(report.recommended()).isEqualTo("fast");
        assertThat(report.recommendation()).isEqualTo("Recommended for this network: fast, 2.5 times as fast as slow.");
        assertThat(report.lines())
                .containsExactly(
                        "One epoch of 1-2-1 on 10 samples, and the kernels of its largest layer in GFLOP/s on one "
                                + "thread (medians):",
                        "",
                        "backend   epoch     range  gemm NN  gemm TN  gemm NT  gram   solve",
                        "fast     200 ms   200–400        –        –        –  12.3  0.0123",
                        "slow     500 ms  500–1000        –        –        –  12.3  0.0123",
                        "",
                        "Recommended for this network: fast, 2.5 times as fast as slow.");
    }

    @Test
    void nearTiesAreCalledThat() {
        MeasureReport report =
                new MeasureReport(new int[] {1, 2, 1}, 10, 10, List.of(measurement("b", 0.51), measurement("a", 0.5)));
        assertThat(report.recommendation()).isEqualTo("Recommended for this network: a; b is as fast.");
    }

    @Test
    void badShapesAreRefused() {
        for (int[] sizes : Arrays.asList(new int[] {3, 1}, new int[] {3, 0, 1})) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new BackendMeasure(sizes, 10, 1, SHORT))
                    .withMessageContaining("must have at least three layers");
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new BackendMeasure(new int[] {1, 2, 1}, 0, 1, SHORT))
                .withMessageContaining("samples 0");
    }
}
