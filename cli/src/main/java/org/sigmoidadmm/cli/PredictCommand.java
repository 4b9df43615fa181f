package org.sigmoidadmm.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.sigmoidadmm.Samples;
import org.sigmoidadmm.data.DatasetEncoder;
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

    @Override
    public Integer call() throws IOException {
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
        Table table = files.table();
        Samples inputs = DatasetEncoder.encodeInputs(table, model);
        if (!table.assumed().isEmpty()) {
            // Standard output may be the predictions.
            spec.commandLine().getErr().println(spec.qualifiedName() + ": " + table.source() + ", " + table.assumed());
            spec.commandLine().getErr().flush();
        }
        try (MatrixBackend running = provider.create(BackendOptions.SINGLE_THREADED)) {
            Samples predictions = model.predict(running, inputs);
            if (outFile == null) {
                print(model, predictions, columns);
            } else {
                PredictionWriter.write(outFile, model, predictions, columns);
            }
        }
        return 0;
    }

    private void print(Model model, Samples predictions, ClassColumns columns) throws IOException {
        ByteArrayOutputStream csv = new ByteArrayOutputStream();
        PredictionWriter.write(csv, model, predictions, columns);
        PrintWriter out = spec.commandLine().getOut();
        out.print(csv.toString(StandardCharsets.UTF_8));
        out.flush();
    }
}
