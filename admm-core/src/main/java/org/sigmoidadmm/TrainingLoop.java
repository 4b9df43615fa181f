package org.sigmoidadmm;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Drives a solver epoch by epoch, keeps the best and the last network, and decides when to end. */
public final class TrainingLoop {

    private final Solver solver;
    private final int epochs;
    private final int evaluationInterval;
    private final StoppingRules rules;
    private final TrainingListener listener;
    private final long begin;
    private final List<EpochEvent> history = new ArrayList<>();

    private Network best;
    private int bestEpoch;
    private double bestTrainError;
    private double bestValidationError;
    private double lastTrainError;
    private double lastValidationError;
    private int evaluationsSinceBest;
    private double previousObjective = Double.NaN;

    private TrainingLoop(
            Solver solver,
            int epochs,
            int evaluationInterval,
            StoppingRules rules,
            TrainingListener listener,
            long begin) {
        this.solver = solver;
        this.epochs = epochs;
        this.evaluationInterval = evaluationInterval;
        this.rules = rules;
        this.listener = listener;
        this.begin = begin;
        this.best = solver.network();
        this.bestTrainError = solver.trainError();
        this.bestValidationError = solver.validationError();
        this.lastTrainError = bestTrainError;
        this.lastValidationError = bestValidationError;
    }

    /**
     * Runs a training to its end: until all epochs are done, the solver can get no further or diverges, the listener
     * says stop, or the thread is interrupted (its interrupted status is left set).
     *
     * @param solver at its start, with its errors evaluated; not closed
     * @param epochs number of epochs
     * @param evaluationInterval every how many epochs the errors are computed, or 0 for the last epoch alone
     * @param rules what else ends the training; its tolerances of the residuals are the solver's to check
     * @param listener is told of each epoch
     * @param begin {@link System#nanoTime} when the training began
     * @return the networks of the best and the last epoch
     */
    public static TrainingResult run(
            Solver solver,
            int epochs,
            int evaluationInterval,
            StoppingRules rules,
            TrainingListener listener,
            long begin) {
        return new TrainingLoop(solver, epochs, evaluationInterval, rules, listener, begin).run();
    }

    /**
     * Runs a training that nothing ends but its epochs, the solver, the listener or an interrupt.
     *
     * @param solver at its start, with its errors evaluated; not closed
     * @param epochs number of epochs
     * @param evaluationInterval every how many epochs the errors are computed, or 0 for the last epoch alone
     * @param listener is told of each epoch
     * @param begin {@link System#nanoTime} when the training began
     * @return the networks of the best and the last epoch
     */
    public static TrainingResult run(
            Solver solver, int epochs, int evaluationInterval, TrainingListener listener, long begin) {
        return run(solver, epochs, evaluationInterval, StoppingRules.NONE, listener, begin);
    }

    private TrainingResult run() {
        StopReason reason = StopReason.EPOCHS;
        while (solver.epoch() < epochs) {
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
            Optional<String> convergence = solver.convergence();
            if (convergence.isPresent()) {
                return result(StopReason.CONVERGED, convergence.get(), solver.network(), solver.epoch());
            }
            double change = objectiveChange();
            if (change <= rules.objectiveTolerance() && rules.objectiveTolerance() > 0) {
                String message = "the objective changed by " + change + " of itself, which is within "
                        + rules.objectiveTolerance();
                return result(StopReason.CONVERGED, message, solver.network(), solver.epoch());
            }
            if (rules.patience() > 0 && evaluationsSinceBest >= rules.patience()) {
                reason = StopReason.PATIENCE;
                break;
            }
            if (rules.seconds() > 0 && seconds() >= rules.seconds()) {
                reason = StopReason.TIME_LIMIT;
                break;
            }
        }
        return result(reason, "", solver.network(), solver.epoch());
    }

    /** Relative change of the objective over the last epoch; infinite where it is not known. */
    private double objectiveChange() {
        double objective = solver.objective();
        double change = Math.abs(objective - previousObjective) / Math.abs(objective);
        previousObjective = objective;
        return Double.isNaN(change) ? Double.POSITIVE_INFINITY : change;
    }

    private boolean isEvaluated(int epoch) {
        return epoch == epochs || (evaluationInterval > 0 && epoch % evaluationInterval == 0);
    }

    private TrainingListener.Decision record() {
        double trainError = solver.trainError();
        double validationError = solver.validationError();
        EpochEvent event = new EpochEvent(
                solver.epoch(), seconds(), trainError, validationError, solver.objective(), solver.residuals());
        history.add(event);
        if (!Double.isNaN(trainError)) {
            lastTrainError = trainError;
            lastValidationError = validationError;
            evaluationsSinceBest++;
            boolean better =
                    Double.isNaN(validationError) ? trainError < bestTrainError : validationError < bestValidationError;
            if (better) {
                best = solver.network();
                bestEpoch = solver.epoch();
                bestTrainError = trainError;
                bestValidationError = validationError;
                evaluationsSinceBest = 0;
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
                withWarnings(message),
                seconds(),
                solver.backend());
    }

    private String withWarnings(String message) {
        List<String> sentences = new ArrayList<>(solver.warnings());
        if (!message.isEmpty()) {
            sentences.add(message);
        }
        return String.join("; ", sentences);
    }

    private double seconds() {
        return (System.nanoTime() - begin) * 1e-9;
    }
}
