package org.sigmoidadmm.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.sigmoidadmm.Network;
import org.sigmoidadmm.TrainingResult;
import picocli.CommandLine.Option;

/** The options that say what becomes of the result of a training. */
final class ResultOptions {

    /** Which network is the result. */
    enum Keep {
        BEST,
        LAST
    }

    @Option(
            names = "--model",
            paramLabel = "OUT",
            description = "Save the network here, for 'admm predict' and 'admm evaluate'.")
    private @Nullable Path model;

    @Option(
            names = "--keep",
            paramLabel = "best|last",
            defaultValue = "best",
            description = "Which network is saved and scored: that of the epoch with the smallest validation error "
                    + "(training error without validation rows; of a polish without them the end), or that of the last epoch. Default: "
                    + "${DEFAULT-VALUE}.")
    private Keep keep = Keep.BEST;

    @Option(
            names = "--report",
            paramLabel = "OUT.json",
            description = "Write a JSON report of the settings, of every epoch and of the end.")
    private @Nullable Path report;

    @Nullable
    Path model() {
        return model;
    }

    Keep keep() {
        return keep;
    }

    @Nullable
    Path report() {
        return report;
    }

    /** The network asked for. */
    Network kept(TrainingResult result) {
        return keep == Keep.BEST ? result.best() : result.last();
    }

    /** The number of its epoch. */
    int keptEpoch(TrainingResult result) {
        return keep == Keep.BEST ? result.bestEpoch() : result.lastEpoch();
    }
}
