package org.sigmoidadmm.data;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.sigmoidadmm.Samples;
import org.sigmoidadmm.Spread;
import org.sigmoidadmm.model.Task;

/** What a table to train on may have been meant to be. */
public final class Hints {

    private static final int MOST_CLASSES = 10;
    private static final int ROWS_PER_CLASS = 5;
    private static final int LEAST_ROWS = 20;

    /** Deviations from the median beyond which a number is more likely wrong than rare. */
    private static final double OUTLYING = 50;

    private Hints() {}

    /**
     * Looks for a target of numbers that may be classes, for targets with outliers, and for a first column that may be the
     * number of the row. Rows of weight 0 say nothing on targets.
     *
     * @param table the table
     * @param data its samples, one per row of the table
     * @param weights how much each row counts, or null if all count alike
     * @param choice what the target was asked to be taken for
     * @param robust whether outliers are seen to, so that nothing is said of them
     * @return sentences
     */
    public static List<String> of(
            Table table, Dataset data, @Nullable RowWeights weights, TaskChoice choice, boolean robust) {
        List<String> hints = new ArrayList<>();
        if (data.task() == Task.REGRESSION) {
            int[] rows = weights == null ? IntStream.range(0, data.count()).toArray() : weights.counting();
            Samples targets = data.targets().select(rows);
            if (choice == TaskChoice.AUTO && targets.features() == 1) {
                addClasses(Table.shown(data.targetColumns().get(0)), targets, hints);
            }
            for (int j = 0; !robust && j < targets.features(); j++) {
                double[] y = targets.column(j);
                Spread spread = weights == null
                        ? Spread.of(y)
                        : Spread.of(y, weights.select(rows).values());
                addOutliers(table, Table.shown(data.targetColumns().get(j)), rows, y, spread, hints);
            }
        }
        String first = table.columns().get(0);
        if (data.inputColumns().size() > 1 && data.inputColumns().get(0).equals(first)) {
            String what = table.isUnnamed(0) ? " has no name" : counts(data.inputs()) ? " counts the rows" : "";
            if (!what.isEmpty()) {
                hints.add("column 1" + what + " and looks like a row number; --ignore "
                        + (table.columns().contains("1") ? first : "1") + " leaves it out");
            }
        }
        return hints;
    }

    private static void addClasses(String name, Samples targets, List<String> hints) {
        int distinct = distinctWholeNumbers(targets);
        if (distinct >= 2 && targets.count() >= Math.max(LEAST_ROWS, ROWS_PER_CLASS * distinct)) {
            hints.add("target column " + name + " holds " + distinct
                    + " distinct whole numbers: --task classification if they are classes");
        }
    }

    private static void addOutliers(
            Table table, String name, int[] rows, double[] y, Spread spread, List<String> hints) {
        int farthest = -1;
        int count = 0;
        double bound = OUTLYING * spread.deviation();
        double most = bound;
        for (int i = 0; i < y.length; i++) {
            double distance = Math.abs(y[i] - spread.median());
            count += distance > bound ? 1 : 0;
            if (distance > most) {
                most = distance;
                farthest = i;
            }
        }
        if (farthest >= 0) {
            hints.add("target column " + name + " is " + y[farthest] + " in " + table.place(rows[farthest]) + ", "
                    + Math.round(most / spread.deviation()) + " deviations from the median " + spread.median()
                    + (count > 1 ? ", the farthest of " + count + " beyond " + (int) OUTLYING : "")
                    + ": --loss huber without --scale follows the other rows if this is wrong");
        }
    }

    /** How many there are, or 0 if they are too many or not all whole. */
    private static int distinctWholeNumbers(Samples targets) {
        double[] values = targets.values();
        if (DoubleStream.of(values).anyMatch(value -> Math.rint(value) != value)) {
            return 0;
        }
        long distinct =
                DoubleStream.of(values).distinct().limit(MOST_CLASSES + 1).count();
        return distinct > MOST_CLASSES ? 0 : (int) distinct;
    }

    private static boolean counts(Samples inputs) {
        double start = inputs.get(0, 0);
        boolean counts = inputs.count() >= LEAST_ROWS && (start == 0 || start == 1);
        for (int i = 1; counts && i < inputs.count(); i++) {
            counts = inputs.get(i, 0) == start + i;
        }
        return counts;
    }
}
