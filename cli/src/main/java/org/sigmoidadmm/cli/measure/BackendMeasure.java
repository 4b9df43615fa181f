package org.sigmoidadmm.cli.measure;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.sigmoidadmm.AdmmSettings;
import org.sigmoidadmm.Samples;
import org.sigmoidadmm.TrainingData;
import org.sigmoidadmm.matrix.BackendCandidate;
import org.sigmoidadmm.matrix.MatrixBackends;
import org.sigmoidadmm.matrix.NoBackendException;

/**
 * Compares the available backends at the shapes of one network within a given time.
 *
 * <p>Rounds are interleaved, backend after backend, so that a disturbance of the machine hits all alike; medians count.
 * All backends run in this one JVM: good enough to choose by, while the {@code bench} module gives each its own.
 */
public final class BackendMeasure {

    /** Samples of a kernel: as many as a block of the trainer has. */
    private static final int KERNEL_COLUMNS = 500;

    private static final int LEAST_ROUNDS = 3;
    private static final int MOST_ROUNDS = 50;

    /** Share of the time that goes into warming up. */
    private static final double WARM_UP = 0.3;

    private final int[] sizes;
    private final int samples;
    private final int threads;
    private final double budget;

    /**
     * Plans a measurement.
     *
     * @param sizes widths of the network from input to output, at least three, each at least 1
     * @param samples number of samples, at least 1
     * @param threads threads of a training, at least 1, or 0 for the processors at hand
     * @param budget how long it may take, about; at least three epochs of each backend are timed in any case, on fewer
     *     samples where that would take too long
     * @throws IllegalArgumentException if a value is out of its range
     */
    public BackendMeasure(int[] sizes, int samples, int threads, Duration budget) {
        if (sizes.length < 3 || Arrays.stream(sizes).anyMatch(size -> size < 1)) {
            throw new IllegalArgumentException("the network is " + Arrays.toString(sizes)
                    + ", must have at least three layers of width 1 or more, counting input and output");
        }
        if (samples < 1 || threads < 0 || budget.isNegative() || budget.isZero()) {
            throw new IllegalArgumentException("samples " + samples + " and seconds " + budget.toSeconds()
                    + " must be positive, threads " + threads + " at least 0");
        }
        this.sizes = sizes.clone();
        this.samples = samples;
        this.threads = threads;
        this.budget = budget.toNanos() * 1e-9;
    }

    /**
     * Measures every available backend of a scan.
     *
     * @param backends where to find them
     * @return the result, fastest backend first
     * @throws NoBackendException if none is available
     */
    public MeasureReport run(MatrixBackends backends) {
        long begin = System.nanoTime();
        List<String> names = backends.candidates().stream()
                .filter(BackendCandidate::available)
                .map(BackendCandidate::name)
                .toList();
        if (names.isEmpty()) {
            backends.select(MatrixBackends.AUTO); // fails with the reasons
        }
        int timed = affordableSamples(backends, names);
        List<Contestant> contestants = new ArrayList<>();
        try {
            for (String name : names) {
                contestants.add(contestant(backends, name, timed));
            }
            runRounds(contestants, begin);
            double factor = (double) samples / timed;
            return new MeasureReport(
                    sizes,
                    samples,
                    timed,
                    contestants.stream().map(c -> c.result(factor)).toList());
        } finally {
            contestants.forEach(Contestant::close);
        }
    }

    /** Fewer samples where epochs are long: their cost per sample is the same. */
    private int affordableSamples(MatrixBackends backends, List<String> names) {
        int few = Math.min(samples, 2 * KERNEL_COLUMNS);
        if (few == samples) {
            return samples;
        }
        double seconds = 0;
        for (String name : names) {
            try (Contestant contestant = contestant(backends, name, few)) {
                contestant.epoch(); // the first is slower
                seconds += contestant.epoch();
            }
        }
        double rounds = LEAST_ROUNDS + 3; // the start costs about an epoch, the warm-up two
        double affordable = few * (budget / rounds) / seconds;
        return (int) Math.max(few, Math.min(samples, affordable));
    }

    private void runRounds(List<Contestant> contestants, long begin) {
        do {
            contestants.forEach(Contestant::round);
        } while (seconds(begin) < WARM_UP * budget);
        contestants.forEach(Contestant::forget);
        for (int round = 0; round < LEAST_ROUNDS || (round < MOST_ROUNDS && seconds(begin) < budget); round++) {
            contestants.forEach(Contestant::round);
        }
    }

    private static double seconds(long begin) {
        return (System.nanoTime() - begin) * 1e-9;
    }

    private Contestant contestant(MatrixBackends backends, String name, int count) {
        int widest = widestLayer();
        return new Contestant(
                backends.select(name),
                sizes[widest],
                sizes[widest - 1],
                Math.min(count, KERNEL_COLUMNS),
                settings(),
                data(count));
    }

    /** The layer with the largest weight. */
    private int widestLayer() {
        int widest = 1;
        for (int i = 2; i < sizes.length; i++) {
            if ((long) sizes[i] * sizes[i - 1] > (long) sizes[widest] * sizes[widest - 1]) {
                widest = i;
            }
        }
        return widest;
    }

    /** Settings under which iterates stay finite for any number of epochs; they have no influence on the time. */
    private AdmmSettings settings() {
        return AdmmSettings.defaults().toBuilder()
                .hidden(Arrays.copyOfRange(sizes, 1, sizes.length - 1))
                .lambda(0.01)
                .beta(1)
                .threads(threads)
                .build();
    }

    /** Inputs on a grid that repeats with different periods, targets smooth functions of them. */
    private TrainingData data(int count) {
        int inputs = sizes[0];
        int outputs = sizes[sizes.length - 1];
        double[] x = new double[Math.multiplyExact(count, inputs)];
        double[] y = new double[Math.multiplyExact(count, outputs)];
        for (int s = 0; s < count; s++) {
            for (int j = 0; j < inputs; j++) {
                x[s * inputs + j] = Math.sin(s * (1.0 + j) + j);
            }
            for (int i = 0; i < outputs; i++) {
                y[s * outputs + i] = Math.cos(x[s * inputs] + i);
            }
        }
        return TrainingData.of(new Samples(count, inputs, x), new Samples(count, outputs, y));
    }
}
