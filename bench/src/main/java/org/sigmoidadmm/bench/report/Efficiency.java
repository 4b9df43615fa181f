package org.sigmoidadmm.bench.report;

import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import org.sigmoidadmm.bench.NecessaryProducts;
import org.sigmoidadmm.bench.NecessaryProducts.Product;
import org.sigmoidadmm.bench.Net;
import org.sigmoidadmm.report.Estimate;

/**
 * How much of an epoch is spent in products that it cannot do without: (time of the necessary products at the backend's
 * own rates) / (time of the epoch).
 *
 * @param byFormula with the count of {@link NecessaryProducts#flopsPerSample}
 * @param fewest with the count of {@link NecessaryProducts#fewestFlopsPerSample}, which is what the trainer does
 */
record Efficiency(Estimate byFormula, double fewest) {

    /**
     * Compares an epoch on one thread with the products of the same network on the same backend, which were run at their
     * exact shapes on blocks of several widths; the width with the best rate counts.
     *
     * @return empty if the products were not measured, or the epoch ran on several threads
     */
    static Optional<Efficiency> of(Measurement epoch, Results results) {
        if (epoch.number("threads") != 1) {
            return Optional.empty();
        }
        Net net = Net.named(epoch.parameter("net"));
        NecessaryProducts products = NecessaryProducts.of(net.sizes());
        Optional<Double> rate = results.of("ProductsBenchmark").stream()
                .filter(m -> m.parameters()
                        .entrySet()
                        .containsAll(Map.of("backend", epoch.backend(), "net", net.name())
                                .entrySet()))
                .map(m -> flopsAsRun(net, products) * (double) m.number("columns") / m.median())
                .max(Comparator.naturalOrder());
        return rate.map(flopsPerMicrosecond -> {
            double samples = epoch.number("samples");
            double needed = products.flopsPerSample() * samples / flopsPerMicrosecond;
            double fewest = products.fewestFlopsPerSample() * samples / flopsPerMicrosecond;
            return new Efficiency(Estimates.rate(needed, epoch), fewest / epoch.median());
        });
    }

    /** Operations per sample of what {@code ProductsBenchmark} runs: the same products with d in place of d̄. */
    private static long flopsAsRun(Net net, NecessaryProducts products) {
        int[] sizes = net.sizes();
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
