package org.sigmoidadmm.bench;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
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

    private static final double NOT_MEASURED = -1;

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

    /** What is measured beside the time, for each iteration. */
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.EVENTS)
    public static class Counters {

        private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        private double products;
        private double allocated;
        private long allocatedBefore;
        private long epochs;

        /** For JMH. */
        public Counters() {}

        /**
         * Times the products of an epoch, and begins to count what is allocated.
         *
         * @param benchmark whose epochs they belong to
         */
        @Setup(Level.Iteration)
        public void begin(EpochBenchmark benchmark) {
            Yardstick yardstick = benchmark.yardstick;
            products = yardstick == null
                    ? NOT_MEASURED
                    : benchmark.samples * yardstick.microsecondsPerSample(MILLISECONDS_PER_WIDTH);
            epochs = 0;
            allocatedBefore = threads.getCurrentThreadAllocatedBytes();
        }

        /** Ends to count what is allocated, before the checks after the last iteration do. */
        @TearDown(Level.Iteration)
        public void end() {
            allocated = products == NOT_MEASURED
                    ? NOT_MEASURED
                    : (threads.getCurrentThreadAllocatedBytes() - allocatedBefore) / (double) epochs;
        }

        /**
         * A counter of JMH: the time of the products of one epoch.
         *
         * @return microseconds, negative where the epoch has several threads
         */
        public double productsMicroseconds() {
            return products;
        }

        /**
         * A counter of JMH: what the thread has allocated per epoch of the iteration. JMH's own profiler would count what JMH
         * allocates for every iteration as well, several megabytes.
         *
         * @return bytes, negative where the epoch has several threads
         */
        public double allocatedBytes() {
            return allocated;
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
     * @param counters what is measured beside the time
     */
    @Benchmark
    public void epoch(Counters counters) {
        solver.iterate(false);
        counters.epochs++;
    }
}
