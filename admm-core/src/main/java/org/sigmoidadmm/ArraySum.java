package org.sigmoidadmm;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.sigmoidadmm.matrix.spi.ColumnMajor;
import org.sigmoidadmm.parallel.PairwiseSum.Held;
import org.sigmoidadmm.parallel.PairwiseSum.Sum;
import org.sigmoidadmm.parallel.PairwiseSum.Term;

/** The sum of arrays of one length, added up as {@code PairwiseSum} has it. */
final class ArraySum {

    /** Entries that are added up before the next: they stay in the first-level cache. */
    private static final int CHUNK = 1024;

    private final double @Nullable [] values;
    private final @Nullable ArraySum left;
    private final @Nullable ArraySum right;

    /**
     * Makes a sum.
     *
     * @param term what to add up
     * @param values the array of a sum that a worker has
     */
    ArraySum(Term term, Function<Held, double[]> values) {
        if (term instanceof Sum sum) {
            this.values = null;
            this.left = new ArraySum(sum.left(), values);
            this.right = new ArraySum(sum.right(), values);
        } else {
            this.values = values.apply((Held) term);
            this.left = null;
            this.right = null;
        }
    }

    /** Returns the workspace that a thread needs for {@link #addUp}. */
    double[][] workspace() {
        return new double[generations()][CHUNK];
    }

    private int generations() {
        return left == null || right == null ? 0 : 1 + Math.max(left.generations(), right.generations());
    }

    /** to[at], … ← the sums of the entries from begin to end. */
    void addUp(int begin, int end, double[] to, int at, double[][] workspace) {
        for (int from = begin; from < end; from += CHUNK) {
            addUp(from, Math.min(CHUNK, end - from), to, at + from - begin, workspace, 0);
        }
    }

    private void addUp(int from, int length, double[] to, int at, double[][] workspace, int generation) {
        if (values != null) {
            System.arraycopy(values, from, to, at, length);
        } else if (left != null && right != null) {
            if (left.values != null && right.values != null) {
                add(left.values, right.values, from, to, at, length);
                return;
            }
            left.addUp(from, length, to, at, workspace, generation);
            if (right.values != null) {
                ColumnMajor.axpby(1, right.values, from, 1, to, at, length);
            } else {
                right.addUp(from, length, workspace[generation], 0, workspace, generation + 1);
                ColumnMajor.axpby(1, workspace[generation], 0, 1, to, at, length);
            }
        }
    }

    private static void add(double[] x, double[] y, int from, double[] to, int at, int length) {
        for (int k = 0; k < length; k++) {
            to[at + k] = x[from + k] + y[from + k];
        }
    }
}
