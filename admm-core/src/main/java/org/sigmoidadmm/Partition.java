package org.sigmoidadmm;

/**
 * How n columns are cut into blocks, and the blocks dealt to lanes. It depends on n and the block size alone, never on
 * the number of threads: each lane sums its blocks in order, the lanes are summed in order, and so the result has the
 * same bits however many threads work on the lanes.
 *
 * @param columns n
 * @param blocks number of blocks, whose sizes differ by at most one column
 * @param lanes number of lanes, at most the number of blocks
 */
record Partition(int columns, int blocks, int lanes) {

    /** More threads than this do not help; each costs memory for one set of statistics. */
    static final int MAX_LANES = 8;

    static Partition of(int columns, int blockColumns) {
        int wanted = (columns + blockColumns - 1) / blockColumns;
        int lanes = wanted == 1 ? 1 : Math.min(MAX_LANES, wanted + wanted % 2);
        int blocks = Math.min(columns, (wanted + lanes - 1) / lanes * lanes);
        return new Partition(columns, blocks, Math.min(lanes, blocks));
    }

    /** First column of a block; of the number of blocks: n. */
    int start(int block) {
        return (int) ((long) columns * block / blocks);
    }

    /** First block of a lane; of the number of lanes: the number of blocks. */
    int firstBlock(int lane) {
        return (int) ((long) blocks * lane / lanes);
    }
}
