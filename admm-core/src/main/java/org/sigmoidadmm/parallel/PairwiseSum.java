package org.sigmoidadmm.parallel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How the sums of lanes are added up: two and two, then pairs of pairs, and so on, in a tree that depends on the number of
 * lanes alone. A worker adds up the part of the tree whose lanes are all its own while it goes through them; what is left of
 * it, the last addition always, comes when all are done. So a worker needs a set of sums for each generation of the tree and
 * not for each lane, and the result has the same bits however the lanes are dealt to workers.
 *
 * <p>Where a lane has one block, the sums of a lane that is the second of a pair need no set: each matrix is added to
 * the first lane's as soon as it is computed, so they can all be in the same memory, the {@link #SPARE} set.
 */
public final class PairwiseSum {

    /** A set in which nothing remains from one matrix to the next. */
    public static final int SPARE = -1;

    /** A sum over some lanes. */
    public sealed interface Term permits Held, Sum {}

    /**
     * A sum that a worker has.
     *
     * @param worker index of the worker
     * @param set index among its sets
     */
    public record Held(int worker, int set) implements Term {}

    /**
     * The sum of two others.
     *
     * @param left the first of them
     * @param right the second
     */
    public record Sum(Term left, Term right) implements Term {}

    private final int[] worker;
    private final int[] sets;
    private final int[] set;
    private final List<List<Integer>> targets = new ArrayList<>();
    private final boolean singleBlocks;
    private final Term root;

    /**
     * Makes the tree.
     *
     * @param partition whose lanes are dealt
     * @param workers how many there are
     */
    public PairwiseSum(Partition partition, int workers) {
        int lanes = partition.lanes();
        worker = new int[lanes];
        Arrays.setAll(worker, lane -> partition.worker(lane, workers));
        singleBlocks = partition.blocks() == lanes;
        sets = new int[workers];
        int[] held = new int[workers];
        set = new int[lanes];
        for (int lane = 0; lane < lanes; lane++) {
            targets.add(new ArrayList<>());
        }
        root = lanes == 1
                ? remaining(0, 1, held)
                : new Sum(remaining(0, half(lanes), held), remaining(half(lanes), lanes, held));
    }

    /** Lanes in the left part of a tree of so many: the largest power of two below. */
    private static int half(int lanes) {
        return Integer.highestOneBit(lanes - 1);
    }

    /** What is left to add of a part of the tree when all workers are done; counts the sets that workers hold for it. */
    private Term remaining(int from, int to, int[] held) {
        if (worker[from] == worker[to - 1]) {
            int owner = worker[from];
            int first = held[owner]++;
            addUp(from, to, first);
            return new Held(owner, first);
        }
        int middle = from + half(to - from);
        return new Sum(remaining(from, middle, held), remaining(middle, to, held));
    }

    /** Has a worker add up a part of the tree in one of its sets, with those after it for what is not added yet. */
    private void addUp(int from, int to, int first) {
        if (first != SPARE) {
            sets[worker[from]] = Math.max(sets[worker[from]], first + 1);
        }
        if (to - from == 1) {
            set[from] = first;
            return;
        }
        int middle = from + half(to - from);
        boolean atOnce = singleBlocks && to - middle == 1;
        addUp(from, middle, first);
        addUp(middle, to, atOnce ? SPARE : first + 1);
        targets.get(to - 1).add(first);
    }

    /**
     * Returns how many sets of sums a worker needs besides {@link #SPARE}.
     *
     * @param index of the worker
     * @return at least 1 where the worker has a lane
     */
    public int sets(int index) {
        return sets[index];
    }

    /**
     * Returns whether a worker needs the {@link #SPARE} set.
     *
     * @param index of the worker
     * @return whether one of its lanes is summed there
     */
    public boolean usesSpare(int index) {
        return IntStream.range(0, set.length).anyMatch(lane -> worker[lane] == index && set[lane] == SPARE);
    }

    /**
     * Returns the set that a lane's sums are in.
     *
     * @param lane index of the lane
     * @return index among its worker's sets, or {@link #SPARE}
     */
    public int set(int lane) {
        return set[lane];
    }

    /**
     * Returns where a lane's sums go when it is done: they are added to the first of these sets, that to the second, and so on.
     *
     * @param lane index of the lane
     * @return indices among its worker's sets
     */
    public List<Integer> targets(int lane) {
        return List.copyOf(targets.get(lane));
    }

    /**
     * Returns what is left to add when all lanes are done.
     *
     * @return the sum over all lanes
     */
    public Term root() {
        return root;
    }
}
