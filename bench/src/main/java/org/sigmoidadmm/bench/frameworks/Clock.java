package org.sigmoidadmm.bench.frameworks;

import java.util.Arrays;
import java.util.Locale;
import java.util.function.Supplier;
import org.sigmoidadmm.Samples;

/**
 * Measures a training: it counts the time between {@link #start} and the calls of {@link #goesOn}, stands still while the
 * test error is computed, and says when to end. The error is computed about every fiftieth of the time so far, and each
 * point of the curve is recorded at once, so that a training that crashes leaves what it did.
 */
public final class Clock {

    /** Why a training ended. */
    enum Ending {
        /** Its time is up. */
        TIME,
        /** It reached the target, and a tenth of its time is over. */
        TARGET,
        /** The test error is no longer a number. */
        DIVERGED,
        /** It ended by itself. */
        ITSELF;

        /** As the logs have it. */
        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Takes the points of the curve. */
    @FunctionalInterface
    interface Curve {

        /**
         * Takes a point.
         *
         * @param seconds of training
         * @param error on the test samples
         */
        void point(double seconds, double error);
    }

    private static final double SECONDS = 1e-9;
    private static final double RELATIVE_INTERVAL = 0.02;
    private static final double FIRST_INTERVAL = 1.0 / 500;
    private static final double LEAST_SHARE = 0.1;

    private final ProblemData data;
    private final double limit;
    private final Curve curve;

    private Ending ending = Ending.ITSELF;
    private boolean started;
    private double elapsed;
    private double due;
    private long resumed;

    Clock(ProblemData data, double limit, Curve curve) {
        this.data = data;
        this.limit = limit;
        this.curve = curve;
    }

    /** Starts the clock: the network is built, the data are taken over. */
    public void start() {
        started = true;
        resumed = System.nanoTime();
    }

    /**
     * Is to be called after each epoch.
     *
     * @param outputs computes the outputs for the test inputs; called while the clock stands still, or not at all
     * @return whether to do another epoch
     * @throws IllegalStateException if the clock was not started
     */
    public boolean goesOn(Supplier<Samples> outputs) {
        long now = System.nanoTime();
        if (!started) {
            throw new IllegalStateException("the clock was not started");
        }
        elapsed += (now - resumed) * SECONDS;
        boolean goesOn = (elapsed < due && elapsed < limit) || look(outputs.get());
        resumed = System.nanoTime();
        return goesOn;
    }

    private boolean look(Samples outputs) {
        double error = data.testError(outputs);
        if (!Double.isFinite(error)) {
            ending = Ending.DIVERGED;
            return false;
        }
        curve.point(elapsed, error);
        if (elapsed >= limit) {
            ending = Ending.TIME;
            return false;
        }
        if (error <= data.problem().target() && elapsed >= LEAST_SHARE * limit) {
            ending = Ending.TARGET;
            return false;
        }
        due = elapsed * (1 + RELATIVE_INTERVAL) + limit * FIRST_INTERVAL;
        return true;
    }

    /** Tells whether what a log says of a training's end is none of those above; empty if it was cut off. */
    static boolean isFailure(String ending) {
        return !ending.isEmpty()
                && Arrays.stream(Ending.values())
                        .noneMatch(known -> known.word().equals(ending));
    }

    /** Why the training ended. */
    Ending ending() {
        return ending;
    }
}
