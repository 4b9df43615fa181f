package org.sigmoidadmm.cli;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The options of a command that uses a saved model on a table. */
final class ModelOptions {

    @Option(names = "--model", paramLabel = "M", required = true, description = "A model that 'admm train' saved.")
    private Path model;

    @Option(
            names = "--data",
            paramLabel = "FILE",
            required = true,
            description =
                    "Table, MATLAB, NumPy or IDX file with the model's input columns, found by name, or by position where the table has "
                            + "no line of names.")
    private Path data;

    Path model() {
        return model;
    }

    Path data() {
        return data;
    }
}
