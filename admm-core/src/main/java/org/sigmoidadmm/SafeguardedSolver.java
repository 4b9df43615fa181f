package org.sigmoidadmm;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.sigmoidadmm.matrix.BackendInfo;

/**
 * Watches ADMM from outside: with small λ the weights of the output layer can grow until small violations of the
 * constraints become large errors of the prediction, and the method then drifts away from good weights or collapses to a
 * constant. The training error shows it, so it is seen in the epochs that evaluate it.
 */
final class SafeguardedSolver implements ResumableSolver {

    /** A training error this many times the best one is a drift. */
    private static final double DRIFT = 3;

    /** A training error above this share of a constant's is a collapse. */
    private static final double COLLAPSE = 0.95;

    /** Epochs that a training has before it can be said to have collapsed. */
    private static final int PATIENCE = 5;

    private static final double PENALTY_GROWTH = 10;
    private static final int MAX_RESTARTS = 6;

    private final AdmmSolver solver;
    private final Safeguard safeguard;
    private final double constantError;
    private final boolean mayRedraw;
    private final AdmmSettings settings;
    private final List<String> warnings = new ArrayList<>();
    private Network best;
    private double bestError;
    private int bestEpoch;
    private int restarts;
    private boolean driftReported;
    private boolean exhausted;
    private boolean collapseHandled;

    /**
     * Guards a solver at its start.
     *
     * @param solver closed with this
     * @param settings the training's settings
     * @param constantError error of the best constant prediction, or infinity if unknown
     * @param mayRedraw whether the start was random, so that another random start may replace it
     */
    SafeguardedSolver(AdmmSolver solver, AdmmSettings settings, double constantError, boolean mayRedraw) {
        this.solver = solver;
        this.settings = settings;
        this.safeguard = settings.safeguard();
        this.constantError = constantError;
        this.mayRedraw = mayRedraw;
        this.best = solver.network();
        this.bestError = solver.trainError();
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
        double error = solver.trainError();
        if (Double.isNaN(error)) {
            return;
        }
        if (error < bestError) {
            best = solver.network();
            bestError = error;
            bestEpoch = epoch();
        }
        if (epoch() >= PATIENCE && error >= COLLAPSE * constantError && !collapseHandled) {
            handleCollapse(error);
        } else if (error > DRIFT * bestError && epoch() > bestEpoch && bestEpoch > 0) {
            handleDrift(error);
        }
    }

    private void handleCollapse(double error) {
        collapseHandled = true;
        String what = String.format(
                Locale.ROOT,
                "epoch %d: the predictions are no better than a constant (error %.3g, a constant's %.3g)",
                epoch(),
                error,
                constantError);
        if (safeguard == Safeguard.RESTART && mayRedraw && bestError >= COLLAPSE * constantError) {
            Initialization other = AdmmSettings.defaults()
                    .initialization()
                    .withSeed(settings.initialization().seed());
            warnings.add(what + "; started again from other random weights (" + other + ")");
            best = RandomWeights.network(other, solver.network().sizes(), settings.activation());
            solver.restart(best, 1);
            bestError = solver.trainError();
        } else if (safeguard == Safeguard.RESTART) {
            restart(what);
        } else {
            warnings.add(what);
        }
    }

    private void handleDrift(double error) {
        String what = String.format(
                Locale.ROOT,
                "epoch %d: the training error rose to %.3g from %.3g at epoch %d",
                epoch(),
                error,
                bestError,
                bestEpoch);
        if (safeguard == Safeguard.RESTART) {
            restart(what);
        } else if (!driftReported && error > PENALTY_GROWTH * bestError) {
            driftReported = true;
            warnings.add(what);
        }
    }

    private void restart(String what) {
        restarts++;
        String back = what + "; went back to the weights of epoch " + bestEpoch;
        if (restarts > MAX_RESTARTS) {
            warnings.add(back);
            exhausted = true;
            solver.restart(best, 1);
        } else {
            warnings.add(back + " with penalties times " + Math.round(PENALTY_GROWTH));
            solver.restart(best, PENALTY_GROWTH);
        }
    }

    @Override
    public void save(SolverState state) {
        solver.save(state);
        state.putNetwork("safeguard.best", best);
        state.put("safeguard.bestError", bestError, bestEpoch);
        state.put("safeguard.restarts", restarts, flag(driftReported), flag(collapseHandled), flag(exhausted));
        state.putText("safeguard.warnings", String.join("\n", warnings));
    }

    private static double flag(boolean value) {
        return value ? 1 : 0;
    }

    @Override
    public void load(SolverState state) {
        solver.load(state);
        best = state.network("safeguard.best", solver.network());
        double[] error = state.get("safeguard.bestError", 2);
        bestError = error[0];
        bestEpoch = (int) error[1];
        double[] numbers = state.get("safeguard.restarts", 4);
        restarts = (int) numbers[0];
        driftReported = numbers[1] != 0;
        collapseHandled = numbers[2] != 0;
        exhausted = numbers[3] != 0;
        warnings.clear();
        state.text("safeguard.warnings").lines().forEach(warnings::add);
    }

    @Override
    public int epoch() {
        return solver.epoch();
    }

    @Override
    public Network network() {
        return solver.network();
    }

    @Override
    public Network previousNetwork() {
        return solver.previousNetwork();
    }

    @Override
    public double trainError() {
        return solver.trainError();
    }

    @Override
    public double validationError() {
        return solver.validationError();
    }

    @Override
    public double objective() {
        return solver.objective();
    }

    @Override
    public double[] residuals() {
        return solver.residuals();
    }

    @Override
    public Optional<String> convergence() {
        return exhausted
                ? Optional.of("the error rose from its best value after each of " + MAX_RESTARTS + " restarts")
                : solver.convergence();
    }

    @Override
    public List<String> warnings() {
        return List.copyOf(warnings);
    }

    @Override
    public BackendInfo backend() {
        return solver.backend();
    }

    @Override
    public void close() {
        solver.close();
    }
}
