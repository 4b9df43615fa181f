package org.sigmoidadmm.data;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sigmoidadmm.Samples;
import org.sigmoidadmm.model.CategoricalColumn;
import org.sigmoidadmm.model.Model;

/** Makes inputs of columns of tables: numbers as they are, and of a categorical column one indicator, 0 or 1, per level. */
final class InputEncoder {

    private final List<Source> sources = new ArrayList<>();

    /** A column of tables: numbers, or labels of these levels. */
    private record Source(String name, @Nullable Labels levels) {

        int width() {
            return levels == null ? 1 : levels.count();
        }

        CategoricalColumn categorical() {
            return new CategoricalColumn(name, levels == null ? List.of() : levels.names());
        }

        List<String> inputs() {
            return levels == null ? List.of(name) : categorical().indicators();
        }

        void encode(Table table, int row, int column, double[] values, int from) {
            if (levels == null) {
                values[from] = Encoding.number(table, row, column);
                return;
            }
            int level = levels.indexOf(Labels.cell(table, row, column));
            if (level < 0) {
                throw table.bad(
                        row,
                        column,
                        "is none of the model's " + levels.count() + " levels of this column: "
                                + ColumnNames.shown(levels.names()) + Encoding.headerHint(table, row));
            }
            values[from + level] = 1;
        }
    }

    private InputEncoder() {}

    /** As a model takes its inputs. */
    static InputEncoder of(Model model) {
        Map<String, CategoricalColumn> starts = new HashMap<>();
        model.categoricalColumns()
                .forEach(column -> starts.put(column.indicators().get(0), column));
        InputEncoder encoder = new InputEncoder();
        for (int j = 0; j < model.inputColumns().size(); ) {
            String name = model.inputColumns().get(j);
            CategoricalColumn column = starts.get(name);
            Source source =
                    column == null ? new Source(name, null) : new Source(column.name(), new Labels(column.levels()));
            encoder.sources.add(source);
            j += source.width();
        }
        return encoder;
    }

    /**
     * As the inputs of a table to train on are taken.
     *
     * @throws DataException if a categorical column has an empty cell or too many levels, or two inputs get the same name
     */
    static InputEncoder of(Table table, ColumnRoles.Indices roles) {
        Set<Integer> labels = roles.labels();
        InputEncoder encoder = new InputEncoder();
        for (int column : roles.inputs()) {
            encoder.sources.add(
                    new Source(table.columns().get(column), labels.contains(column) ? Levels.of(table, column) : null));
        }
        Set<String> names = new HashSet<>();
        for (String name : encoder.inputColumns()) {
            if (!names.add(name)) {
                throw new DataException(table.source() + ": two inputs would have the name " + Table.shown(name)
                        + ", a level of a categorical column and another one; rename a column");
            }
        }
        return encoder;
    }

    /** The names of the columns of tables. */
    List<String> columns() {
        return sources.stream().map(Source::name).toList();
    }

    /** The names of the inputs. */
    List<String> inputColumns() {
        return sources.stream().flatMap(source -> source.inputs().stream()).toList();
    }

    List<CategoricalColumn> categoricalColumns() {
        return sources.stream()
                .filter(source -> source.levels() != null)
                .map(Source::categorical)
                .toList();
    }

    /**
     * Encodes all rows.
     *
     * @param columns where the {@link #columns} stand in the table
     * @throws DataException if a cell is not a finite number, or none of the levels
     */
    Samples encode(Table table, int[] columns) {
        int width = sources.stream().mapToInt(Source::width).sum();
        double[] values = new double[Encoding.length(table, width)];
        int next = 0;
        for (int row = 0; row < table.rowCount(); row++) {
            for (int k = 0; k < columns.length; k++) {
                Source source = sources.get(k);
                source.encode(table, row, columns[k], values, next);
                next += source.width();
            }
        }
        return new Samples(table.rowCount(), width, values);
    }
}
