package org.sigmoidadmm.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.sigmoidadmm.data.HeaderChoice;
import org.sigmoidadmm.data.Table;
import org.sigmoidadmm.data.TableReader;
import picocli.CommandLine.Option;

/** The options of a command that uses a saved model on a table. */
final class ModelOptions {

    /** What the help says of {@code --header}, of all commands that read tables. */
    static final String HEADER =
            "Whether the first line of a text table holds the names of its columns; auto says yes if "
                    + "a column of numbers has a text there. Default: auto.";

    @Option(names = "--model", paramLabel = "M", required = true, description = "A model that 'admm train' saved.")
    private Path model;

    @Option(
            names = "--data",
            paramLabel = "FILE",
            required = true,
            description =
                    "Table, MATLAB, NumPy or IDX file with the model's input columns, found by name, or by position where the table has "
                            + "no line of names; - for standard input.")
    private Path data;

    @Option(names = "--header", paramLabel = "auto|yes|no", description = HEADER)
    private HeaderChoice header = HeaderChoice.AUTO;

    Path model() {
        return model;
    }

    /** The file of data, or null if they come by standard input. */
    @Nullable
    Path dataFile() {
        return data.equals(Path.of("-")) ? null : data;
    }

    Table table() {
        return TableReader.read(data, header);
    }
}
