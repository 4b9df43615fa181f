package org.sigmoidadmm.data;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.IntConsumer;
import org.sigmoidadmm.Samples;

/** The classes in a column of labels, and labels as targets: 1 for the sample's own class and 0 for the others. */
final class ClassLabels {

    /** Numbers by value, before texts by their characters: independent of the order of the rows. */
    private static final Comparator<String> ORDER = Comparator.comparingInt(
                    (String label) -> CellKind.of(label) == CellKind.NUMBER ? 0 : 1)
            .thenComparingDouble(label -> CellKind.of(label) == CellKind.NUMBER ? Double.parseDouble(label) : 0)
            .thenComparing(Comparator.naturalOrder());

    private ClassLabels() {}

    /**
     * Finds the classes to train on.
     *
     * @throws DataException if a label is empty, there is but one class, or there are as many as rows
     */
    static List<String> classes(Table table, int column) {
        TreeSet<String> labels = new TreeSet<>(ORDER);
        for (int row = 0; row < table.rowCount(); row++) {
            labels.add(label(table, row, column));
        }
        String name = table.columns().get(column);
        if (labels.size() == 1) {
            throw new DataException(table.source() + ": all " + table.rowCount() + " rows are of the class "
                    + Table.shown(labels.first()) + " in target column '" + name
                    + "', a classification needs at least 2 classes");
        }
        if (labels.size() == table.rowCount()) {
            throw new DataException(table.source() + ": target column '" + name + "' has " + labels.size()
                    + " classes in " + table.rowCount() + " rows, a classification needs more rows than classes");
        }
        return List.copyOf(labels);
    }

    /**
     * Encodes labels. A number that is no class is of the first class that is the same number, as 1.0 is 1.
     *
     * @param unknown receives the rows whose label is none of the classes; their targets are all 0
     * @throws DataException if a label is empty
     */
    static Samples encode(Table table, int column, List<String> classes, IntConsumer unknown) {
        Map<Object, Integer> indices = indices(classes);
        int count = classes.size();
        double[] values = new double[Encoding.length(table, count)];
        for (int row = 0; row < table.rowCount(); row++) {
            String label = label(table, row, column);
            Integer index = indices.get(label);
            index = index == null && CellKind.of(label) == CellKind.NUMBER ? indices.get(number(label)) : index;
            if (index == null) {
                unknown.accept(row);
            } else {
                values[row * count + index] = 1;
            }
        }
        return new Samples(table.rowCount(), count, values);
    }

    /** The classes by their names, and by their numbers. */
    private static Map<Object, Integer> indices(List<String> classes) {
        Map<Object, Integer> indices = new HashMap<>();
        for (int k = 0; k < classes.size(); k++) {
            String name = classes.get(k);
            indices.put(name, k);
            if (CellKind.of(name) == CellKind.NUMBER) {
                indices.putIfAbsent(number(name), k);
            }
        }
        return indices;
    }

    /** The number that a label is, 0 without a sign. */
    private static Double number(String label) {
        return Double.parseDouble(label) + 0.0;
    }

    private static String label(Table table, int row, int column) {
        String label = table.cell(row, column);
        if (label.isEmpty()) {
            throw table.bad(row, column, "");
        }
        return label;
    }
}
