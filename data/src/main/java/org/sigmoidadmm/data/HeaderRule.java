package org.sigmoidadmm.data;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Decides whether the first row of a table holds names. It looks at the {@value #ROWS} rows that follow: a column is one
 * of numbers if at least half of its cells there are.
 *
 * <ol>
 *   <li>If there are columns of numbers, the first row is a header when at least one of them has a text in it that is
 *       neither a number nor NaN nor infinite.
 *   <li>If there are none, it is a header when all its cells are texts, all different, and none is found again below it
 *       in its column. A single row of texts is a header without rows.
 * </ol>
 */
final class HeaderRule {

    static final int ROWS = 100;

    private final CellStore cells;
    private final int columns;
    private final int rows;

    HeaderRule(CellStore cells, int columns) {
        this.cells = cells;
        this.columns = columns;
        this.rows = Math.min(ROWS + 1, cells.size() / columns);
    }

    boolean firstRowIsHeader() {
        boolean anyNumbers = false;
        for (int column = 0; column < columns; column++) {
            if (holdsNumbers(column)) {
                anyNumbers = true;
                if (kind(0, column) == CellKind.TEXT) {
                    return true;
                }
            }
        }
        return !anyNumbers && firstRowIsUnlikeTheOthers();
    }

    /** Whether there is a column of numbers; without one the rows alone do not tell names from data. */
    boolean hasNumbers() {
        return IntStream.range(0, columns).anyMatch(this::holdsNumbers);
    }

    private boolean holdsNumbers(int column) {
        int numbers = 0;
        for (int row = 1; row < rows; row++) {
            numbers += kind(row, column) == CellKind.NUMBER ? 1 : 0;
        }
        return numbers > 0 && 2 * numbers >= rows - 1;
    }

    private boolean firstRowIsUnlikeTheOthers() {
        Set<String> names = new HashSet<>();
        for (int column = 0; column < columns; column++) {
            String name = cells.get(column);
            if (CellKind.of(name) != CellKind.TEXT || !names.add(name)) {
                return false;
            }
            for (int row = 1; row < rows; row++) {
                if (cells.get(row * columns + column).equals(name)) {
                    return false;
                }
            }
        }
        return true;
    }

    private CellKind kind(int row, int column) {
        return CellKind.of(cells.get(row * columns + column));
    }
}
