package org.sigmoidadmm.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.sigmoidadmm.Samples;
import org.sigmoidadmm.data.DataException;
import org.sigmoidadmm.data.DatasetEncoder;
import org.sigmoidadmm.data.KeepSpec;
import org.sigmoidadmm.data.PredictionWriter;
import org.sigmoidadmm.data.PredictionWriter.ClassColumns;
import org.sigmoidadmm.data.Table;
import org.sigmoidadmm.matrix.BackendOptions;
import org.sigmoidadmm.matrix.MatrixBackend;
import org.sigmoidadmm.matrix.spi.MatrixBackendProvider;
import org.sigmoidadmm.model.Model;
import org.sigmoidadmm.model.ModelFile;
import org.sigmoidadmm.model.Task;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Predicts with a saved model. */
@Command(
        name = "predict",
        customSynopsis = "admm predict --model=M --data=FILE [--out=OUT.csv] [OPTIONS]",
        description = "Predicts with a saved model, one line per row of the table: the targets in the units of the "
                + "training data; or the class and per class a probability, for a model trained with cross-entropy, or "
                + "the score of another loss. 'admm describe' says which of both a model has.")
final class PredictCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private ModelOptions files;

    @Mixin
    private BackendChoice backend;

    @Option(names = "--out", paramLabel = "OUT.csv", description = "Where to write. Default: standard output.")
    private @Nullable Path outFile;

    @Option(
            names = "--scores",
            description = "Write the scores of the classes, the outputs of the network, for a model trained with "
                    + "cross-entropy too.")
    private boolean scores;

    @Option(
            names = "--derivatives",
            description =
                    "Write behind the predictions the derivative of each target with respect to each input that is a "
                            + "number, in the units of the data, as 'd TARGET/d INPUT'. It is exact for the model. Of classes the "
                            + "scores have derivatives, which --scores asks for where a model has probabilities.")
    private boolean derivatives;

    @Option(
            names = "--keep",
            paramLabel = "COL",
            description = "Columns of the table to copy in front of the predictions, such as an id or a date: names or "
                    + "numbers (from 1) with commas between them. A target of the same name is then called "
                    + "'predicted:TARGET'. Default: none.")
    private @Nullable String keep;

    @Override
    public Integer call() throws IOException {
        KeepSpec kept = keep == null ? null : keepSpec(keep);
        MatrixBackendProvider provider = backend.provider();
        new Outputs()
                .reads("--model", files.model())
                .reads("--data", files.dataFile())
                .writes("--out", outFile)
                .check();
        Model model = ModelFile.read(files.model());
        if (scores && model.task() != Task.CLASSIFICATION) {
            throw new UsageException("--scores is for a model of classes, " + files.model() + " predicts numbers");
        }
        ClassColumns columns = scores ? ClassColumns.SCORES : ClassColumns.of(model);
        if (derivatives && columns == ClassColumns.PROBABILITIES) {
            throw new UsageException("--derivatives is for numbers, " + files.model()
                    + " predicts probabilities of classes; beside --scores it gives the derivatives of the scores");
        }
        Table table = files.table();
        Samples inputs = DatasetEncoder.encodeInputs(table, model);
        PredictionWriter writer = writer(model, columns, table, kept, inputs);
        if (!table.assumed().isEmpty()) {
            // Standard output may be the predictions.
            spec.commandLine().getErr().println(spec.qualifiedName() + ": " + table.source() + ", " + table.assumed());
            spec.commandLine().getErr().flush();
        }
        try (MatrixBackend running = provider.create(BackendOptions.SINGLE_THREADED)) {
            Samples predictions = model.predict(running, inputs);
            if (outFile == null) {
                print(writer, predictions);
            } else {
                writer.write(outFile, predictions);
            }
        }
        return 0;
    }

    private static KeepSpec keepSpec(String keep) {
        try {
            return new KeepSpec(keep);
        } catch (DataException e) {
            throw new UsageException(String.valueOf(e.getMessage()), e);
        }
    }

    private PredictionWriter writer(
            Model model, ClassColumns columns, Table table, @Nullable KeepSpec kept, Samples inputs) {
        PredictionWriter writer = new PredictionWriter(model, columns);
        writer = kept == null ? writer : writer.keeping(table, kept);
        return derivatives ? writer.withDerivatives(inputs) : writer;
    }

    private void print(PredictionWriter writer, Samples predictions) throws IOException {
        ByteArrayOutputStream csv = new ByteArrayOutputStream();
        writer.write(csv, predictions);
        PrintWriter out = spec.commandLine().getOut();
        out.print(csv.toString(StandardCharsets.UTF_8));
        out.flush();
    }
}
