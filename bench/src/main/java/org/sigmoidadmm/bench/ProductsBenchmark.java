package org.sigmoidadmm.bench;

import java.util.ArrayList;
import java.util.List;
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
import org.sigmoidadmm.bench.NecessaryProducts.Kind;
import org.sigmoidadmm.bench.NecessaryProducts.Product;
import org.sigmoidadmm.bench.SampledCheck.View;
import org.sigmoidadmm.matrix.Matrix;
import org.sigmoidadmm.matrix.MatrixBackend;
import org.sigmoidadmm.matrix.Transpose;

/**
 * The {@link NecessaryProducts} of one epoch and nothing else, on one block of columns: the yardstick of an epoch's
 * efficiency. Each is run at exactly the shape that occurs in training, where the bias is kept apart (d, not d̄).
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class ProductsBenchmark {

    /** Name of the backend. */
    @Param({"ejml", "jblas", "ojalgo"})
    public String backend = "";

    /** Name of the network. */
    @Param({"S1", "S2", "S3", "S4"})
    public String net = "";

    /** Number of samples in the block; an epoch's time is proportional. */
    @Param({"250", "500", "1000"})
    public int columns;

    private record Run(Product product, BackendHandle.Known left, BackendHandle.Known right, Matrix result) {}

    private BackendHandle handle;
    private MatrixBackend matrices;
    private Run[] runs = {};

    /** For JMH. */
    public ProductsBenchmark() {}

    /** Allocates and fills the operands, each layer its own. */
    @Setup(Level.Trial)
    public void allocate() {
        handle = BackendHandle.open(backend);
        matrices = handle.backend;
        int[] sizes = Net.named(net).sizes();
        List<BackendHandle.Known> blocks = new ArrayList<>();
        for (int size : sizes) {
            blocks.add(handle.random(size, columns));
        }
        List<Run> list = new ArrayList<>();
        for (Product product : NecessaryProducts.of(sizes).products()) {
            list.add(run(product, sizes, blocks));
        }
        runs = list.toArray(Run[]::new);
    }

    private Run run(Product product, int[] sizes, List<BackendHandle.Known> blocks) {
        int layer = product.layer();
        return switch (product.kind()) {
            case FORWARD ->
                new Run(
                        product,
                        handle.random(sizes[layer], sizes[layer - 1]),
                        blocks.get(layer - 1),
                        matrices.zeros(sizes[layer], columns));
            case CROSS ->
                new Run(
                        product,
                        blocks.get(layer),
                        blocks.get(layer - 1),
                        matrices.zeros(sizes[layer], sizes[layer - 1]));
            case GRAM ->
                new Run(
                        product,
                        blocks.get(layer - 1),
                        blocks.get(layer - 1),
                        matrices.zeros(sizes[layer - 1], sizes[layer - 1]));
            case LOOK_AHEAD ->
                new Run(
                        product,
                        handle.random(sizes[layer + 1], sizes[layer]),
                        blocks.get(layer),
                        matrices.zeros(sizes[layer + 1], columns));
            case PULL_BACK ->
                new Run(
                        product,
                        handle.random(sizes[layer + 1], sizes[layer]),
                        blocks.get(layer + 1),
                        matrices.zeros(sizes[layer], columns));
            case SOLVE ->
                new Run(
                        product,
                        handle.random(sizes[layer], sizes[layer]),
                        blocks.get(layer),
                        matrices.zeros(sizes[layer], columns));
        };
    }

    /** Compares every product with the reference, and closes the backend. */
    @TearDown(Level.Trial)
    public void check() {
        for (Run run : runs) {
            Kind kind = run.product().kind();
            View left = view(run.left());
            View right = view(run.right());
            SampledCheck.product(
                    run.product().toString(),
                    kind == Kind.PULL_BACK ? left.transpose() : left,
                    kind == Kind.CROSS || kind == Kind.GRAM ? right.transpose() : right,
                    View.of(
                            handle.download(run.result()),
                            run.result().rows(),
                            run.result().columns()));
        }
        handle.close();
    }

    private static View view(BackendHandle.Known known) {
        return View.of(known.values(), known.matrix().rows(), known.matrix().columns());
    }

    /** All necessary products of the block. */
    @Benchmark
    public void necessaryProducts() {
        for (Run run : runs) {
            Kind kind = run.product().kind();
            if (kind == Kind.GRAM) {
                matrices.gram(1, Transpose.NO, run.left().matrix(), 0, run.result());
            } else {
                matrices.gemm(
                        1,
                        kind == Kind.PULL_BACK ? Transpose.YES : Transpose.NO,
                        run.left().matrix(),
                        kind == Kind.CROSS ? Transpose.YES : Transpose.NO,
                        run.right().matrix(),
                        0,
                        run.result());
            }
        }
    }
}
