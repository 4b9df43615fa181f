package org.sigmoidadmm.cli.measure;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.sigmoidadmm.AdmmSettings;
import org.sigmoidadmm.AdmmSolver;
import org.sigmoidadmm.TrainingData;
import org.sigmoidadmm.matrix.BackendInfo;
import org.sigmoidadmm.matrix.BackendOptions;
import org.sigmoidadmm.matrix.spi.MatrixBackendProvider;
import org.sigmoidadmm.report.Median;

/** One backend under measurement: its kernels, its training, and the times so far. */
final class Contestant implements AutoCloseable {

    private final BackendInfo info;
    private final KernelTimer kernels;
    private final AdmmSolver solver;
    private final Map<Kernel, List<Double>> rates = new EnumMap<>(Kernel.class);
    private final List<Double> epochs = new ArrayList<>();

    /**
     * Sets up the operands and the training.
     *
     * @param outputs width of the layer whose kernels are timed
     * @param inputs width of the layer before
     * @param columns samples of a kernel
     */
    Contestant(
            MatrixBackendProvider provider,
            int outputs,
            int inputs,
            int columns,
            AdmmSettings settings,
            TrainingData data) {
        kernels = new KernelTimer(provider.create(BackendOptions.SINGLE_THREADED), outputs, inputs, columns);
        try {
            solver = new AdmmSolver(provider, settings, data, null);
        } catch (RuntimeException failure) {
            kernels.close();
            throw failure;
        }
        info = solver.backend();
        for (Kernel kernel : Kernel.values()) {
            rates.put(kernel, new ArrayList<>());
        }
    }

    /** Seconds of one epoch, for the warm-up and to see how long it takes. */
    double epoch() {
        long begin = System.nanoTime();
        solver.iterate(false);
        return (System.nanoTime() - begin) * 1e-9;
    }

    /** Measures everything once. */
    void round() {
        rates.forEach((kernel, list) -> list.add(kernels.gigaflops(kernel)));
        epochs.add(epoch());
    }

    /** Forgets the rounds so far, which were the warm-up. */
    void forget() {
        rates.values().forEach(List::clear);
        epochs.clear();
    }

    /** The medians; times of epochs are multiplied by a factor, for the samples that were left out. */
    BackendMeasurement result(double factor) {
        Map<Kernel, Double> medians = new EnumMap<>(Kernel.class);
        rates.forEach((kernel, list) -> medians.put(
                kernel, Median.of(list.stream().mapToDouble(Double::doubleValue).toArray())));
        double[] sorted = epochs.stream()
                .mapToDouble(seconds -> seconds * factor)
                .sorted()
                .toArray();
        return new BackendMeasurement(
                info.name(),
                info.library(),
                medians,
                Median.of(sorted),
                sorted[0],
                sorted[sorted.length - 1],
                sorted.length);
    }

    @Override
    public void close() {
        solver.close();
        kernels.close();
    }
}
