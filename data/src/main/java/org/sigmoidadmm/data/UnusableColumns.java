package org.sigmoidadmm.data;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Input columns with cells that are no finite numbers, to say at once all that keeps a table from being learned. */
final class UnusableColumns {

    private static final int SHOWN = 5;

    private final Table table;
    private final int inputs;
    private final List<Column> columns = new ArrayList<>();

    private record Column(int index, int unusable, int missing) {}

    /** Looks at all cells of some columns. */
    UnusableColumns(Table table, int[] inputs) {
        this.table = table;
        this.inputs = inputs.length;
        for (int column : inputs) {
            int unusable = 0;
            int missing = 0;
            for (int row = 0; row < table.rowCount(); row++) {
                CellKind kind = table.kind(row, column);
                unusable += kind == CellKind.NUMBER ? 0 : 1;
                missing += kind == CellKind.EMPTY ? 1 : 0;
            }
            if (unusable > 0) {
                columns.add(new Column(column, unusable, missing));
            }
        }
    }

    /** Goes on after a sentence on the first such cell; empty if there is none. */
    String describe() {
        if (columns.isEmpty()) {
            return "";
        }
        String which = columns.stream().limit(SHOWN).map(this::describe).collect(Collectors.joining(", "));
        return "; cells without a number stand in " + columns.size() + " of " + inputs
                + (inputs == 1 ? " input: " : " inputs: ") + which + more(", …") + advice();
    }

    private String describe(Column column) {
        String name = Table.shown(table.columns().get(column.index));
        if (column.missing == column.unusable) {
            return name + " (" + column.missing + " missing)";
        }
        return name + " (" + column.unusable + (column.missing > 0 ? ", " + column.missing + " of them missing)" : ")");
    }

    private String advice() {
        if (columns.size() == inputs) {
            return "";
        }
        return "; --ignore " + columns.stream().limit(SHOWN).map(this::option).collect(Collectors.joining(","))
                + more(",…") + " trains without " + (columns.size() == 1 ? "it" : "them");
    }

    /** A name that a shell or a list would take apart is a number. */
    private String option(Column column) {
        String name = table.columns().get(column.index);
        return name.matches("[\\p{L}\\p{N}_.+:@%/-]+") ? name : Integer.toString(column.index + 1);
    }

    private String more(String dots) {
        return columns.size() > SHOWN ? dots : "";
    }
}
