package org.sigmoidadmm.data;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
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
     * number of the row.
     *
     * @param table the table
     * @param data its samples, as they are trained on
     * @param choice what the target was asked to be taken for
     * @param robust whether outliers are seen to, so that nothing is said of them
     * @return sentences
     */
    public static List<String> of(Table table, Dataset data, TaskChoice choice, boolean robust) {
        List<String> hints = new ArrayList<>();
        if (choice == TaskChoice.AUTO
                && data.task() == Task.REGRESSION
                && data.targets().features() == 1) {
            int distinct = distinctWholeNumbers(data.targets());
            if (distinct >= 2 && data.count() >= Math.max(LEAST_ROWS, ROWS_PER_CLASS * distinct)) {
                hints.add("target column " + Table.shown(data.targetColumns().get(0)) + " holds " + distinct
                        + " distinct whole numbers: --task classification if they are classes");
            }
        }
        if (data.task() == Task.REGRESSION && !robust) {
            addOutliers(table, data, hints);
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

    private static void addOutliers(Table table, Dataset data, List<String> hints) {
        for (int j = 0; j < data.targets().features(); j++) {
            double[] y = data.targets().column(j);
            Spread spread = Spread.of(y);
            int farthest = -1;
            int count = 0;
            double most = OUTLYING * spread.deviation();
            for (int row = 0; row < y.length; row++) {
                double distance = Math.abs(y[row] - spread.median());
                count += distance > OUTLYING * spread.deviation() ? 1 : 0;
                if (distance > most) {
                    most = distance;
                    farthest = row;
                }
            }
            if (farthest >= 0) {
                hints.add("target column " + Table.shown(data.targetColumns().get(j)) + " is " + y[farthest] + " in "
                        + table.place(farthest) + ", " + Math.round(most / spread.deviation())
                        + " deviations from the median " + spread.median()
                        + (count > 1 ? ", the farthest of " + count + " beyond " + (int) OUTLYING : "")
                        + ": --loss huber --scale robust follows the other rows if this is wrong");
            }
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
