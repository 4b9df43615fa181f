package org.sigmoidadmm.data;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.sigmoidadmm.model.Model;

/** Finds the inputs of a model in a table. */
final class InputColumns {

    private InputColumns() {}

    /**
     * The columns by name. Where the table has no names, the candidates by position if there are as many; else the places
     * that the inputs had in a table without names.
     *
     * @param candidates indices of the columns that may be inputs
     * @param wanted the names of the columns that the model's inputs are made of
     * @return indices of columns in the order of the names
     * @throws DataException if one is not there, or the table may lack columns that were ignored in the training
     */
    static int[] find(Table table, int[] candidates, List<String> wanted, Model model) {
        if (!table.hasHeader() && candidates.length == wanted.size()) {
            return candidates;
        }
        int[] found = wanted.stream().mapToInt(table.columns()::indexOf).toArray();
        List<String> missing = IntStream.range(0, found.length)
                .filter(k -> found[k] < 0)
                .mapToObj(wanted::get)
                .toList();
        if (missing.isEmpty()) {
            requirePlaces(table, found, wanted, model);
            return found;
        }
        if (table.hasHeader()) {
            throw new DataException(table.source() + " lacks " + missing.size() + " of the model's " + wanted.size()
                    + " inputs, " + ColumnNames.list(missing) + "; it has " + ColumnNames.list(table.columns())
                    + table.hint());
        }
        throw new DataException(table.source() + " has no column names and " + candidates.length
                + (candidates.length == 1 ? " column" : " columns")
                + " of inputs, the model takes " + ColumnNames.list(wanted) + table.hint());
    }

    /** Where columns before an input were ignored, a narrower table may lack these as well as the target. */
    private static void requirePlaces(Table table, int[] found, List<String> wanted, Model model) {
        Set<String> known = new HashSet<>(wanted);
        known.addAll(model.targetColumns());
        int last = Arrays.stream(found).max().orElseThrow();
        int trained = known.stream().mapToInt(InputColumns::place).max().orElseThrow();
        if (!table.hasHeader()
                && table.columns().size() < trained
                && !known.containsAll(table.columns().subList(0, last))) {
            throw new DataException(table.source() + " has no column names and "
                    + table.columns().size() + " columns; the model takes " + found.length + " of the " + trained
                    + " or more that it was trained on: give all of these or the inputs alone");
        }
    }

    /** The number in the name of a column of a table without names, or 0. */
    private static int place(String name) {
        return name.matches("c[1-9][0-9]{0,8}") ? Integer.parseInt(name.substring(1)) : 0;
    }
}
