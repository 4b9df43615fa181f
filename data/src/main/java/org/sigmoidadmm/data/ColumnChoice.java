package org.sigmoidadmm.data;

import java.util.Arrays;

/** Finds columns as users write them: by name, or by number from 1. A name goes before a number. */
final class ColumnChoice {

    private ColumnChoice() {}

    /**
     * Finds columns that are written with commas between them; a column whose name is the whole text goes before all.
     *
     * @param purpose what they are for, to say that there is no such column
     * @param what what one of them is called, to say that it is given twice
     * @throws DataException if a column is not there or given twice
     */
    static int[] indices(String text, Table table, String purpose, String what) {
        int whole = table.columns().indexOf(text);
        if (whole >= 0) {
            return new int[] {whole};
        }
        int[] found = Arrays.stream(text.split(",", -1))
                .mapToInt(part -> index(part.strip(), table, purpose))
                .toArray();
        for (int k = 0; k < found.length; k++) {
            int column = found[k];
            if (Arrays.stream(found, 0, k).anyMatch(other -> other == column)) {
                throw new DataException(
                        what + " '" + table.columns().get(column) + "' is given twice in '" + text + "'");
            }
        }
        return found;
    }

    /**
     * Finds one column.
     *
     * @throws DataException if it is not there
     */
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
        throw missing(part, table, purpose);
    }

    /** A message on a column that is not there. */
    static DataException missing(String name, Table table, String purpose) {
        return new DataException(table.source() + " has no column " + Table.shown(name) + " for " + purpose
                + "; it has " + ColumnNames.list(table.columns()) + table.hint());
    }
}
