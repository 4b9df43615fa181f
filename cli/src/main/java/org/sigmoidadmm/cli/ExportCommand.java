package org.sigmoidadmm.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.sigmoidadmm.cli.text.Keyword;
import org.sigmoidadmm.model.Model;
import org.sigmoidadmm.model.ModelDescription;
import org.sigmoidadmm.model.ModelFile;
import org.sigmoidadmm.model.NpzFile;
import org.sigmoidadmm.model.OnnxFile;
import org.sigmoidadmm.model.Precision;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes a saved model in a format of other programs. */
@Command(
        name = "export",
        customSynopsis = "admm export MODEL --format=onnx|npz|json|safetensors --output=FILE [OPTIONS]",
        description = "Writes a saved model in another format: onnx for other run-times, with scaling and classes; npz "
                + "for NumPy; json, a description without the weights; safetensors, the model's own. Models in npz "
                + "and safetensors can be read by every command.")
final class ExportCommand implements Callable<Integer> {

    /** What a model can be written as. */
    enum Format {
        ONNX,
        NPZ,
        JSON,
        SAFETENSORS
    }

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "MODEL", description = "A model that 'admm train' saved, or an npz file of this command.")
    private Path modelFile;

    @Option(
            names = "--format",
            paramLabel = "onnx|npz|json|safetensors",
            required = true,
            description = "Needed. What to write.")
    private Format format;

    @Option(
            names = "--precision",
            paramLabel = "float32|float64",
            description =
                    "Of the numbers in an onnx file, its inputs and outputs. Default: float64, as all other formats.")
    private @Nullable Precision precision;

    @Option(names = "--output", paramLabel = "FILE", required = true, description = "Needed. The file to write.")
    private Path outFile;

    @Option(names = "--force", description = "Replace the file if it is there.")
    private boolean force;

    @Override
    public Integer call() throws IOException {
        if (precision == Precision.FLOAT32 && format != Format.ONNX) {
            throw new UsageException(
                    "--precision float32 belongs to --format onnx; " + Keyword.of(format) + " holds float64");
        }
        new Outputs().reads("MODEL", modelFile).writes("--output", outFile).check();
        if (Files.exists(outFile) && !force) {
            throw new FailedException("cannot write " + outFile + ": it is there already; give --force to replace it");
        }
        Model model = ModelFile.read(modelFile);
        try {
            write(model);
        } catch (IllegalArgumentException e) {
            throw new FailedException(
                    "cannot write " + modelFile + " as " + Keyword.of(format) + ": " + e.getMessage(), e);
        }
        PrintWriter out = spec.commandLine().getOut();
        out.println(Keyword.of(format) + " written to " + outFile);
        out.flush();
        return 0;
    }

    private void write(Model model) throws IOException {
        switch (format) {
            case ONNX -> OnnxFile.write(model, precision == null ? Precision.FLOAT64 : precision, outFile);
            case NPZ -> NpzFile.write(model, outFile);
            case JSON -> ModelDescription.write(model, outFile);
            case SAFETENSORS -> ModelFile.write(model, outFile);
        }
    }
}
