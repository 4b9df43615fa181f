package org.sigmoidadmm.data;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * How much each row of a table counts. The array is not copied; it must not be changed.
 *
 * @param column index of the column that says so
 * @param values one number per row, 0 for rows that are left out
 */
public record RowWeights(int column, double[] values) {

    /**
     * Reads the column of weights.
     *
     * @param table the table
     * @param text the name of the column, or its number from 1
     * @param target which columns are to be predicted
     * @return the weights
     * @throws DataException if there is no such column, it is a target, a cell is not a finite number of at least 0, or all are 0
     */
    public static RowWeights read(Table table, String text, TargetSpec target) {
        int column = ColumnChoice.index(text.strip(), table, "the weights");
        String name = table.columns().get(column);
        if (Arrays.stream(target.resolve(table)).anyMatch(other -> other == column)) {
            throw new DataException("column '" + name + "' is given both as the target and as the weights");
        }
        double[] values = Encoding.numbers(table, new int[] {column}).values();
        for (int row = 0; row < values.length; row++) {
            if (!(values[row] >= 0)) {
                throw table.bad(row, column, "is no weight, must be at least 0");
            }
        }
        if (Arrays.stream(values).allMatch(value -> value == 0)) {
            throw new DataException("all weights in column '" + name + "' are 0, so that no row counts");
        }
        return new RowWeights(column, values);
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
                column, Arrays.stream(rows).mapToDouble(row -> values[row]).toArray());
    }
}
