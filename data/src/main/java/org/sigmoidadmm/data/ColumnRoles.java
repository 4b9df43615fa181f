package org.sigmoidadmm.data;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What the columns of a table are for, as a user writes it: names or numbers (from 1) of columns with commas between them,
 * as in {@link TargetSpec}. All columns without a role are inputs that are numbers.
 *
 * @param target which columns are to be predicted
 * @param weights the column that says how much each row counts, or null for none
 * @param ignored columns that are no inputs, whatever their cells hold, or null for none
 * @param categorical inputs whose cells are labels, of which each becomes an input of 0 and 1, or null for none; where a
 *     model is given it knows its own, and these have to be in the table as the others and are not used
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

    /**
     * These roles with a column of weights.
     *
     * @param column the column of the rows' weights, or null for none
     * @return roles that are otherwise the same
     * @throws DataException if the text is blank
     */
    public ColumnRoles withWeights(@Nullable String column) {
        return new ColumnRoles(target, column, ignored, categorical);
    }

    /**
     * These roles with columns that are no inputs.
     *
     * @param columns which, or null for none
     * @return roles that are otherwise the same
     * @throws DataException if the text is blank
     */
    public ColumnRoles ignoring(@Nullable String columns) {
        return new ColumnRoles(target, weights, columns, categorical);
    }

    /**
     * These roles with inputs whose cells are labels.
     *
     * @param columns which, or null for none
     * @return roles that are otherwise the same
     * @throws DataException if the text is blank
     */
    public ColumnRoles withCategorical(@Nullable String columns) {
        return new ColumnRoles(target, weights, ignored, columns);
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
        int[] targets = target.resolve(table);
        int[] counts = weights == null ? NONE : new int[] {ColumnChoice.index(weights.strip(), table, "the weights")};
        int[] aside = indices(ignored, table, "--ignore", "ignored column");
        int[] labels = indices(categorical, table, "--categorical", "categorical column");
        Map<Integer, String> roles = new HashMap<>();
        assign(targets, "as the target", roles, table);
        assign(counts, "as the weights", roles, table);
        assign(aside, "in --ignore", roles, table);
        int[] inputs = IntStream.range(0, table.columns().size())
                .filter(column -> !roles.containsKey(column))
                .toArray();
        assign(labels, "in --categorical", roles, table);
        if (inputs.length == 0) {
            throw new DataException(table.source() + " has no column beside " + taken(targets.length)
                    + ", so there are no inputs" + table.separators());
        }
        return new Indices(targets, counts, aside, labels, inputs);
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

    /**
     * Roles as indices of columns in one table.
     *
     * @param categorical those of the inputs that are labels
     * @param inputs the columns that are inputs, in the order of the table
     */
    record Indices(int[] targets, int[] weights, int[] ignored, int[] categorical, int[] inputs) {

        /** The columns that are neither inputs nor targets. */
        int[] aside() {
            return IntStream.concat(Arrays.stream(weights), Arrays.stream(ignored))
                    .toArray();
        }

        /** The categorical columns, to be looked up. */
        Set<Integer> labels() {
            return Arrays.stream(categorical).boxed().collect(Collectors.toSet());
        }
    }
}
