package org.sigmoidadmm.data;

import java.util.List;
import java.util.function.IntConsumer;
import org.sigmoidadmm.Samples;

/** The classes in a column of labels, and labels as targets: 1 for the sample's own class and 0 for the others. */
final class ClassLabels {

    private ClassLabels() {}

    /**
     * Finds the classes to train on.
     *
     * @throws DataException if a label is empty, there is but one class, or there are as many as rows
     */
    static List<String> classes(Table table, int column) {
        List<String> classes = Labels.of(table, column).names();
        String name = table.columns().get(column);
        if (classes.size() == 1) {
            throw new DataException(table.source() + ": all " + table.rowCount() + " rows are of the class "
                    + Table.shown(classes.get(0)) + " in target column '" + name
                    + "', a classification needs at least 2 classes");
        }
        if (classes.size() == table.rowCount()) {
            throw new DataException(table.source() + ": target column '" + name + "' has " + classes.size()
                    + " classes in " + table.rowCount() + " rows, a classification needs more rows than classes");
        }
        return classes;
    }

    /**
     * Encodes labels. A plain decimal that is no class is of a class that is the same number, as 1.0 is 1.
     *
     * @param unknown receives the rows whose label is none of the classes; their targets are all 0
     * @throws DataException if a label is empty
     */
    static Samples encode(Table table, int column, List<String> classes, IntConsumer unknown) {
        Labels labels = new Labels(classes);
        double[] values = new double[Encoding.length(table, labels.count())];
        for (int row = 0; row < table.rowCount(); row++) {
            int index = labels.indexOf(Labels.cell(table, row, column));
            if (index < 0) {
                unknown.accept(row);
            } else {
                values[row * labels.count() + index] = 1;
            }
        }
        return new Samples(table.rowCount(), labels.count(), values);
    }
}
