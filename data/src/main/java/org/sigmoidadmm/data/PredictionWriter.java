package org.sigmoidadmm.data;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.sigmoidadmm.Samples;
import org.sigmoidadmm.io.AtomicFiles;
import org.sigmoidadmm.model.Model;
import org.sigmoidadmm.model.Task;

/**
 * Writes predictions as comma-separated values with a header, one line per sample in their order: for regression one
 * column per target, for classification the class under the target's name and then one column per class, {@code
 * probability:CLASS} or {@code score:CLASS}. Numbers are written so that reading gives the same double.
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

    private PredictionWriter() {}

    /**
     * Writes a file, replacing one that is there only when the new one is complete.
     *
     * @param file the file
     * @param model the model that predicted
     * @param predictions what {@link Model#predict} gave
     * @param columns what is written of each class; without effect for regression
     * @throws IllegalStateException if the model has no probabilities and they are asked for
     * @throws IOException if the file cannot be written
     */
    public static void write(Path file, Model model, Samples predictions, ClassColumns columns) throws IOException {
        AtomicFiles.write(file, out -> write(out, model, predictions, columns));
    }

    /**
     * Writes to a stream and flushes it.
     *
     * @param out the stream, not closed
     * @param model the model that predicted
     * @param predictions what {@link Model#predict} gave
     * @param columns what is written of each class; without effect for regression
     * @throws IllegalStateException if the model has no probabilities and they are asked for
     * @throws IOException if the stream fails
     */
    public static void write(OutputStream out, Model model, Samples predictions, ClassColumns columns)
            throws IOException {
        boolean classification = model.task() == Task.CLASSIFICATION;
        boolean probabilities = classification && columns == ClassColumns.PROBABILITIES;
        List<String> header = new ArrayList<>(model.targetColumns());
        if (classification) {
            String kind = probabilities ? "probability:" : "score:";
            model.classes().forEach(name -> header.add(kind + name));
        }
        Samples numbers = probabilities ? model.probabilities(predictions) : predictions;
        int[] labels = classification ? Model.largest(predictions) : new int[0];
        try {
            CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(out, StandardCharsets.UTF_8);
            csv.writeRecord(header);
            for (int i = 0; i < numbers.count(); i++) {
                List<String> row = new ArrayList<>();
                if (classification) {
                    row.add(model.classes().get(labels[i]));
                }
                for (int j = 0; j < numbers.features(); j++) {
                    row.add(Double.toString(numbers.get(i, j)));
                }
                csv.writeRecord(row);
            }
            csv.flush();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
