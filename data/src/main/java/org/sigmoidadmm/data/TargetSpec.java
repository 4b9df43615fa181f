package org.sigmoidadmm.data;

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
        if (targets.length == table.columns().size()) {
            throw new DataException(
                    table.source() + " has no column beside the target" + (targets.length == 1 ? "" : "s") + " '" + text
                            + "', so there are no inputs" + table.separators());
        }
        return targets;
    }

    private int[] indices(Table table) {
        if (text.equals(LAST) && !table.columns().contains(LAST)) {
            return new int[] {table.columns().size() - 1};
        }
        return ColumnChoice.indices(text, table, "the target", "target column");
    }
}
