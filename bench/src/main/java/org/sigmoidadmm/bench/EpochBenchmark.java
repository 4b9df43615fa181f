package org.sigmoidadmm.bench;

import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
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
import org.sigmoidadmm.AdmmSolver;
import org.sigmoidadmm.matrix.spi.MatrixBackendProvider;

/**
 * One epoch of training, without evaluation of the errors; on one thread, in turn with the {@link NecessaryProducts} alone,
 * which are timed before every iteration, so that the two are compared within the same second and JVM.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class EpochBenchmark {

    private static final int MILLISECONDS_PER_WIDTH = 60;

    /** Name of the backend. */
    @Param({"ejml", "jblas", "ojalgo"})
    public String backend = "";

    /** Name of the network. */
    @Param({"S1", "S2", "S3", "S4"})
    public String net = "";

    /** Number of samples. */
    @Param("1000")
    public int samples;

    /** Number of threads. */
    @Param("1")
    public int threads;

    private AdmmSolver solver;
    private MatrixBackendProvider provider;
    private @Nullable Yardstick yardstick;

    /** What the products of an epoch took before each iteration. */
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.EVENTS)
    public static class Products {

        private double microseconds;

        /** For JMH. */
        public Products() {}

        /**
         * Times the products.
         *
         * @param benchmark whose epochs they belong to
         */
        @Setup(Level.Iteration)
        public void measure(EpochBenchmark benchmark) {
            Yardstick products = benchmark.yardstick;
            microseconds =
                    products == null ? 0 : benchmark.samples * products.microsecondsPerSample(MILLISECONDS_PER_WIDTH);
        }

        /**
         * The counter of JMH: the time of the products of one epoch.
         *
         * @return microseconds, 0 where the epoch has several threads
         */
        public double productsMicroseconds() {
            return microseconds;
        }
    }

    /** For JMH. */
    public EpochBenchmark() {}

    /** Sets up the training. */
    @Setup(Level.Trial)
    public void start() {
        provider = BackendHandle.provider(backend);
        int[] sizes = Net.named(net).sizes();
        solver = new AdmmSolver(provider, Workload.settings(sizes, threads), Workload.data(sizes, samples), null);
        yardstick = threads == 1 ? new Yardstick(backend, sizes, samples) : null;
        BackendHandle.print(solver.backend());
        System.out.println("threads of the trainer: " + solver.threads());
    }

    /** Looks at the error of the timed training, and compares a small one and the products with the reference. */
    @TearDown(Level.Trial)
    public void check() {
        EpochCheck.finish(solver);
        solver.close();
        EpochCheck.run(provider, Net.named(net).sizes());
        if (yardstick != null) {
            yardstick.check();
            yardstick.close();
        }
    }

    /**
     * One epoch.
     *
     * @param products what to compare it with
     */
    @Benchmark
    public void epoch(Products products) {
        solver.iterate(false);
    }
}
