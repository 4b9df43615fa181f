package org.sigmoidadmm.cli;

import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.sigmoidadmm.Network;
import org.sigmoidadmm.Trainer;
import org.sigmoidadmm.TrainingData;
import org.sigmoidadmm.matrix.spi.MatrixBackendProvider;

/**
 * How a command trains.
 *
 * @param trainer makes the trainer for a backend
 * @param epochs the number of epochs, for the progress
 * @param memory bytes that a training on given data takes, as far as known before it begins; 0 where it is not known
 * @param start gives the network to start from, where the trainer does not draw it itself
 * @param baseline what is shown for comparison, or null
 * @param settings every setting by name, for reports and model files: texts, numbers and lists of numbers
 */
record Method(
        Function<MatrixBackendProvider, Trainer> trainer,
        int epochs,
        ToLongFunction<TrainingData> memory,
        Start start,
        @Nullable RandomFeaturesBaseline baseline,
        Map<String, Object> settings) {

    /** Where a training starts. */
    @FunctionalInterface
    interface Start {

        /**
         * Gives the network.
         *
         * @param data what it is to be fitted to
         * @return the network, or null for the random one of the trainer's settings
         */
        @Nullable
        Network of(TrainingData data);
    }

    private static final double MEGABYTE = 1 << 20;

    /**
     * Says what memory a training will take.
     *
     * @param data what to fit
     * @return one line, or an empty text where it is not known
     * @throws FailedException if it cannot fit the heap
     */
    String describeMemory(TrainingData data) {
        long needed = memory.applyAsLong(data);
        long heap = Runtime.getRuntime().maxMemory();
        String text = String.format(
                Locale.ROOT, "memory: about %.0f MiB of a heap of %.0f MiB", needed / MEGABYTE, heap / MEGABYTE);
        if (needed > heap) {
            throw new FailedException("the training needs " + text.substring("memory: ".length())
                    + "; give the JVM more (ADMM_JAVA_OPTS=-Xmx…), or train on fewer rows or narrower layers");
        }
        return needed == 0 ? "" : text;
    }
}
