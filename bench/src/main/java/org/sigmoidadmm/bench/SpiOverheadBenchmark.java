package org.sigmoidadmm.bench;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.sigmoidadmm.bench.SampledCheck.View;
import org.sigmoidadmm.matrix.Matrix;
import org.sigmoidadmm.matrix.Transpose;

/**
 * A small product through the service-provider interface, in turn with the same by the library's own call, which is timed
 * before every iteration: between JVMs the time of either differs by more than what the interface costs.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class SpiOverheadBenchmark {

    private static final long LIBRARY_NANOSECONDS = 200_000_000;

    /** Calls between two looks at the clock. */
    private static final int BATCH = 100;

    /** Name of the backend. */
    @Param({"ejml", "jblas", "ojalgo"})
    public String backend = "";

    /** Width of the layers. */
    @Param("32")
    public int d;

    /** Number of samples. */
    @Param({"32", "1000"})
    public int n;

    private BackendHandle handle;
    private BackendHandle.Known left;
    private BackendHandle.Known right;
    private Matrix product;
    private DirectProduct direct;

    /** What is measured beside the time, for each iteration. */
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.EVENTS)
    public static class Counters {

        private double library;

        /** For JMH. */
        public Counters() {}

        /**
         * Times the library's own call.
         *
         * @param benchmark whose product it is
         */
        @Setup(Level.Iteration)
        public void timeLibrary(SpiOverheadBenchmark benchmark) {
            long begin = System.nanoTime();
            long elapsed;
            long calls = 0;
            do {
                for (int k = 0; k < BATCH; k++) {
                    benchmark.direct.multiply();
                }
                calls += BATCH;
                elapsed = System.nanoTime() - begin;
            } while (elapsed < LIBRARY_NANOSECONDS);
            library = elapsed * 1e-3 / calls;
        }

        /**
         * A counter of JMH: the time of the library's own call.
         *
         * @return microseconds
         */
        public double libraryMicroseconds() {
            return library;
        }
    }

    /** For JMH. */
    public SpiOverheadBenchmark() {}

    /** Allocates and fills the operands. */
    @Setup(Level.Trial)
    public void allocate() {
        handle = BackendHandle.open(backend);
        left = handle.random(d, d);
        right = handle.random(d, n);
        product = handle.backend.zeros(d, n);
        direct = DirectProduct.of(backend, left.values(), right.values(), d, n);
    }

    /** Compares both results with the reference, and closes the backend. */
    @TearDown(Level.Trial)
    public void check() {
        check(backend, handle.download(product));
        check(backend + "'s library", direct.result());
        handle.close();
    }

    private void check(String what, double[] result) {
        SampledCheck.product(what, View.of(left.values(), d, d), View.of(right.values(), d, n), View.of(result, d, n));
    }

    /**
     * Through the interface.
     *
     * @param counters what is measured beside the time
     */
    @Benchmark
    public void throughInterface(Counters counters) {
        handle.backend.gemm(1, Transpose.NO, left.matrix(), Transpose.NO, right.matrix(), 0, product);
    }
}
