package org.sigmoidadmm.data;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.sigmoidadmm.Samples;
import org.sigmoidadmm.io.AtomicFiles;
import org.sigmoidadmm.model.CategoricalColumn;
import org.sigmoidadmm.model.Model;
import org.sigmoidadmm.model.Task;

/**
 * Writes predictions as comma-separated values with a header, one line per sample in their order: for regression one
 * column per target, for classification the class under the target's name and then one column per class, {@code
 * probability:CLASS} or {@code score:CLASS}. Numbers are written so that reading gives the same double.
 *
 * <p>Columns of a table may stand in front; a target of the same name as one of them is then called {@code
 * predicted:TARGET}. Derivatives may stand behind, target by target, {@code d TARGET/d INPUT}. Immutable.
 */
public final class PredictionWriter {

    /** What is written of each class. */
    public enum ClassColumns {
        /** Probabilities, of a model that has them, see {@link Model#hasProbabilities}. */
        PROBABILITIES,
        /** The scores that the class is chosen by. */
        SCORES;

        /**
         * What tells most of a model: probabilities where it has them.
         *
         * @param model the model
         * @return what to write
         */
        public static ClassColumns of(Model model) {
            return model.hasProbabilities() ? PROBABILITIES : SCORES;
        }
    }

    /** Columns that stand beside one another: their names, how many rows there are and, by row, their cells. */
    private record Columns(List<String> names, int rows, IntFunction<List<String>> cells) {

        static final Columns NONE = new Columns(List.of(), 0, row -> List.of());

        boolean isEmpty() {
            return names.isEmpty();
        }

        void requireRows(int count) {
            if (!isEmpty() && rows != count) {
                throw new IllegalArgumentException("the number of predictions is " + count
                        + ", that of the rows of column " + Table.shown(names.get(0)) + " beside them is " + rows);
            }
        }
    }

    private final Model model;
    private final boolean probabilities;
    private final Columns front;
    private final Columns back;

    /**
     * Prepares to write the predictions of a model.
     *
     * @param model the model that predicts
     * @param columns what is written of each class; without effect for regression
     */
    public PredictionWriter(Model model, ClassColumns columns) {
        this(
                model,
                model.task() == Task.CLASSIFICATION && columns == ClassColumns.PROBABILITIES,
                Columns.NONE,
                Columns.NONE);
    }

    private PredictionWriter(Model model, boolean probabilities, Columns front, Columns back) {
        this.model = model;
        this.probabilities = probabilities;
        this.front = front;
        this.back = back;
    }

    /**
     * Puts columns of a table in front, their cells as they stand there.
     *
     * @param table the table of which each row is predicted
     * @param keep which columns
     * @return a writer of these too
     * @throws DataException if a column is not there or given twice, or has the name of another one that is written
     * @throws IllegalStateException if this is a writer of columns in front already
     */
    public PredictionWriter keeping(Table table, KeepSpec keep) {
        requireNone(front, "in front");
        int[] kept = keep.resolve(table);
        List<String> names = Arrays.stream(kept).mapToObj(table.columns()::get).toList();
        Columns columns = new Columns(
                names,
                table.rowCount(),
                row -> Arrays.stream(kept)
                        .mapToObj(column -> table.cell(row, column))
                        .toList());
        return new PredictionWriter(model, probabilities, columns, back).requireDifferentNames();
    }

    /**
     * Puts the derivative of each target, or for classification of each score, with respect to each input that is a number
     * behind. Indicators of a level are 0 or 1 and nothing between.
     *
     * @param inputs what is predicted from, see {@link Model#jacobian}
     * @return a writer of these too
     * @throws DataException if one has the name of another column that is written, or no input is a number
     * @throws IllegalStateException if probabilities are written, whose derivatives are not those of the scores, or this is a
     *     writer of derivatives already
     */
    public PredictionWriter withDerivatives(Samples inputs) {
        requireNone(back, "behind");
        if (probabilities) {
            throw new IllegalStateException("there are derivatives of scores, not of probabilities");
        }
        int[] numbers = numbers();
        List<String> names = new ArrayList<>();
        boolean classification = model.task() == Task.CLASSIFICATION;
        for (String output : classification ? classNames() : model.targetColumns()) {
            for (int input : numbers) {
                names.add("d " + output + "/d " + model.inputColumns().get(input));
            }
        }
        Columns derivatives = new Columns(names, inputs.count(), row -> derivativeCells(inputs.row(row), numbers));
        return new PredictionWriter(model, probabilities, front, derivatives).requireDifferentNames();
    }

    private static void requireNone(Columns columns, String where) {
        if (!columns.isEmpty()) {
            throw new IllegalStateException(
                    "the writer has " + ColumnNames.list(columns.names()) + " " + where + " already");
        }
    }

    /**
     * Writes a file, replacing one that is there only when the new one is complete.
     *
     * @param file the file
     * @param predictions what {@link Model#predict} gave, one for each row of the columns in front and behind
     * @throws IllegalArgumentException if the columns in front or behind have another number of rows; nothing is written then
     * @throws IllegalStateException if the model has no probabilities and they are asked for
     * @throws IOException if the file cannot be written
     */
    public void write(Path file, Samples predictions) throws IOException {
        AtomicFiles.write(file, out -> write(out, predictions));
    }

    /**
     * Writes to a stream and flushes it.
     *
     * @param out the stream, not closed
     * @param predictions what {@link Model#predict} gave, one for each row of the columns in front and behind
     * @throws IllegalArgumentException if the columns in front or behind have another number of rows; nothing is written then
     * @throws IllegalStateException if the model has no probabilities and they are asked for
     * @throws IOException if the stream fails
     */
    public void write(OutputStream out, Samples predictions) throws IOException {
        front.requireRows(predictions.count());
        back.requireRows(predictions.count());
        Columns middle = new Columns(predictedNames(), predictions.count(), predictedCells(predictions));
        List<Columns> all = List.of(front, middle, back);
        try {
            CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(out, StandardCharsets.UTF_8);
            csv.writeRecord(joined(all, Columns::names));
            for (int i = 0; i < predictions.count(); i++) {
                int row = i;
                csv.writeRecord(joined(all, columns -> columns.cells().apply(row)));
            }
            csv.flush();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private List<String> predictedNames() {
        List<String> names = new ArrayList<>();
        for (String target : model.targetColumns()) {
            names.add(front.names().contains(target) ? "predicted:" + target : target);
        }
        if (model.task() == Task.CLASSIFICATION) {
            names.addAll(classNames());
        }
        return names;
    }

    private List<String> classNames() {
        String kind = probabilities ? "probability:" : "score:";
        return model.classes().stream().map(name -> kind + name).toList();
    }

    private IntFunction<List<String>> predictedCells(Samples predictions) {
        Samples numbers = probabilities ? model.probabilities(predictions) : predictions;
        if (model.task() == Task.REGRESSION) {
            return row -> texts(numbers.row(row));
        }
        int[] labels = Model.largest(predictions);
        return row -> {
            List<String> cells = new ArrayList<>(List.of(model.classes().get(labels[row])));
            cells.addAll(texts(numbers.row(row)));
            return cells;
        };
    }

    private int[] numbers() {
        int[] numbers = CategoricalColumn.numbers(model.categoricalColumns(), model.inputColumns());
        if (numbers.length == 0) {
            throw new DataException("there are no derivatives: no input of the model is a number");
        }
        return numbers;
    }

    private List<String> derivativeCells(double[] input, int[] numbers) {
        return Arrays.stream(model.jacobian(input))
                .flatMap(row -> Arrays.stream(numbers).mapToObj(j -> Double.toString(row[j])))
                .toList();
    }

    private static List<String> texts(double[] numbers) {
        return Arrays.stream(numbers).mapToObj(Double::toString).toList();
    }

    private static List<String> joined(List<Columns> all, Function<Columns, List<String>> part) {
        return all.stream().flatMap(columns -> part.apply(columns).stream()).toList();
    }

    private PredictionWriter requireDifferentNames() {
        Set<String> seen = new HashSet<>();
        for (List<String> names : List.of(front.names(), predictedNames(), back.names())) {
            for (String name : names) {
                if (!seen.add(name)) {
                    throw new DataException("two columns of the output would have the name " + Table.shown(name));
                }
            }
        }
        return this;
    }
}
