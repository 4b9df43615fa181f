package org.sigmoidadmm.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Input columns with cells that are no finite numbers, to say at once all that keeps a table from being learned. */
final class UnusableColumns {

    private static final int SHOWN = 5;

    private static final int MOST_NAMED = 50;

    /** Names of rows and dates have many levels; more inputs than this are seldom meant. */
    private static final int MOST_LEVELS = 50;

    private final Table table;
    private final ColumnRoles.Indices roles;
    private final List<Column> columns = new ArrayList<>();

    private record Column(int index, int unusable, int missing) {}

    /** Looks at all cells of the inputs that are to be numbers. */
    UnusableColumns(Table table, ColumnRoles.Indices roles) {
        this.table = table;
        this.roles = roles;
        Set<Integer> labels = roles.labels();
        Arrays.stream(roles.inputs())
                .filter(column -> !labels.contains(column))
                .mapToObj(this::look)
                .filter(column -> column.unusable > 0)
                .forEach(columns::add);
    }

    private Column look(int column) {
        int unusable = 0;
        int missing = 0;
        for (int row = 0; row < table.rowCount(); row++) {
            unusable += table.kind(row, column) == CellKind.NUMBER ? 0 : 1;
            missing += Labels.isMissing(table.cell(row, column)) ? 1 : 0;
        }
        return new Column(column, unusable, missing);
    }

    /** Goes on after a sentence on the first such cell; empty if there is none. */
    String describe() {
        if (columns.isEmpty()) {
            return "";
        }
        int inputs = roles.inputs().length;
        String which = columns.stream().limit(SHOWN).map(this::describe).collect(Collectors.joining(", "));
        return "; cells without a number stand in " + columns.size() + " of " + inputs
                + (inputs == 1 ? " input: " : " inputs: ") + which + (columns.size() > SHOWN ? ", …" : "")
                + advice(inputs);
    }

    private String describe(Column column) {
        String name = Table.shown(table.columns().get(column.index));
        if (column.missing == column.unusable) {
            return name + " (" + column.missing + " missing)";
        }
        return name + " (" + column.unusable + (column.missing > 0 ? ", " + column.missing + " of them missing)" : ")");
    }

    /** Options to train with, together with those that are given already. */
    private String advice(int inputs) {
        Map<Boolean, List<Integer>> byLevels = columns.stream()
                .collect(Collectors.partitioningBy(
                        this::hasFewLevels, Collectors.mapping(Column::index, Collectors.toList())));
        int[] labels = indices(byLevels.getOrDefault(true, List.of()));
        int[] others = indices(byLevels.getOrDefault(false, List.of()));
        if (others.length == inputs) {
            return "";
        }
        String categorical = option("--categorical", roles.categorical(), labels);
        String ignore = option("--ignore", roles.ignored(), others);
        if (others.length == 0) {
            return "; " + categorical + " trains on " + (labels.length == 1 ? "its" : "their") + " levels";
        }
        String them = others.length == 1 ? "it" : "them";
        return labels.length == 0
                ? "; " + ignore + " trains without " + them
                : "; " + categorical + " " + ignore + " trains on the levels of the former and without the latter";
    }

    /** Mostly texts, none missing, and several rows for most of the levels. */
    private boolean hasFewLevels(Column column) {
        if (column.missing > 0 || 2 * column.unusable < table.rowCount()) {
            return false;
        }
        int levels = Labels.of(table, column.index).count();
        return levels > 1 && levels <= MOST_LEVELS && 2 * levels <= table.rowCount();
    }

    private static int[] indices(List<Integer> columns) {
        return columns.stream().mapToInt(Integer::intValue).toArray();
    }

    private String option(String name, int[] given, int[] found) {
        return name
                + IntStream.concat(Arrays.stream(given), Arrays.stream(found))
                        .limit(MOST_NAMED)
                        .mapToObj(this::word)
                        .collect(Collectors.joining(",", " ", given.length + found.length > MOST_NAMED ? ",…" : ""));
    }

    /** A name that a shell or a list would take apart is a number. */
    private String word(int column) {
        String name = table.columns().get(column);
        return name.matches("[\\p{L}\\p{N}_.+:@%/-]+") ? name : Integer.toString(column + 1);
    }
}
