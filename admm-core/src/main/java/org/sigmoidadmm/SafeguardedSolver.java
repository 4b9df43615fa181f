package org.sigmoidadmm;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Guards ADMM from outside: with small λ the weights of the output layer can grow until small violations of the
 * constraints become large errors of the prediction, and the method then drifts away from good weights or collapses to a
 * constant. What {@link CourseWatch} sees in the epochs that are evaluated is acted on here.
 */
final class SafeguardedSolver extends ForwardingSolver {

    private static final double PENALTY_GROWTH = 10;
    private static final int MAX_RESTARTS = 6;

    /** Epochs after which other random weights are kept or given up: the first has solved for their output layer. */
    private static final int TRIAL = 3;

    /** How often other random weights are tried: one draw in a few is poor for a deep network. */
    private static final int MAX_DRAWS = 3;

    private final RestartableSolver solver;
    private final Safeguard safeguard;
    private final boolean mayRedraw;
    private final AdmmSettings settings;
    private final Baseline baseline;
    private final CourseWatch watch;
    private final List<String> warnings = new ArrayList<>();
    private Network best;
    /** The weights that others are tried in place of; meaningless but during a trial. */
    private Network first;

    private double firstError;
    private int firstEpoch;
    /** The epoch that decides on a trial, or 0. */
    private int trialEnd;

    private int draws;

    private int restarts;
    private boolean driftReported;
    private boolean riseReported;
    private boolean exhausted;
    private boolean collapseHandled;

    /**
     * Guards a solver at its start.
     *
     * @param solver closed with this
     * @param settings the training's settings
     * @param baseline what its errors are measured against
     * @param mayRedraw whether the start was random, so that another random start may replace it
     */
    SafeguardedSolver(RestartableSolver solver, AdmmSettings settings, Baseline baseline, boolean mayRedraw) {
        this.solver = solver;
        this.settings = settings;
        this.safeguard = settings.safeguard();
        this.mayRedraw = mayRedraw;
        this.best = solver.network();
        this.first = best;
        boolean fixed = settings.penaltyAdaptation().rule() == PenaltyAdaptation.Rule.FIXED;
        this.baseline = baseline;
        this.watch = new CourseWatch(baseline, solver.merit(), fixed);
    }

    @Override
    protected ResumableSolver delegate() {
        return solver;
    }

    @Override
    public void iterate(boolean evaluate) {
        try {
            solver.iterate(evaluate);
        } catch (DivergenceException e) {
            if (safeguard != Safeguard.RESTART || restarts >= MAX_RESTARTS) {
                throw e;
            }
            restart("diverged (" + e.getMessage() + ")");
            return;
        }
        if (!Double.isNaN(solver.merit())) {
            act(solver.merit());
        }
    }

    private void act(double error) {
        if (watch.isBest(error)) {
            best = solver.network();
        }
        CourseWatch.Finding finding = watch.look(epoch(), error, solver.objective());
        if (trialEnd > 0) {
            if (epoch() >= trialEnd) {
                decide();
            }
            return;
        }
        switch (finding) {
            case FINE -> {}
            case POOR -> tryOthers();
            case COLLAPSED -> {
                if (!collapseHandled) {
                    handleCollapse(error);
                } else if (error > CourseWatch.DRIFT * watch.bestError()) {
                    handleDrift(error);
                }
            }
            case DRIFTED -> handleDrift(error);
            case RISING -> handleRise();
        }
    }

    private void handleCollapse(double error) {
        collapseHandled = true;
        String what = String.format(
                Locale.ROOT,
                "epoch %d: the predictions are no better than a constant (%s %.3g, a constant's %.3g)%s",
                epoch(),
                comparable(),
                baseline.aside(error),
                baseline.aside(baseline.constant()),
                saturation());
        if (mayDraw() && watch.wasNeverBetter()) {
            redraw(what);
        } else if (solver.isRegularised()) {
            warnings.add(what + "; a smaller lambda would fit more");
        } else if (safeguard == Safeguard.RESTART) {
            restart(what);
        } else {
            warnings.add(what);
        }
    }

    private String measure() {
        return solver.isRegularised() ? "error with the penalty of the weights" : "error";
    }

    private boolean mayDraw() {
        return safeguard == Safeguard.RESTART && mayRedraw && draws < MAX_DRAWS;
    }

    /** What is compared with a constant's. */
    private String comparable() {
        return measure() + (baseline.outliers() > 0 ? ", outliers aside," : "");
    }

    /** Where units are mostly saturated, that is why nothing is learnt. */
    private String saturation() {
        double share = solver.saturation();
        return share < 0.5
                ? ""
                : String.format(
                        Locale.ROOT,
                        "; %.0f %% of the hidden units' slopes are below 1 %% of the steepest",
                        100 * share);
    }

    /** A fit that is poor from the start on may be the fault of weights that all look alike on the data. */
    private void tryOthers() {
        if (mayDraw() && (draws > 0 || !startsAsUsual())) {
            redraw(String.format(
                    Locale.ROOT,
                    "epoch %d: the best %s is %.3g, a constant's %.3g%s",
                    epoch(),
                    comparable(),
                    baseline.aside(watch.bestError()),
                    baseline.aside(baseline.constant()),
                    saturation()));
        }
    }

    private static Initialization usual() {
        return AdmmSettings.defaults().initialization();
    }

    private boolean startsAsUsual() {
        return settings.initialization().withSeed(usual().seed()).equals(usual());
    }

    private void redraw(String what) {
        long seed = settings.initialization().seed() + draws;
        Initialization other = usual().withSeed(startsAsUsual() ? seed + 1 : seed);
        draws++;
        warnings.add(what + "; started again from other random weights (" + other + ")");
        first = best;
        firstError = watch.bestError();
        firstEpoch = watch.bestEpoch();
        trialEnd = epoch() + TRIAL;
        best = RandomWeights.network(other, solver.network().sizes(), settings.activation());
        solver.restart(best, 1);
        watch.begin(solver.merit(), epoch());
    }

    /** Keeps the other weights, or goes back to the first; tries others still where the better ones are poor too. */
    private void decide() {
        trialEnd = 0;
        if (watch.bestError() > firstError) {
            warnings.add(String.format(
                    Locale.ROOT,
                    "epoch %d: the other weights were no better (error %.3g), went back to those of epoch %d (%.3g)",
                    epoch(),
                    watch.bestError(),
                    firstEpoch,
                    firstError));
            best = first;
            solver.restart(best, 1);
            watch.begin(firstError, firstEpoch);
        }
        if (watch.isPoor()) {
            tryOthers();
        }
    }

    private void handleDrift(double error) {
        String what = String.format(
                Locale.ROOT,
                "epoch %d: the training %s rose to %.3g from %.3g at epoch %d",
                epoch(),
                measure(),
                error,
                watch.bestError(),
                watch.bestEpoch());
        if (safeguard == Safeguard.RESTART) {
            restart(what);
        } else if (!driftReported && error > PENALTY_GROWTH * watch.bestError()) {
            driftReported = true;
            warnings.add(what);
        }
    }

    private void handleRise() {
        String what = String.format(
                Locale.ROOT,
                "epoch %d: the Lagrangian rose to %.3g from %.3g while the error got no better",
                epoch(),
                solver.objective(),
                watch.lowestLagrangian());
        if (safeguard == Safeguard.RESTART) {
            restart(what);
        } else if (!riseReported) {
            riseReported = true;
            warnings.add(what);
        }
    }

    private void restart(String what) {
        restarts++;
        String back = what + "; went back to the weights of epoch " + watch.bestEpoch();
        if (restarts > MAX_RESTARTS) {
            warnings.add(back);
            exhausted = true;
            solver.restart(best, 1);
        } else {
            warnings.add(back + " with penalties times " + Math.round(PENALTY_GROWTH));
            solver.restart(best, PENALTY_GROWTH);
        }
        watch.restarted();
    }

    @Override
    public void save(SolverState state) {
        solver.save(state);
        state.putNetwork("safeguard.best", best);
        state.putNetwork("safeguard.first", first);
        state.put("safeguard.trial", firstError, firstEpoch, trialEnd);
        state.put(
                "safeguard.restarts",
                restarts,
                flag(driftReported),
                flag(riseReported),
                flag(collapseHandled),
                flag(exhausted),
                draws);
        watch.save(state);
        state.putText("safeguard.warnings", String.join("\n", warnings));
    }

    private static double flag(boolean value) {
        return value ? 1 : 0;
    }

    @Override
    public void load(SolverState state) {
        solver.load(state);
        best = state.network("safeguard.best", solver.network());
        first = state.network("safeguard.first", solver.network());
        double[] trial = state.get("safeguard.trial", 3);
        firstError = trial[0];
        firstEpoch = (int) trial[1];
        trialEnd = (int) trial[2];
        double[] numbers = state.get("safeguard.restarts", 6);
        restarts = (int) numbers[0];
        driftReported = numbers[1] != 0;
        riseReported = numbers[2] != 0;
        collapseHandled = numbers[3] != 0;
        exhausted = numbers[4] != 0;
        draws = (int) numbers[5];
        watch.load(state);
        warnings.clear();
        state.text("safeguard.warnings").lines().forEach(warnings::add);
    }

    @Override
    public Optional<String> convergence() {
        if (isTrying()) {
            return Optional.empty();
        }
        return exhausted
                ? Optional.of("the error rose from its best value after each of " + MAX_RESTARTS + " restarts")
                : solver.convergence();
    }

    @Override
    public boolean isTrying() {
        return trialEnd > 0;
    }

    @Override
    public List<String> warnings() {
        return List.copyOf(warnings);
    }
}
