package org.sigmoidadmm.data;

import java.util.Arrays;
import java.util.OptionalInt;

/**
 * Which columns are neither inputs nor targets: names or numbers (from 1) of columns with commas between them, as in
 * {@link TargetSpec}. Their cells may be anything.
 *
 * @param text the choice as the user wrote it
 */
public record IgnoreSpec(String text) {

    /**
     * Checks that there is something.
     *
     * @param text the choice as the user wrote it
     * @throws DataException if the text is blank
     */
    public IgnoreSpec {
        text = text.strip();
        if (text.isEmpty()) {
            throw new DataException("the columns to ignore are empty; give names or numbers of columns");
        }
    }

    /**
     * Finds the columns.
     *
     * @param table the table
     * @param target which columns are to be predicted
     * @param weights index of the column of weights, if there is one
     * @return indices of columns, all different
     * @throws DataException if a column is not there, given twice, a target or that of the weights, or no column is left
     *     for the inputs
     */
    public int[] resolve(Table table, TargetSpec target, OptionalInt weights) {
        int[] ignored = ColumnChoice.indices(text, table, "--ignore", "ignored column");
        int[] targets = target.resolve(table);
        for (int column : ignored) {
            boolean isTarget = Arrays.stream(targets).anyMatch(other -> other == column);
            if (isTarget || (weights.isPresent() && weights.getAsInt() == column)) {
                throw new DataException("column '" + table.columns().get(column) + "' is given both as the "
                        + (isTarget ? "target" : "weights") + " and in --ignore");
            }
        }
        int used = targets.length + (weights.isPresent() ? 1 : 0);
        if (ignored.length + used == table.columns().size()) {
            throw new DataException(table.source() + " has no column beside the target"
                    + (weights.isPresent() ? ", the weights" : "") + " and those of --ignore, so there are no inputs");
        }
        return ignored;
    }
}
