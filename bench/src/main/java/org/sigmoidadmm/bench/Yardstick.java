package org.sigmoidadmm.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.sigmoidadmm.bench.NecessaryProducts.Kind;
import org.sigmoidadmm.bench.NecessaryProducts.Product;
import org.sigmoidadmm.bench.SampledCheck.View;
import org.sigmoidadmm.matrix.Matrix;
import org.sigmoidadmm.matrix.MatrixBackend;
import org.sigmoidadmm.matrix.Transpose;

/**
 * The {@link NecessaryProducts} of one epoch and nothing else, on blocks of columns: what an epoch's efficiency is measured
 * by. Each is run at exactly the shape that occurs in training, where the bias is kept apart (d, not d̄).
 */
final class Yardstick implements AutoCloseable {

    /** Columns of a block; that with the best rate counts. */
    private static final int[] WIDTHS = {250, 500, 1000};

    /** How often the products of a width are timed, at least, and for how long. */
    private static final int LEAST_RUNS = 3;

    private static final int MOST_RUNS = 1000;

    private record Run(Product product, BackendHandle.Known left, BackendHandle.Known right, Matrix result) {}

    private final BackendHandle handle;
    private final MatrixBackend matrices;
    private final int[] sizes;
    private final int[] widths;
    private final Run[][] runs;
    private final double[] times = new double[MOST_RUNS];

    /** Allocates and fills the operands, each layer and each width its own. */
    Yardstick(String backend, int[] sizes, int samples) {
        this.handle = BackendHandle.open(backend);
        this.matrices = handle.backend;
        this.sizes = sizes.clone();
        int most = Math.max(samples, WIDTHS[0]);
        widths = Arrays.stream(WIDTHS).filter(width -> width <= most).toArray();
        runs = new Run[widths.length][];
        for (int k = 0; k < widths.length; k++) {
            List<BackendHandle.Known> blocks = new ArrayList<>();
            for (int size : sizes) {
                blocks.add(handle.random(size, widths[k]));
            }
            List<Run> list = new ArrayList<>();
            for (Product product : NecessaryProducts.of(sizes).products()) {
                list.add(run(product, blocks, widths[k]));
            }
            runs[k] = list.toArray(Run[]::new);
        }
    }

    /**
     * Times the products of every width for a while.
     *
     * @param milliseconds for each width, about
     * @return microseconds per sample, median of the width with the smallest
     */
    double microsecondsPerSample(int milliseconds) {
        double best = Double.POSITIVE_INFINITY;
        for (int k = 0; k < widths.length; k++) {
            long end = System.nanoTime() + milliseconds * 1_000_000L;
            int count = 0;
            while (count < LEAST_RUNS || (count < MOST_RUNS && System.nanoTime() < end)) {
                long begin = System.nanoTime();
                multiply(runs[k]);
                times[count++] = (System.nanoTime() - begin) * 1e-3 / widths[k];
            }
            Arrays.sort(times, 0, count);
            best = Math.min(best, times[count / 2]);
        }
        return best;
    }

    private Run run(Product product, List<BackendHandle.Known> blocks, int columns) {
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

    /** Compares every product with the reference. */
    void check() {
        for (Run[] ofOneWidth : runs) {
            check(ofOneWidth);
        }
    }

    private void check(Run[] ofOneWidth) {
        multiply(ofOneWidth);
        for (Run run : ofOneWidth) {
            Kind kind = run.product().kind();
            String what = run.product().toString();
            View left = view(run.left());
            View right = view(run.right());
            View result = View.of(
                    handle.download(run.result()),
                    run.result().rows(),
                    run.result().columns());
            switch (kind) {
                case GRAM -> SampledCheck.gram(what, left, result);
                case CROSS -> SampledCheck.product(what, left, right.transpose(), result);
                case PULL_BACK -> SampledCheck.product(what, left.transpose(), right, result);
                default -> SampledCheck.product(what, left, right, result);
            }
        }
    }

    private static View view(BackendHandle.Known known) {
        return View.of(known.values(), known.matrix().rows(), known.matrix().columns());
    }

    private void multiply(Run[] ofOneWidth) {
        for (Run run : ofOneWidth) {
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

    @Override
    public void close() {
        handle.close();
    }
}
