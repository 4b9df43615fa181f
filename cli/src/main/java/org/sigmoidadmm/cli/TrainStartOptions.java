package org.sigmoidadmm.cli;

import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sigmoidadmm.Initialization;
import picocli.CommandLine.Option;

/** The options that say where a training on a table starts. */
final class TrainStartOptions extends StartOptions {

    @Option(
            names = {"--warm-start", "--start-from"},
            paramLabel = "MODEL",
            description = "Start from a saved model, with its layers, columns, classes, scaling and loss, instead of "
                    + "from random weights.")
    private @Nullable Path model;

    /** Names no random start where there is none. */
    @Override
    void describe(Initialization start, Map<String, Object> all) {
        if (model == null) {
            super.describe(start, all);
        } else {
            all.put("seed", start.seed());
        }
    }

    /** The model to start from, or null. */
    @Nullable
    Path model() {
        return model;
    }
}
