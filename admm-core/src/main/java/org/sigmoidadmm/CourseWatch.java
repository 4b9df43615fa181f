package org.sigmoidadmm;

/** Sees from the errors and Lagrangians of a training whether it goes wrong. It acts on nothing. */
final class CourseWatch {

    /** A training error this many times the best one is a drift. */
    static final double DRIFT = 3;

    /** A training error this many times the best one is a drift, if it has also risen {@link #CLIMB} times in a row. */
    static final double SLOW_DRIFT = 1.5;

    /** More rises in a row than errors have that go up and down. */
    static final int CLIMB = 10;

    /** A training error above this share of a constant's is a collapse. */
    static final double COLLAPSE = 0.95;

    /** Above this share it is so poor a fit that other weights are worth a try. */
    static final double POOR = 0.5;

    /** Epochs that a training has before either is said of it. */
    static final int PATIENCE = 5;

    /** So many rises in a row without a better error are a trend. */
    static final int RISES = 5;

    /** A Lagrangian this many times its lowest has risen; less is seen in trainings that end well. */
    static final double RISE = 10;

    /** What is seen. */
    enum Finding {
        FINE,
        /** The fit is poor at the age of {@link #PATIENCE}. */
        POOR,
        /** The predictions are no better than a constant. */
        COLLAPSED,
        /** The error is far above its best, or goes away from it steadily. */
        DRIFTED,
        /** The Lagrangian rises while the error gets no better. */
        RISING
    }

    private final Baseline baseline;
    private final boolean watchesLagrangian;
    private double bestError;
    private int bestEpoch;
    private double lowestLagrangian = Double.POSITIVE_INFINITY;
    private double lastLagrangian = Double.POSITIVE_INFINITY;
    private int rises;
    private double lastError = Double.POSITIVE_INFINITY;
    private int climbs;

    /**
     * Starts to watch.
     *
     * @param baseline what errors are measured against
     * @param startError error of the weights at the start
     * @param watchesLagrangian whether Lagrangians can be compared: not where penalties change
     */
    CourseWatch(Baseline baseline, double startError, boolean watchesLagrangian) {
        this.baseline = baseline;
        this.bestError = startError;
        this.watchesLagrangian = watchesLagrangian;
    }

    double bestError() {
        return bestError;
    }

    int bestEpoch() {
        return bestEpoch;
    }

    double lowestLagrangian() {
        return lowestLagrangian;
    }

    /** Whether an epoch is the best so far; to be asked before {@link #look}. */
    boolean isBest(double error) {
        return error < bestError;
    }

    /**
     * Looks at an epoch.
     *
     * @param epoch its number
     * @param error its training error, with the penalty of the weights where that is part of the aim
     * @param lagrangian its augmented Lagrangian
     * @return the gravest that is seen
     */
    Finding look(int epoch, double error, double lagrangian) {
        if (isBest(error)) {
            bestError = error;
            bestEpoch = epoch;
            rises = 0;
        } else {
            rises = lagrangian > lastLagrangian ? rises + 1 : 0;
        }
        climbs = error > lastError ? climbs + 1 : 0;
        lastError = error;
        lastLagrangian = lagrangian;
        lowestLagrangian = Math.min(lowestLagrangian, lagrangian);
        if (epoch >= PATIENCE && isCollapse(error)) {
            return Finding.COLLAPSED;
        }
        double drift = climbs >= CLIMB ? SLOW_DRIFT : DRIFT;
        if (error > drift * Math.max(bestError, baseline.floor()) && (bestEpoch > 0 || epoch >= PATIENCE)) {
            return Finding.DRIFTED;
        }
        if (watchesLagrangian && rises >= RISES && lagrangian > RISE * lowestLagrangian) {
            return Finding.RISING;
        }
        return epoch >= PATIENCE && isPoor() ? Finding.POOR : Finding.FINE;
    }

    /** Whether even the best epoch is a poor fit. */
    boolean isPoor() {
        return baseline.isReached(POOR, bestError);
    }

    /** Whether even the best epoch is a collapse. */
    boolean wasNeverBetter() {
        return isCollapse(bestError);
    }

    private boolean isCollapse(double error) {
        return baseline.isReached(COLLAPSE, error);
    }

    /** Forgets what cannot be compared with what follows a restart. */
    void restarted() {
        lowestLagrangian = Double.POSITIVE_INFINITY;
        lastLagrangian = Double.POSITIVE_INFINITY;
        rises = 0;
        lastError = Double.POSITIVE_INFINITY;
        climbs = 0;
    }

    /** Takes other weights for the best. */
    void begin(double error, int epoch) {
        bestError = error;
        bestEpoch = epoch;
        restarted();
    }

    void save(SolverState state) {
        state.put("watch.best", bestError, bestEpoch);
        state.put("watch.lagrangians", lowestLagrangian, lastLagrangian, rises);
        state.put("watch.climb", lastError, climbs);
    }

    void load(SolverState state) {
        double[] best = state.get("watch.best", 2);
        bestError = best[0];
        bestEpoch = (int) best[1];
        double[] lagrangians = state.get("watch.lagrangians", 3);
        lowestLagrangian = lagrangians[0];
        lastLagrangian = lagrangians[1];
        rises = (int) lagrangians[2];
        double[] climb = state.get("watch.climb", 2);
        lastError = climb[0];
        climbs = (int) climb[1];
    }
}
