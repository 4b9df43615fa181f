package org.sigmoidadmm.bench;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sigmoidadmm.AdmmSettings;
import org.sigmoidadmm.AdmmSolver;
import org.sigmoidadmm.matrix.spi.MatrixBackendProvider;

/**
 * A network and a number of samples whose epochs are timed.
 *
 * @param net {@code S1} to {@code S4}, or widths from input to output such as {@code 64-500-10}
 * @param samples n
 */
record EpochTask(String net, int samples) {

    private static final int SAMPLES = 1000;

    /**
     * Makes a task.
     *
     * @throws IllegalArgumentException if the network is none, or there are no samples; the message says what is wrong
     */
    EpochTask {
        if (samples < 1) {
            throw new IllegalArgumentException("there are " + samples + " samples, must be at least 1");
        }
        NecessaryProducts.of(sizes(net)); // which says what is wrong with them
    }

    /** Makes a task with as many samples as the network is usually timed on. */
    EpochTask(String net) {
        this(net, named(net).map(Net::samples).orElse(SAMPLES));
    }

    private static Optional<Net> named(String net) {
        return Arrays.stream(Net.values())
                .filter(known -> known.name().equalsIgnoreCase(net))
                .findFirst();
    }

    private static int[] sizes(String net) {
        return named(net).map(Net::sizes).orElseGet(() -> widths(net));
    }

    private static int[] widths(String net) {
        try {
            int[] widths = Net.sizes(net);
            if (widths.length > 1) {
                return widths;
            }
        } catch (NumberFormatException e) {
            throw notNet(net, e);
        }
        throw notNet(net, null);
    }

    private static IllegalArgumentException notNet(String net, @Nullable Exception cause) {
        return new IllegalArgumentException(
                "the network is '" + net + "', must be S1 to S4 or widths such as 64-500-10", cause);
    }

    /** Returns the widths as text. */
    String shape() {
        return named(net).map(Net::shape).orElse(net);
    }

    /** Returns the settings of a training. */
    AdmmSettings settings(int threads) {
        return Workload.settings(sizes(net), threads);
    }

    /** Returns a solver before its first epoch. */
    AdmmSolver solver(MatrixBackendProvider provider, AdmmSettings settings) {
        return new AdmmSolver(provider, settings, Workload.data(sizes(net), samples), null);
    }

    /** Returns a text such as {@code an epoch of 2-300-300-1 on 1000 samples}. */
    @Override
    public String toString() {
        return "an epoch of " + shape() + " on " + samples + " samples";
    }
}
