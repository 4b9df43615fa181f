package org.sigmoidadmm.bench;

import java.util.concurrent.TimeUnit;
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

/** One epoch of training, without evaluation of the errors. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class EpochBenchmark {

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

    /** For JMH. */
    public EpochBenchmark() {}

    /** Sets up the training. */
    @Setup(Level.Trial)
    public void start() {
        provider = BackendHandle.provider(backend);
        int[] sizes = Net.named(net).sizes();
        solver = new AdmmSolver(provider, Workload.settings(sizes, threads), Workload.data(sizes, samples), null);
        BackendHandle.print(solver.backend());
        System.out.println("threads of the trainer: " + solver.threads());
    }

    /** Looks at the error of the timed training, and compares a small one with the reference. */
    @TearDown(Level.Trial)
    public void check() {
        EpochCheck.finish(solver);
        solver.close();
        EpochCheck.run(provider, Net.named(net).sizes());
    }

    /** One epoch. */
    @Benchmark
    public void epoch() {
        solver.iterate(false);
    }
}
