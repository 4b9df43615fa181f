package org.sigmoidadmm.bench.report;

import java.util.List;

/**
 * A table of texts.
 *
 * @param header names of the columns
 * @param leading how many columns, from the left, name the row; the others hold numbers
 * @param rows as many cells each as the header
 */
record Table(List<String> header, int leading, List<List<String>> rows) {

    Table {
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
