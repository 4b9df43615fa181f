package org.sigmoidadmm.report;

import java.util.List;

/**
 * A rectangle of values as shades.
 *
 * @param title one line
 * @param unit what the shades show
 * @param rowAxis what the rows are
 * @param columnAxis what the columns are
 * @param rows names of the rows, from the top
 * @param columns names of the columns, from the left
 * @param values row by row; one that is not finite is drawn as missing
 * @param log whether the shades follow the logarithm
 * @param low the value of the lightest shade
 * @param high the value of the darkest shade
 */
public record HeatMap(
        String title,
        String unit,
        String rowAxis,
        String columnAxis,
        List<String> rows,
        List<String> columns,
        List<List<Double>> values,
        boolean log,
        double low,
        double high)
        implements Figure {

    /**
     * Copies the lists.
     *
     * @param title one line
     * @param unit what the shades show
     * @param rowAxis what the rows are
     * @param columnAxis what the columns are
     * @param rows names of the rows
     * @param columns names of the columns
     * @param values row by row
     * @param log whether the shades follow the logarithm
     * @param low the value of the lightest shade
     * @param high the value of the darkest shade
     * @throws IllegalArgumentException if the values are not as many as rows and columns say
     */
    public HeatMap {
        rows = List.copyOf(rows);
        columns = List.copyOf(columns);
        values = values.stream().map(List::copyOf).toList();
        int width = columns.size();
        if (values.size() != rows.size() || values.stream().anyMatch(row -> row.size() != width)) {
            throw new IllegalArgumentException("a heat map of " + rows.size() + "×" + width + " has other values");
        }
    }

    @Override
    public boolean hasSpread() {
        return false;
    }
}
