package org.sigmoidadmm.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say what a training computes on. */
final class ComputeOptions extends BackendChoice {

    @Option(
            names = "--threads",
            paramLabel = "T",
            description =
                    "Threads that work on blocks of rows, 0 for as many as there are processors; the result does not "
                            + "depend on it. Default: 0.")
    private @Nullable Integer threads;

    /** Number of threads; 0 for the processors at hand. */
    int threads() {
        return threads == null ? 0 : threads;
    }
}
