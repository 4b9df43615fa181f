package org.sigmoidadmm.data;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What the columns of a table are for, as a user writes it: names or numbers (from 1) of columns with commas between them,
 * as in {@link TargetSpec}. All columns without a role are inputs that are numbers.
 *
 * @param target which columns are to be predicted
 * @param weights the column that says how much each row counts, or null for none
 * @param ignored columns that are no inputs, whatever their cells hold, or null for none
 * @param categorical inputs whose cells are labels, of which each becomes an input of 0 and 1, or null for none; a model
 *     knows its own, and where one is given they are not looked at
 */
public record ColumnRoles(
        TargetSpec target,
        @Nullable String weights,
        @Nullable String ignored,
        @Nullable String categorical) {

    private static final int[] NONE = {};

    /**
     * Checks that there is something where there is a text.
     *
     * @param target which columns are to be predicted
     * @param weights the column of the rows' weights, or null
     * @param ignored columns that are no inputs, or null
     * @param categorical inputs whose cells are labels, or null
     * @throws DataException if a text is blank
     */
    public ColumnRoles {
        requireText(weights, "column of weights is");
        requireText(ignored, "columns to ignore are");
        requireText(categorical, "categorical columns are");
    }

    /**
     * Roles of a table that has inputs of numbers and targets alone.
     *
     * @param target which columns are to be predicted
     * @return the roles
     */
    public static ColumnRoles of(TargetSpec target) {
        return new ColumnRoles(target, null, null, null);
    }

    private static void requireText(@Nullable String text, String what) {
        if (text != null && text.isBlank()) {
            throw new DataException("the " + what + " empty; give names or numbers of columns");
        }
    }

    /**
     * Finds the columns.
     *
     * @throws DataException if a column is not there, given twice or in two roles, or no column is left for the inputs
     */
    Indices resolve(Table table) {
        Indices all = new Indices(
                target.resolve(table),
                weights == null ? NONE : new int[] {ColumnChoice.index(weights.strip(), table, "the weights")},
                indices(ignored, table, "--ignore", "ignored column"),
                indices(categorical, table, "--categorical", "categorical column"),
                table.columns().size());
        Map<Integer, String> roles = new HashMap<>();
        assign(all.targets, "as the target", roles, table);
        assign(all.weights, "as the weights", roles, table);
        assign(all.ignored, "in --ignore", roles, table);
        assign(all.categorical, "in --categorical", roles, table);
        if (all.inputs().length == 0) {
            throw new DataException(table.source() + " has no column beside " + taken(all.targets.length)
                    + ", so there are no inputs" + table.separators());
        }
        return all;
    }

    private static int[] indices(@Nullable String text, Table table, String option, String what) {
        return text == null ? NONE : ColumnChoice.indices(text.strip(), table, option, what);
    }

    private static void assign(int[] columns, String role, Map<Integer, String> roles, Table table) {
        for (int column : columns) {
            String other = roles.putIfAbsent(column, role);
            if (other != null) {
                throw new DataException(
                        "column '" + table.columns().get(column) + "' is given both " + other + " and " + role);
            }
        }
    }

    private String taken(int targets) {
        String first = "the target" + (targets == 1 ? "" : "s") + " '" + target.text() + "'";
        String last = ignored == null ? "the weights" : "those of --ignore";
        return first
                + (weights != null && ignored != null ? ", the weights" : "")
                + (weights != null || ignored != null ? " and " + last : "");
    }

    /** Roles as indices of columns in one table, of which there are {@code count}. */
    record Indices(int[] targets, int[] weights, int[] ignored, int[] categorical, int count) {

        /** The columns that are inputs, in the order of the table. */
        int[] inputs() {
            return IntStream.range(0, count)
                    .filter(column ->
                            !contains(targets, column) && !contains(weights, column) && !contains(ignored, column))
                    .toArray();
        }

        /** The columns that are neither inputs nor targets. */
        int[] aside() {
            return IntStream.concat(Arrays.stream(weights), Arrays.stream(ignored))
                    .toArray();
        }

        boolean isCategorical(int column) {
            return contains(categorical, column);
        }

        private static boolean contains(int[] columns, int column) {
            return Arrays.stream(columns).anyMatch(other -> other == column);
        }
    }
}
