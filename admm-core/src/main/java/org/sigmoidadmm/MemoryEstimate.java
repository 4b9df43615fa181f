package org.sigmoidadmm;

import java.util.Arrays;
import org.sigmoidadmm.parallel.PairwiseSum;
import org.sigmoidadmm.parallel.Partition;

/**
 * How much memory a training by ADMM takes, known before it begins: bytes of matrix entries, without what a backend's
 * library allocates of its own, and with parameters and sums that host and backends have in common, as all backends on
 * arrays of the Java heap do.
 *
 * @param state V and Λ
 * @param data the training samples, as they are given and as the blocks hold them
 * @param workspace all else: parameters, sums over samples, and what the update of a block works with
 */
public record MemoryEstimate(long state, long data, long workspace) {

    /**
     * Estimates a training.
     *
     * @param settings the settings, of which the widths of the hidden layers, threads and block size count
     * @param data what to fit
     * @return the estimate
     */
    public static MemoryEstimate of(AdmmSettings settings, TrainingData data) {
        return of(
                settings,
                data.inputs().features(),
                data.targets().features(),
                data.inputs().count(),
                data.weights() != null);
    }

    /**
     * Estimates a training whose samples have no weights.
     *
     * @param settings the settings, of which the widths of the hidden layers, threads and block size count
     * @param inputs numbers that enter the network, at least 1
     * @param outputs numbers that leave it, at least 1
     * @param samples number of training samples, at least 1
     * @return the estimate
     * @throws IllegalArgumentException if a number is below 1
     */
    public static MemoryEstimate of(AdmmSettings settings, int inputs, int outputs, int samples) {
        return of(settings, inputs, outputs, samples, false);
    }

    private static MemoryEstimate of(AdmmSettings settings, int inputs, int outputs, int samples, boolean weighted) {
        if (inputs < 1 || outputs < 1 || samples < 1) {
            throw new IllegalArgumentException("the training has " + inputs + " inputs, " + outputs + " outputs and "
                    + samples + " samples, there must be at least 1 of each");
        }
        int[] sizes = Network.sizes(inputs, settings.hidden(), outputs);
        Partition partition = Crew.partition(settings, sizes, samples);
        long units = Arrays.stream(sizes).skip(1).asLongStream().sum();
        long state = 2 * units * samples;
        long data = (2L * (inputs + outputs) + (weighted ? 3 : 1)) * samples;
        long sums = 0;
        long weights = 0;
        long operators = 0;
        long systems = 0;
        boolean perSample = settings.activationCurvature() != ActivationCurvature.LAYER;
        for (int i = 1; i < sizes.length; i++) {
            sums += (sizes[i - 1] + 1L) * (sizes[i - 1] + sizes[i]);
            weights += (sizes[i - 1] + 1L) * sizes[i];
            systems += 2 * (sizes[i - 1] + 1L); // a column of the system, where sums have none, and its diagonal
            if (i < sizes.length - 1) {
                if (settings.weightCurvature() != WeightCurvature.LAYER) {
                    systems += NeuronStep.entries(sizes[i - 1], sizes[i]);
                }
                operators += ActivationSystem.operatorEntries(sizes[i], sizes[i + 1], perSample);
                systems += ActivationSystem.workspaceEntries(sizes[i], sizes[i + 1], perSample);
            }
        }
        long widths = Arrays.stream(sizes).skip(1).distinct().asLongStream().sum();
        // Blocks of two sizes, one column apart, where they cannot all have the same; each size has a workspace.
        long smallest = samples / partition.blocks();
        long columns = samples % partition.blocks() == 0 ? smallest : 2 * smallest + 1;
        long scaledInputs =
                weighted ? Arrays.stream(sizes).distinct().asLongStream().sum() : 0;
        long perWorker = (workspaceMatrices(settings) * widths + scaledInputs) * columns;
        int threads = partition.threads(settings.threads());
        PairwiseSum tree = new PairwiseSum(partition, threads);
        long sumsOfWorkers = 0;
        for (int worker = 0; worker < threads; worker++) {
            sumsOfWorkers += tree.sets(worker) * Accumulators.entries(sizes, false)
                    + (tree.usesSpare(worker) ? Accumulators.entries(sizes, true) : 0);
        }
        // Sums over all lanes, in which the weights are solved for; weights of now and before; what makes operators.
        long global = sums + 2 * weights + operators + systems;
        long workspace = threads * perWorker + sumsOfWorkers + global;
        return new MemoryEstimate(Double.BYTES * state, Double.BYTES * data, Double.BYTES * workspace);
    }

    /** Matrices of a layer's width that the update of a block works with, one per {@link Worker.Role}, here or on the host. */
    private static int workspaceMatrices(AdmmSettings settings) {
        int always = 4;
        return always
                + switch (settings.activationCurvature()) {
                    case LAYER -> 0;
                    case SAMPLE -> 8;
                    case BACKTRACKED -> 16;
                };
    }

    /**
     * Returns the sum of all parts.
     *
     * @return bytes
     */
    public long total() {
        return state + data + workspace;
    }
}
