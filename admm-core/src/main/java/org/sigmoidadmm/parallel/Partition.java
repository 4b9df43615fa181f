package org.sigmoidadmm.parallel;

import java.util.Arrays;

/**
 * How n columns are cut into blocks, and the blocks dealt to lanes. It depends on n and the block size alone, never on
 * the number of threads: each lane sums its blocks in order, the lanes are added up in an order of their own ({@link
 * PairwiseSum}), and so the result has the same bits however many threads work on the lanes.
 *
 * @param columns n
 * @param blocks number of blocks, whose sizes differ by at most one column
 * @param lanes number of lanes, at most the number of blocks
 */
public record Partition(int columns, int blocks, int lanes) {

    /** More threads than this do not help; each costs memory for one set of statistics. */
    public static final int MAX_LANES = 8;

    /**
     * Cuts columns into blocks.
     *
     * @param columns n, at least 1
     * @param blockColumns about how many columns a block has, at least 1
     * @return the partition
     */
    public static Partition of(int columns, int blockColumns) {
        int wanted = 1 + (columns - 1) / blockColumns;
        int lanes = wanted == 1 ? 1 : Math.min(MAX_LANES, wanted + wanted % 2);
        int blocks = Math.min(columns, (wanted + lanes - 1) / lanes * lanes);
        return new Partition(columns, blocks, Math.min(lanes, blocks));
    }

    /**
     * Returns the columns per block for which a layer's matrices stay in the second-level cache.
     *
     * @param sizes d₀, …, d_N
     * @return a number of columns
     */
    public static int blockColumns(int[] sizes) {
        int widest = Arrays.stream(sizes).max().orElse(1);
        return Math.max(256, Math.min(2048, 65536 / widest));
    }

    /**
     * Returns how many threads work on the lanes.
     *
     * @param wanted at least 1, or 0 for the processors at hand
     * @return at least 1, at most the number of lanes
     */
    public int threads(int wanted) {
        return Math.min(lanes, wanted == 0 ? Runtime.getRuntime().availableProcessors() : wanted);
    }

    /**
     * Returns which worker a lane belongs to: neighbours have neighbouring lanes, and as many as each other or one more.
     *
     * @param lane index of the lane
     * @param workers how many workers there are; some have no lane where there are more of them
     * @return index of the worker
     */
    public int worker(int lane, int workers) {
        return lane * workers / lanes;
    }

    /**
     * Returns the first column of a block.
     *
     * @param block index of the block; the number of blocks gives n
     * @return index of the column
     */
    public int start(int block) {
        return (int) ((long) columns * block / blocks);
    }

    /**
     * Returns the first block of a lane.
     *
     * @param lane index of the lane; the number of lanes gives the number of blocks
     * @return index of the block
     */
    public int firstBlock(int lane) {
        return (int) ((long) blocks * lane / lanes);
    }
}
