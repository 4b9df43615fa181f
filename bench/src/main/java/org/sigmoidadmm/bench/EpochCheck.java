package org.sigmoidadmm.bench;

import java.util.Arrays;
import org.sigmoidadmm.AdmmSettings;
import org.sigmoidadmm.AdmmSolver;
import org.sigmoidadmm.Network;
import org.sigmoidadmm.TrainingData;
import org.sigmoidadmm.matrix.spi.MatrixBackendProvider;

/** Compares the trainer on a backend with {@link PlainAdmm}: same depth, few samples, few epochs. */
final class EpochCheck {

    private static final int EPOCHS = 3;
    private static final int SAMPLES = 100;

    /** Plain loops would take longer on wider layers than the benchmark does. */
    private static final int WIDEST = 150;

    /**
     * How far two backends may be apart. The systems of {@link Workload#settings} have condition numbers up to about
     * n·d/λ = 5e6; times a unit roundoff of 1.1e-16 and a growth of ten per epoch that is 5e-7 after three.
     */
    static final double TOLERANCE = 1e-6;

    private EpochCheck() {}

    /**
     * Runs the comparison.
     *
     * @throws IllegalStateException if the training errors differ by more than {@link #TOLERANCE}, relatively
     */
    static void run(MatrixBackendProvider provider, int[] fullSizes) {
        int[] sizes =
                Arrays.stream(fullSizes).map(size -> Math.min(size, WIDEST)).toArray();
        TrainingData data = Workload.data(sizes, SAMPLES);
        AdmmSettings settings = Workload.settings(sizes, 1);
        try (AdmmSolver solver = new AdmmSolver(provider, settings, data, null)) {
            Network start = solver.network();
            PlainAdmm reference = new PlainAdmm(
                    start, data, settings.lambda().values()[0], settings.beta().values()[0]);
            for (int k = 1; k <= EPOCHS; k++) {
                solver.iterate(true);
                reference.iterate();
                double expected = reference.trainError();
                double actual = solver.trainError();
                if (!(Math.abs(actual - expected) <= TOLERANCE * expected)) {
                    throw new IllegalStateException("epoch " + k + ": the training error on " + provider.name() + " is "
                            + actual + ", the reference has " + expected + ", which differs by more than a fraction of "
                            + TOLERANCE);
                }
            }
        }
    }

    /**
     * Ends a timed training: one more epoch with its error.
     *
     * @throws IllegalStateException if the error is not finite
     */
    static void finish(AdmmSolver solver) {
        solver.iterate(true);
        if (!Double.isFinite(solver.trainError())) {
            throw new IllegalStateException(
                    "after " + solver.epoch() + " epochs the training error is " + solver.trainError());
        }
        System.out.println("training error after " + solver.epoch() + " epochs: " + solver.trainError());
    }
}
