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
 * column per target, for classification the class under the target's name and then one column {@code score:CLASS} per
 * class. Numbers are written so that reading gives the same double.
 */
public final class PredictionWriter {

    private PredictionWriter() {}

    /**
     * Writes a file, replacing one that is there only when the new one is complete.
     *
     * @param file the file
     * @param model the model that predicted
     * @param predictions what {@link Model#predict} gave
     * @throws IOException if the file cannot be written
     */
    public static void write(Path file, Model model, Samples predictions) throws IOException {
        AtomicFiles.write(file, out -> write(out, model, predictions));
    }

    /**
     * Writes to a stream and flushes it.
     *
     * @param out the stream, not closed
     * @param model the model that predicted
     * @param predictions what {@link Model#predict} gave
     * @throws IOException if the stream fails
     */
    public static void write(OutputStream out, Model model, Samples predictions) throws IOException {
        boolean classification = model.task() == Task.CLASSIFICATION;
        List<String> header = new ArrayList<>(model.targetColumns());
        if (classification) {
            model.classes().forEach(name -> header.add("score:" + name));
        }
        int[] labels = classification ? Model.largest(predictions) : new int[0];
        try {
            CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(out, StandardCharsets.UTF_8);
            csv.writeRecord(header);
            for (int i = 0; i < predictions.count(); i++) {
                List<String> row = new ArrayList<>();
                if (classification) {
                    row.add(model.classes().get(labels[i]));
                }
                for (int j = 0; j < predictions.features(); j++) {
                    row.add(Double.toString(predictions.get(i, j)));
                }
                csv.writeRecord(row);
            }
            csv.flush();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
