package org.sigmoidadmm.data;

import java.util.List;

/**
 * Which columns are to be predicted: {@code last}, or names or numbers (from 1) of columns with commas between them. A
 * name goes before a number, and a column whose name is the whole text before all.
 *
 * @param text the choice as the user wrote it
 * @param names the names of all the columns, which the text only shows; empty if the text is to be read
 */
public record TargetSpec(String text, List<String> names) {

    private static final String LAST = "last";

    /**
     * Checks that there is something.
     *
     * @param text the choice as the user wrote it
     * @param names the names of the columns, or none
     * @throws DataException if the text is blank
     */
    public TargetSpec {
        names = List.copyOf(names);
        text = text.strip();
        if (text.isEmpty()) {
            throw new DataException("the target is empty; give the name or number of a column, or '" + LAST + "'");
        }
    }

    /**
     * Takes a choice as the user wrote it.
     *
     * @param text the choice
     * @throws DataException if the text is blank
     */
    public TargetSpec(String text) {
        this(text, List.of());
    }

    /**
     * Chooses columns by names that are known, such as those of a model.
     *
     * @param names the names, at least one
     * @return the choice of these columns
     */
    public static TargetSpec named(List<String> names) {
        return new TargetSpec(String.join(",", names), names);
    }

    /**
     * Finds the columns.
     *
     * @param table the table
     * @return indices of columns in the order of the text, all different
     * @throws DataException if a column is not there or twice
     */
    int[] resolve(Table table) {
        if (!names.isEmpty()) {
            return names.stream().mapToInt(name -> named(name, table)).toArray();
        }
        if (text.equals(LAST) && !table.columns().contains(LAST)) {
            return new int[] {table.columns().size() - 1};
        }
        return ColumnChoice.indices(text, table, "the target", "target column");
    }

    private static int named(String name, Table table) {
        int column = table.columns().indexOf(name);
        if (column < 0) {
            throw ColumnChoice.missing(name, table, "the target");
        }
        return column;
    }
}
