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
import org.sigmoidadmm.matrix.Activations;
import org.sigmoidadmm.matrix.Matrix;
import org.sigmoidadmm.matrix.MatrixBackend;
import org.sigmoidadmm.matrix.Side;
import org.sigmoidadmm.matrix.Transpose;

/** One kernel at a time at ADMM's shapes: a layer of width d from a layer of width d, on n samples. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class KernelBenchmark {

    /** Name of the backend. */
    @Param({"ejml", "jblas", "ojalgo"})
    public String backend = "";

    /** Width of the layers. */
    @Param({"32", "100", "300", "1000"})
    public int d;

    /** Number of samples. */
    @Param({"1000", "10000"})
    public int n;

    private BackendHandle handle;
    private MatrixBackend matrices;
    private BackendHandle.Known weight;
    private BackendHandle.Known activations;
    private BackendHandle.Known gradient;
    private BackendHandle.Known system;
    private BackendHandle.Known bias;
    private Matrix wide;
    private Matrix slope;
    private Matrix square;
    private Runnable check = () -> {
        throw new IllegalStateException("nothing was run");
    };

    /** For JMH. */
    public KernelBenchmark() {}

    /** Allocates and fills the operands. */
    @Setup(Level.Trial)
    public void allocate() {
        handle = BackendHandle.open(backend);
        matrices = handle.backend;
        weight = handle.random(d, d);
        activations = handle.random(d, n);
        gradient = handle.random(d, n);
        system = handle.definite(d);
        bias = handle.random(d, 1);
        wide = matrices.zeros(d, n);
        slope = matrices.zeros(d, n);
        square = matrices.zeros(d, d);
    }

    /** Compares the last result with the reference, and closes the backend. */
    @TearDown(Level.Trial)
    public void check() {
        check.run();
        handle.close();
    }

    /** W·V: d×d times d×n. */
    @Benchmark
    public void gemmNN() {
        matrices.gemm(1, Transpose.NO, weight.matrix(), Transpose.NO, activations.matrix(), 0, wide);
        check = () -> SampledCheck.product("gemmNN", small(weight), broad(activations), broad(wide));
    }

    /** Wᵀ·G: d×d transposed times d×n. */
    @Benchmark
    public void gemmTN() {
        matrices.gemm(1, Transpose.YES, weight.matrix(), Transpose.NO, gradient.matrix(), 0, wide);
        check = () -> SampledCheck.product("gemmTN", small(weight).transpose(), broad(gradient), broad(wide));
    }

    /** G·Vᵀ: d×n times n×d. */
    @Benchmark
    public void gemmNT() {
        matrices.gemm(1, Transpose.NO, gradient.matrix(), Transpose.YES, activations.matrix(), 0, square);
        check = () -> SampledCheck.product(
                "gemmNT", broad(gradient), broad(activations).transpose(), result(square, d));
    }

    /** V·Vᵀ, its lower triangle. */
    @Benchmark
    public void gram() {
        matrices.gram(1, Transpose.NO, activations.matrix(), 0, square);
        check = () -> SampledCheck.gram("gram", broad(activations), result(square, d));
    }

    /** X·A = B with A d×d and B d×d: the system of a weight update. Does not depend on n. */
    @Benchmark
    public void solveSpd() {
        matrices.solveSpd(Side.RIGHT, system.matrix(), weight.matrix(), square);
        check = () -> SampledCheck.solution("solveSpd", result(square, d), small(system), small(weight));
    }

    /** σ(Z + bias) and σ′(Z + bias), d×n each. */
    @Benchmark
    public void activation() {
        matrices.activateLayer(Activations.SIGMOID, activations.matrix(), bias.matrix(), wide, slope);
        check = () -> SampledCheck.sigmoid("activation", broad(activations), bias.values(), broad(wide), broad(slope));
    }

    private View small(BackendHandle.Known known) {
        return View.of(known.values(), d, d);
    }

    private View broad(BackendHandle.Known known) {
        return View.of(known.values(), d, n);
    }

    private View broad(Matrix matrix) {
        return result(matrix, n);
    }

    private View result(Matrix matrix, int columns) {
        return View.of(handle.download(matrix), d, columns);
    }
}
