package org.sigmoidadmm.experiments;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.sigmoidadmm.matrix.spi.MatrixBackendProvider;

/**
 * How to run experiments.
 *
 * @param provider what to compute on
 * @param threads how many cells run beside each other, each on one thread; at least 1
 * @param seeds how many seeds, from 0 on; at least 1
 * @param quick fewer and smaller cells: all experiments together within ten minutes on two cores
 * @param dataDir where the real data are, or null where that was not said
 * @param out the folder of the results
 */
public record ExperimentContext(
        MatrixBackendProvider provider,
        int threads,
        int seeds,
        boolean quick,
        @Nullable Path dataDir,
        Path out) {

    /**
     * Checks the values.
     *
     * @param provider what to compute on
     * @param threads how many cells run beside each other
     * @param seeds how many seeds
     * @param quick fewer and smaller cells
     * @param dataDir where the real data are, or null
     * @param out the folder of the results
     * @throws IllegalArgumentException if a number is below 1
     */
    public ExperimentContext {
        Objects.requireNonNull(provider, "provider");
        Objects.requireNonNull(out, "out");
        if (threads < 1 || seeds < 1) {
            throw new IllegalArgumentException(
                    "threads is " + threads + " and seeds is " + seeds + ", both must be at least 1");
        }
    }

    /**
     * Finds a file of the real data.
     *
     * @param name its path below the folder, such as {@code mnist/train-images-idx3-ubyte.gz}
     * @return the file
     * @throws MissingDataException if no folder was given, or the file is not there
     */
    public Path data(String name) {
        if (dataDir == null) {
            throw new MissingDataException("it needs " + name + "; say with --data-dir where the data are");
        }
        Path file = dataDir.resolve(name);
        if (!Files.isReadable(file)) {
            throw new MissingDataException("it needs " + file
                    + ", which is not there; put it there, or say with --data-dir where the data are");
        }
        return file;
    }
}
