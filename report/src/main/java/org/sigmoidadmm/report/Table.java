package org.sigmoidadmm.report;

import java.util.List;

/**
 * A table of texts.
 *
 * @param header names of the columns
 * @param leading how many columns, from the left, name the row; the others hold numbers
 * @param rows as many cells each as the header
 */
public record Table(List<String> header, int leading, List<List<String>> rows) {

    /**
     * Copies the lists.
     *
     * @param header names of the columns
     * @param leading how many columns name the row
     * @param rows the cells
     * @throws IllegalArgumentException if a row has not as many cells as the header
     */
    public Table {
        header = List.copyOf(header);
        rows = List.copyOf(rows);
        for (List<String> row : rows) {
            if (row.size() != header.size()) {
                throw new IllegalArgumentException(
                        "a row has " + row.size() + " cells, the header " + header.size() + ": " + row);
            }
        }
    }
}
