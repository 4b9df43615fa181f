package org.sigmoidadmm.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say where a training on a table starts. */
final class TrainStartOptions extends StartOptions {

    @Option(
            names = {"--warm-start", "--start-from"},
            paramLabel = "MODEL",
            description = "Start from a saved model, with its layers, columns, classes and scaling, instead of from "
                    + "random weights.")
    private @Nullable Path model;

    /** The model to start from, or null. */
    @Nullable
    Path model() {
        return model;
    }
}
