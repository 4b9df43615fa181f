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
import org.sigmoidadmm.bench.SampledCheck.View;
import org.sigmoidadmm.matrix.Matrix;
import org.sigmoidadmm.matrix.Transpose;

/** The same small product through the service-provider interface and by the library's own call. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class SpiOverheadBenchmark {

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
    private boolean ranDirectly;

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

    /** Compares the last result with the reference, and closes the backend. */
    @TearDown(Level.Trial)
    public void check() {
        double[] result = ranDirectly ? direct.result() : handle.download(product);
        SampledCheck.product(
                backend, View.of(left.values(), d, d), View.of(right.values(), d, n), View.of(result, d, n));
        handle.close();
    }

    /** Through the interface. */
    @Benchmark
    public void throughInterface() {
        handle.backend.gemm(1, Transpose.NO, left.matrix(), Transpose.NO, right.matrix(), 0, product);
    }

    /** By the library's own call. */
    @Benchmark
    public void library() {
        ranDirectly = true;
        direct.multiply();
    }
}
