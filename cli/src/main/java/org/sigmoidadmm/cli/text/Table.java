package org.sigmoidadmm.cli.text;

import java.util.ArrayList;
import java.util.List;

/** Rows of text cells with aligned columns, two spaces apart, no rules. */
public final class Table {

    private static final String GAP = "  ";

    private final boolean numbersRight;
    private final List<List<String>> rows = new ArrayList<>();

    private Table(boolean numbersRight) {
        this.numbersRight = numbersRight;
    }

    /**
     * A table of text: all columns left-aligned.
     *
     * @return an empty table
     */
    public static Table ofText() {
        return new Table(false);
    }

    /**
     * A table of numbers: the first column, which names the rows, left-aligned, the others right-aligned.
     *
     * @return an empty table
     */
    public static Table ofNumbers() {
        return new Table(true);
    }

    /**
     * Adds a row.
     *
     * @param cells its cells, from the left; rows may differ in length
     * @return this
     */
    public Table row(String... cells) {
        return row(List.of(cells));
    }

    /**
     * Adds a row.
     *
     * @param cells its cells, from the left; rows may differ in length
     * @return this
     */
    public Table row(List<String> cells) {
        rows.add(List.copyOf(cells));
        return this;
    }

    /**
     * Sets the table.
     *
     * @return its lines, without trailing blanks
     */
    public List<String> lines() {
        int[] widths = new int[rows.stream().mapToInt(List::size).max().orElse(0)];
        for (List<String> row : rows) {
            for (int j = 0; j < row.size(); j++) {
                widths[j] = Math.max(widths[j], row.get(j).length());
            }
        }
        return rows.stream().map(row -> line(row, widths)).toList();
    }

    private String line(List<String> row, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int j = 0; j < row.size(); j++) {
            String padding = " ".repeat(widths[j] - row.get(j).length());
            boolean right = numbersRight && j > 0;
            line.append(j == 0 ? "" : GAP)
                    .append(right ? padding : "")
                    .append(row.get(j))
                    .append(right ? "" : padding);
        }
        return line.toString().stripTrailing();
    }
}
