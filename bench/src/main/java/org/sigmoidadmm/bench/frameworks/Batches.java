package org.sigmoidadmm.bench.frameworks;

import java.util.Arrays;
import java.util.SplittableRandom;

/** Deals samples into batches, in a new random order for each epoch. */
public final class Batches {

    private final int[] order;
    private final int size;
    private final SplittableRandom random;

    /**
     * Starts with the samples in their order.
     *
     * @param count number of samples, at least 1
     * @param size samples per batch, from 1 to count; the last batch may have fewer
     * @param seed of the order
     */
    public Batches(int count, int size, long seed) {
        this.order = new int[count];
        Arrays.setAll(order, i -> i);
        this.size = size;
        this.random = new SplittableRandom(seed);
    }

    /**
     * Deals the samples for an epoch. All in one batch are not shuffled.
     *
     * @return indices of the samples of each batch
     */
    public int[][] next() {
        if (size == order.length) {
            return new int[][] {order.clone()};
        }
        for (int i = order.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int other = order[j];
            order[j] = order[i];
            order[i] = other;
        }
        int[][] batches = new int[(order.length + size - 1) / size][];
        Arrays.setAll(batches, k -> Arrays.copyOfRange(order, k * size, Math.min((k + 1) * size, order.length)));
        return batches;
    }
}
