package org.sigmoidadmm.parallel;

import java.util.stream.IntStream;

/**
 * How independent tasks of different length are shared out: the longest first, each to the worker that has the least to do
 * (R. L. Graham, Bounds on multiprocessing timing anomalies, SIAM J. Appl. Math. 17, 1969: at most 4/3 of the shortest time
 * possible).
 */
public final class LongestFirst {

    private LongestFirst() {}

    /**
     * Shares tasks out.
     *
     * @param costs of the tasks, none negative
     * @param workers how many there are, at least 1
     * @param handingOver what it costs to have a worker other than the first take part, in the same unit
     * @return for each task the index of its worker
     */
    public static int[] assign(double[] costs, int workers, double handingOver) {
        double[] load = new double[workers];
        for (int k = 1; k < workers; k++) {
            load[k] = handingOver;
        }
        int[] worker = new int[costs.length];
        IntStream.range(0, costs.length)
                .boxed()
                .sorted((a, b) -> Double.compare(costs[b], costs[a]))
                .forEachOrdered(task -> {
                    int least = 0;
                    for (int k = 1; k < workers; k++) {
                        least = load[k] < load[least] ? k : least;
                    }
                    worker[task] = least;
                    load[least] += costs[task];
                });
        return worker;
    }
}
