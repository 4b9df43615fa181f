package org.sigmoidadmm;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Drives a solver epoch by epoch, keeps the best and the last network, and decides when to end. */
final class TrainingLoop {

    private final AdmmSolver solver;
    private final AdmmSettings settings;
    private final TrainingListener listener;
    private final long begin;
    private final List<EpochEvent> history = new ArrayList<>();

    private Network best;
    private int bestEpoch;
    private double bestTrainError;
    private double bestValidationError;
    private double lastTrainError;
    private double lastValidationError;

    TrainingLoop(AdmmSolver solver, AdmmSettings settings, TrainingListener listener, long begin) {
        this.solver = solver;
        this.settings = settings;
        this.listener = listener;
        this.begin = begin;
        this.best = solver.network();
        this.bestTrainError = solver.trainError();
        this.bestValidationError = solver.validationError();
        this.lastTrainError = bestTrainError;
        this.lastValidationError = bestValidationError;
    }

    TrainingResult run() {
        StopReason reason = StopReason.EPOCHS;
        while (solver.epoch() < settings.epochs()) {
            if (Thread.currentThread().isInterrupted()) {
                reason = StopReason.INTERRUPTED;
                break;
            }
            try {
                solver.iterate(isEvaluated(solver.epoch() + 1));
            } catch (DivergenceException e) {
                String message = Objects.requireNonNullElse(e.getMessage(), "");
                return result(StopReason.DIVERGED, message, solver.previousNetwork(), solver.epoch() - 1);
            }
            if (record() == TrainingListener.Decision.STOP) {
                reason = StopReason.LISTENER;
                break;
            }
        }
        return result(reason, "", solver.network(), solver.epoch());
    }

    private boolean isEvaluated(int epoch) {
        int interval = settings.evaluationInterval();
        return epoch == settings.epochs() || (interval > 0 && epoch % interval == 0);
    }

    private TrainingListener.Decision record() {
        double trainError = solver.trainError();
        double validationError = solver.validationError();
        EpochEvent event = new EpochEvent(
                solver.epoch(), seconds(), trainError, validationError, solver.lagrangian(), solver.residuals());
        history.add(event);
        if (!Double.isNaN(trainError)) {
            lastTrainError = trainError;
            lastValidationError = validationError;
            boolean better =
                    Double.isNaN(validationError) ? trainError < bestTrainError : validationError < bestValidationError;
            if (better) {
                best = solver.network();
                bestEpoch = solver.epoch();
                bestTrainError = trainError;
                bestValidationError = validationError;
            }
        }
        return listener.epochDone(event);
    }

    private TrainingResult result(StopReason reason, String message, Network last, int lastEpoch) {
        return new TrainingResult(
                best,
                bestEpoch,
                bestTrainError,
                bestValidationError,
                last,
                lastEpoch,
                lastTrainError,
                lastValidationError,
                history,
                reason,
                message,
                seconds(),
                solver.backend());
    }

    private double seconds() {
        return (System.nanoTime() - begin) * 1e-9;
    }
}
