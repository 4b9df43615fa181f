package org.sigmoidadmm.bench.report;

import java.util.Optional;
import org.sigmoidadmm.bench.NecessaryProducts;
import org.sigmoidadmm.bench.NecessaryProducts.Product;
import org.sigmoidadmm.bench.Net;
import org.sigmoidadmm.report.Estimate;
import org.sigmoidadmm.report.Median;

/**
 * How much of an epoch is spent in products that it cannot do without: (time of the necessary products at the backend's
 * own rates) / (time of the epoch).
 *
 * @param byFormula with the count of {@link NecessaryProducts#flopsPerSample}
 * @param fewest with the count of {@link NecessaryProducts#fewestFlopsPerSample}, which is what the trainer does
 */
record Efficiency(Estimate byFormula, double fewest) {

    /**
     * Compares the iterations of a benchmark of epochs with the products of the same network on the same backend, which were
     * run at their exact shapes before each of them.
     *
     * @return empty if the products were not measured, as with several threads
     */
    static Optional<Efficiency> of(Measurement epoch) {
        double[] shares = epoch.shares();
        if (shares.length == 0) {
            return Optional.empty();
        }
        int[] sizes = Net.named(epoch.parameter("net")).sizes();
        NecessaryProducts products = NecessaryProducts.of(sizes);
        double asRun = flopsAsRun(sizes, products);
        double factor = products.flopsPerSample() / asRun;
        double median = Median.of(shares);
        return Optional.of(new Efficiency(
                new Estimate(factor * median, factor * shares[0], factor * shares[shares.length - 1]),
                products.fewestFlopsPerSample() / asRun * median));
    }

    /** Operations per sample of what is run: the same products with d in place of d̄. */
    private static long flopsAsRun(int[] sizes, NecessaryProducts products) {
        long sum = 0;
        for (Product product : products.products()) {
            int input = sizes[product.layer() - 1];
            sum += switch (product.kind()) {
                case FORWARD, CROSS -> 2L * product.rows() * input;
                case GRAM -> (long) input * input;
                case LOOK_AHEAD, PULL_BACK, SOLVE -> product.flopsPerSample();
            };
        }
        return sum;
    }
}
