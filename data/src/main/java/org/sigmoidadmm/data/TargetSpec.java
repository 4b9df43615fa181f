package org.sigmoidadmm.data;

import java.util.List;

/**
 * Which columns are to be predicted: {@code last}, or names or numbers (from 1) of columns with commas between them. A
 * name goes before a number, and a column whose name is the whole text before all.
 *
 * @param text the choice as the user wrote it
 */
public record TargetSpec(String text) {

    private static final String LAST = "last";

    /**
     * Checks that there is something.
     *
     * @param text the choice as the user wrote it
     * @throws DataException if the text is blank
     */
    public TargetSpec {
        text = text.strip();
        if (text.isEmpty()) {
            throw new DataException("the target is empty; give the name or number of a column, or '" + LAST + "'");
        }
    }

    /**
     * Finds the columns.
     *
     * @param table the table
     * @return indices of columns in the order of the text, all different, fewer than the table has
     * @throws DataException if a column is not there or twice, or no column is left for the inputs
     */
    int[] resolve(Table table) {
        int[] targets = indices(table);
        for (int k = 0; k < targets.length; k++) {
            for (int other = 0; other < k; other++) {
                if (targets[k] == targets[other]) {
                    throw new DataException(
                            "target column '" + table.columns().get(targets[k]) + "' is given twice in '" + text + "'");
                }
            }
        }
        if (targets.length == table.columns().size()) {
            throw new DataException(
                    table.source() + " has no column beside the target" + (targets.length == 1 ? "" : "s") + " '" + text
                            + "', so there are no inputs" + table.separators());
        }
        return targets;
    }

    private int[] indices(Table table) {
        int whole = table.columns().indexOf(text);
        if (whole >= 0) {
            return new int[] {whole};
        }
        if (text.equals(LAST)) {
            return new int[] {table.columns().size() - 1};
        }
        return List.of(text.split(",", -1)).stream()
                .mapToInt(part -> index(part.strip(), table, "the target"))
                .toArray();
    }

    /** Finds one column by name or by number from 1. */
    static int index(String part, Table table, String purpose) {
        int named = table.columns().indexOf(part);
        if (named >= 0) {
            return named;
        }
        int count = table.columns().size();
        if (part.matches("[0-9]{1,9}")) {
            int number = Integer.parseInt(part);
            if (number >= 1 && number <= count) {
                return number - 1;
            }
        }
        throw new DataException(table.source() + " has no column " + Table.shown(part) + " for " + purpose + "; it has "
                + ColumnNames.list(table.columns()) + table.hint());
    }
}
