package org.sigmoidadmm.data;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * How much each row of a table counts. The array is not copied; it must not be changed.
 *
 * @param values one number per row, 0 for rows that are left out
 */
public record RowWeights(double[] values) {

    /**
     * Reads the column of weights.
     *
     * @param table the table
     * @param roles what its columns are for
     * @return the weights, or null if there is no such column
     * @throws DataException if a column is not there or in two roles, or a weight is not a finite number of at least 0, or
     *     all are 0
     */
    public static @Nullable RowWeights read(Table table, ColumnRoles roles) {
        int[] columns = roles.resolve(table).weights();
        return columns.length == 0 ? null : read(table, columns[0]);
    }

    private static RowWeights read(Table table, int column) {
        double[] values = Encoding.numbers(table, new int[] {column}).values();
        for (int row = 0; row < values.length; row++) {
            if (!(values[row] >= 0)) {
                throw table.bad(row, column, "is no weight, must be at least 0");
            }
        }
        if (Arrays.stream(values).allMatch(value -> value == 0)) {
            throw new DataException(
                    "all weights in column '" + table.columns().get(column) + "' are 0, so that no row counts");
        }
        return new RowWeights(values);
    }

    /**
     * The rows that count.
     *
     * @return the indices of those whose weight is not 0
     */
    public int[] counting() {
        return IntStream.range(0, values.length).filter(row -> values[row] > 0).toArray();
    }

    /**
     * The weights of some rows.
     *
     * @param rows their indices
     * @return their weights
     */
    public RowWeights select(int[] rows) {
        return new RowWeights(
                Arrays.stream(rows).mapToDouble(row -> values[row]).toArray());
    }
}
