package org.sigmoidadmm.data;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/** A table as it stands in a file: names of columns, and rows of texts that remember their places. Immutable. */
public final class Table {

    private static final int SHOWN_LENGTH = 40;

    /** The place of a row of a text. */
    private static final String LINE = "line";

    private final Path source;
    private final boolean header;
    private final String assumed;
    private final List<String> columns;
    private final Cells cells;
    private final int firstCell;
    private final int[] lines;
    private final String place;

    Table(Path source, boolean header, String assumed, List<String> columns, Cells cells, int firstCell, int[] lines) {
        this(source, header, assumed, columns, cells, firstCell, lines, LINE);
    }

    private Table(
            Path source,
            boolean header,
            String assumed,
            List<String> columns,
            Cells cells,
            int firstCell,
            int[] lines,
            String place) {
        this.source = source;
        this.header = header;
        this.assumed = assumed;
        this.columns = List.copyOf(columns);
        this.cells = cells;
        this.firstCell = firstCell;
        this.lines = lines;
        this.place = place;
    }

    /** A table of a file without lines: its rows are counted from 1. */
    static Table ofRows(Path source, List<String> columns, Cells cells, int rowCount) {
        int[] numbers = IntStream.rangeClosed(1, rowCount).toArray();
        return new Table(source, true, "", columns, cells, 0, numbers, "row");
    }

    /**
     * The file that was read.
     *
     * @return its path as it was given, or {@code standard input}
     */
    public Path source() {
        return source;
    }

    /**
     * Tells whether the names of the columns stand in the file.
     *
     * @return false if the names are c1, c2, …
     */
    public boolean hasHeader() {
        return header;
    }

    /**
     * Tells what was made of the first line, where that was found out and may be wrong.
     *
     * @return for example {@code line 1 taken as data}; empty if there is no doubt
     */
    public String assumed() {
        return assumed;
    }

    /** What may have gone wrong in the reading, to end messages on columns that are not there; maybe empty. */
    String hint() {
        return separators()
                + (assumed.isEmpty()
                        ? ""
                        : " (" + assumed + ", --header "
                                + (header ? "no takes it as data)" : "yes takes it for column names)"));
    }

    /** What separates cells, if this is a text of one column; else empty. */
    String separators() {
        return columns.size() == 1 && place.equals(LINE) ? "; cells are separated by comma, semicolon or tab" : "";
    }

    /**
     * The names of the columns.
     *
     * @return at least one, all different
     */
    public List<String> columns() {
        return columns;
    }

    /**
     * The number of rows, the header not counted.
     *
     * @return at least 1
     */
    public int rowCount() {
        return lines.length;
    }

    /**
     * Returns the text of a cell without the blanks around it.
     *
     * @param row index of the row
     * @param column index of the column
     * @return the text, maybe empty
     */
    public String cell(int row, int column) {
        Objects.checkIndex(row, rowCount());
        Objects.checkIndex(column, columns.size());
        return cells.get(firstCell + row * columns.size() + column);
    }

    /**
     * Returns where a row stands in the file.
     *
     * @param row index of the row
     * @return the number of its first line, from 1; of the row itself if the file has no lines
     */
    public int line(int row) {
        return lines[row];
    }

    /**
     * The same table without one of its columns, such as one that names rows and is no input.
     *
     * @param column the name of the column
     * @return a view of the others
     * @throws DataException if there is no such column, or no other
     */
    public Table without(String column) {
        int left = columns.indexOf(column);
        if (left < 0 || columns.size() == 1) {
            throw new DataException(source + (left < 0 ? " has no column " : " has no column beside ") + shown(column));
        }
        int width = columns.size() - 1;
        List<String> others = new ArrayList<>(columns);
        others.remove(left);
        Cells kept = index -> cell(index / width, index % width + (index % width < left ? 0 : 1));
        return new Table(source, header, assumed, others, kept, 0, lines, place);
    }

    /** Tells whether a column has no name in the header. */
    boolean isUnnamed(int column) {
        return header && firstCell > 0 && cells.get(column).isEmpty();
    }

    /** The kind of a cell. */
    CellKind kind(int row, int column) {
        return CellKind.of(cell(row, column));
    }

    /** Where a row is, such as {@code line 7}. */
    String place(int row) {
        return place + " " + line(row);
    }

    /** A message on one cell: file, line, column, value, and what is wrong with it. */
    DataException bad(int row, int column, String what) {
        String value = cell(row, column);
        return new DataException(source + ", " + place(row) + ", column '" + columns.get(column) + "': "
                + (value.isEmpty() ? "the cell is empty, its value is missing" : shown(value) + " " + what));
    }

    /** A text in quotes, shortened where it is long. */
    static String shown(String value) {
        return value.length() <= SHOWN_LENGTH ? "'" + value + "'" : "'" + value.substring(0, SHOWN_LENGTH) + "…'";
    }
}
