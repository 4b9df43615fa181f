package org.sigmoidadmm.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** The benchmarks run, and their checks pass, on every backend; the times are of no interest here. */
class JmhTest {

    private static Collection<RunResult> run(String include, String backend, String... parameters)
            throws RunnerException {
        ChainedOptionsBuilder options = new OptionsBuilder()
                .include("^org\\.sigmoidadmm\\.bench\\." + include)
                .forks(0)
                .warmupIterations(0)
                .measurementIterations(1)
                .measurementTime(TimeValue.milliseconds(5))
                .shouldFailOnError(true)
                .verbosity(VerboseMode.SILENT)
                .param("backend", backend);
        for (int k = 0; k < parameters.length; k += 2) {
            options.param(parameters[k], parameters[k + 1]);
        }
        return new Runner(options.build()).run();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ejml", "jblas", "ojalgo"})
    void kernels(String backend) throws RunnerException {
        assertThat(run("KernelBenchmark", backend, "d", "12", "n", "40")).hasSize(6);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ejml", "jblas", "ojalgo"})
    void overhead(String backend) throws RunnerException {
        assertThat(run("SpiOverheadBenchmark", backend, "d", "8", "n", "9"))
                .singleElement()
                .satisfies(result -> assertThat(result.getSecondaryResults()
                                .get("libraryMicroseconds")
                                .getScore())
                        .isPositive());
    }

    @ParameterizedTest
    @ValueSource(strings = {"ejml", "jblas", "ojalgo"})
    void epochInTurnWithItsProducts(String backend) throws RunnerException {
        Collection<RunResult> results = run("EpochBenchmark", backend, "net", "S4", "samples", "30");
        assertThat(results)
                .singleElement()
                .satisfies(result -> assertThat(result.getSecondaryResults()
                                .get("productsMicroseconds")
                                .getScore())
                        .isPositive())
                .satisfies(result -> assertThat(result.getSecondaryResults()
                                .get("allocatedBytes")
                                .getScore())
                        .isNotNegative());
    }

    @Test
    void epochOnSeveralThreadsIsNotComparedWithProducts() throws RunnerException {
        assertThat(run("EpochBenchmark", "ejml", "net", "S4", "samples", "600", "threads", "2"))
                .singleElement()
                .satisfies(result -> assertThat(result.getSecondaryResults()
                                .get("productsMicroseconds")
                                .getScore())
                        .isNegative())
                .satisfies(result -> assertThat(result.getSecondaryResults()
                                .get("allocatedBytes")
                                .getScore())
                        .isNegative());
    }

    @Test
    void job() throws RunnerException {
        assertThat(run("JobBenchmark", "ejml")).hasSize(1);
    }
}
