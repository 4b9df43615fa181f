package org.sigmoidadmm.data;

import java.util.Arrays;

/**
 * How much each row of a table counts. The array is not copied; it must not be changed.
 *
 * @param column index of the column that says so
 * @param values one positive number per row
 */
public record RowWeights(int column, double[] values) {

    /**
     * Reads the column of weights.
     *
     * @param table the table
     * @param text the name of the column, or its number from 1
     * @param target which columns are to be predicted
     * @return the weights
     * @throws DataException if there is no such column, it is a target, or a cell is not a positive, finite number
     */
    public static RowWeights read(Table table, String text, TargetSpec target) {
        int column = TargetSpec.index(text.strip(), table, "the weights");
        String name = table.columns().get(column);
        if (Arrays.stream(target.resolve(table)).anyMatch(other -> other == column)) {
            throw new DataException("column '" + name + "' is given both as the target and as the weights");
        }
        double[] values = Encoding.numbers(table, new int[] {column}).values();
        for (int row = 0; row < values.length; row++) {
            if (!(values[row] > 0)) {
                throw table.bad(row, column, "is no weight, must be above 0");
            }
        }
        return new RowWeights(column, values);
    }

    /**
     * The weights of some rows.
     *
     * @param rows their indices
     * @return as many weights
     */
    public double[] select(int[] rows) {
        return Arrays.stream(rows).mapToDouble(row -> values[row]).toArray();
    }
}
