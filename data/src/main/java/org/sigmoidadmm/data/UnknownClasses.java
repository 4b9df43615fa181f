package org.sigmoidadmm.data;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;

/** Collects the rows of a table whose class a model does not have. */
final class UnknownClasses implements IntConsumer {

    private static final int SHOWN = 5;

    private final Table table;
    private final int column;
    private final int classes;
    private final Map<String, Integer> counts = new LinkedHashMap<>();
    private int rows;
    private int first;

    UnknownClasses(Table table, int column, int classes) {
        this.table = table;
        this.column = column;
        this.classes = classes;
    }

    @Override
    public void accept(int row) {
        first = rows == 0 ? row : first;
        rows++;
        counts.merge(table.cell(row, column), 1, Integer::sum);
    }

    /** Refuses the first row that came. */
    DataException refusal() {
        return table.bad(first, column, "is none of the model's " + classes + " classes");
    }

    boolean isEmpty() {
        return rows == 0;
    }

    boolean isAll() {
        return rows == table.rowCount();
    }

    /** Says which classes there are and how many rows of each. */
    String warning() {
        return rows + " of " + table.rowCount() + (rows == 1 ? " rows is" : " rows are") + " of "
                + (counts.size() == 1 ? "a class" : counts.size() + " classes") + " that the model does not have and "
                + (rows == 1 ? "counts" : "count") + " as wrong: "
                + counts.entrySet().stream()
                        .limit(SHOWN)
                        .map(entry -> Table.shown(entry.getKey()) + " (" + entry.getValue() + ")")
                        .collect(Collectors.joining(", "))
                + (counts.size() > SHOWN ? ", …" : "");
    }
}
