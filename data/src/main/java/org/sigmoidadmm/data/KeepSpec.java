package org.sigmoidadmm.data;

/**
 * Which columns of a table stand in front of the predictions: names or numbers (from 1) of columns with commas between
 * them, as in {@link ColumnRoles}. Their cells may be anything, and inputs or targets may be among them.
 *
 * @param text the choice as the user wrote it
 */
public record KeepSpec(String text) {

    /**
     * Checks that there is something.
     *
     * @param text the choice as the user wrote it
     * @throws DataException if the text is blank
     */
    public KeepSpec {
        text = text.strip();
        if (text.isEmpty()) {
            throw new DataException("the columns to keep are empty; give names or numbers of columns");
        }
    }

    /**
     * Finds the columns.
     *
     * @param table the table
     * @return indices of columns in the order given, all different
     * @throws DataException if a column is not there or given twice
     */
    public int[] resolve(Table table) {
        return ColumnChoice.indices(text, table, "--keep", "kept column");
    }
}
