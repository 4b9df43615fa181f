package org.sigmoidadmm;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.sigmoidadmm.flight.FlightRecord;
import org.sigmoidadmm.matrix.BackendInfo;
import org.sigmoidadmm.parallel.Closing;

/** Drives a solver epoch by epoch, keeps the best and the last network, and decides when to end. */
public final class TrainingLoop {

    private final Solver solver;
    private final int epochs;
    private final int evaluationInterval;
    private final StoppingRules rules;
    private final TrainingListener listener;
    private final long begin;
    private final FlightRecord record;
    private final List<EpochEvent> history = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();

    private Network best;
    private int bestEpoch;
    private double bestTrainError;
    private double bestValidationError;
    private double bestMerit;
    private int evaluatedEpoch;
    private double lastTrainError;
    private double lastValidationError;
    private int evaluationsSinceBest;
    private double secondsBefore;
    private @Nullable Checkpointing checkpointing;
    private double previousObjective = Double.NaN;
    private double objectiveChange = Double.POSITIVE_INFINITY;
    private int resumedEpoch;
    private int solverWarnings;
    private int checkpointWarnings;

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
        BackendInfo backend = solver.backend();
        this.record = FlightRecord.begin(backend.name(), backend.library(), epochs);
        this.best = solver.network();
        this.bestTrainError = solver.trainError();
        this.bestValidationError = solver.validationError();
        this.bestMerit = merit();
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

    /**
     * Runs a training that is saved as it goes, and goes on from what was saved if asked for.
     *
     * @param solver at its start, with its errors evaluated; not closed
     * @param epochs number of epochs
     * @param evaluationInterval every how many epochs the errors are computed, or 0 for the last epoch alone
     * @param rules what else ends the training; its tolerances of the residuals are the solver's to check
     * @param listener is told of each epoch
     * @param begin {@link System#nanoTime} when the training began
     * @param checkpoints where and how often it is saved
     * @param fingerprint what tells this training from others, see {@link Fingerprint}
     * @return the networks of the best and the last epoch
     * @throws CheckpointException if it cannot go on from the checkpoints that are there
     */
    static TrainingResult run(
            ResumableSolver solver,
            int epochs,
            int evaluationInterval,
            StoppingRules rules,
            TrainingListener listener,
            long begin,
            Checkpoints checkpoints,
            Fingerprint fingerprint) {
        TrainingLoop loop = new TrainingLoop(solver, epochs, evaluationInterval, rules, listener, begin);
        loop.checkpointing = new Checkpointing(checkpoints, fingerprint, solver, loop);
        loop.checkpointing.resume();
        loop.resumedEpoch = solver.epoch();
        return loop.run();
    }

    /**
     * Runs a training and closes its solver, however it ends. Where the training has a result and the closing fails, the
     * result counts and has a warning more.
     *
     * @param solver closed
     * @param listener is told of the warning
     * @param training runs the solver to its end
     * @return the result of the training
     */
    public static TrainingResult andClose(Solver solver, TrainingListener listener, Supplier<TrainingResult> training) {
        TrainingResult result;
        try {
            result = training.get();
        } catch (RuntimeException | Error e) {
            Closing.after(e, solver::close);
            throw e;
        }
        try {
            solver.close();
        } catch (RuntimeException | LinkageError e) {
            String warning = "a backend could not be closed after the training: " + e;
            listener.warned(warning);
            return result.withWarning(warning);
        }
        return result;
    }

    /** Stores the loop's own part of a checkpoint. */
    void save(SolverState state) {
        state.putNetwork("loop.best", best);
        state.put(
                "loop.numbers",
                bestEpoch,
                bestTrainError,
                bestValidationError,
                lastTrainError,
                lastValidationError,
                evaluationsSinceBest,
                previousObjective,
                objectiveChange,
                seconds(),
                bestMerit);
        state.put("loop.epochs", history.stream().mapToDouble(EpochEvent::epoch).toArray());
        state.put(
                "loop.seconds",
                history.stream().mapToDouble(EpochEvent::seconds).toArray());
        state.put(
                "loop.trainErrors",
                history.stream().mapToDouble(EpochEvent::trainError).toArray());
        state.put(
                "loop.validationErrors",
                history.stream().mapToDouble(EpochEvent::validationError).toArray());
        state.put(
                "loop.lagrangians",
                history.stream().mapToDouble(EpochEvent::objective).toArray());
        state.put(
                "loop.residuals",
                history.stream()
                        .flatMapToDouble(e -> Arrays.stream(e.residuals()))
                        .toArray());
    }

    /** Takes back what {@link #save} stored. */
    void load(SolverState state) {
        best = state.network("loop.best", solver.network());
        double[] numbers = state.get("loop.numbers", 10);
        bestEpoch = (int) numbers[0];
        bestTrainError = numbers[1];
        bestValidationError = numbers[2];
        lastTrainError = numbers[3];
        lastValidationError = numbers[4];
        evaluationsSinceBest = (int) numbers[5];
        previousObjective = numbers[6];
        objectiveChange = numbers[7];
        secondsBefore = numbers[8];
        bestMerit = numbers[9];
        double[] past = state.get("loop.epochs");
        double[] residuals = state.get("loop.residuals");
        int lastOfAdmm = solver.polishEpoch().orElse(Integer.MAX_VALUE);
        int each = past.length == 0 ? 0 : residuals.length / past.length;
        for (int k = 0; k < past.length; k++) {
            history.add(new EpochEvent(
                    (int) past[k],
                    state.get("loop.seconds", past.length)[k],
                    state.get("loop.trainErrors", past.length)[k],
                    state.get("loop.validationErrors", past.length)[k],
                    state.get("loop.lagrangians", past.length)[k],
                    Arrays.copyOfRange(residuals, k * each, (k + 1) * each),
                    past[k] > lastOfAdmm));
            evaluatedEpoch = Double.isNaN(history.get(k).trainError()) ? evaluatedEpoch : (int) past[k];
        }
    }

    private TrainingResult run() {
        tellWarnings();
        // A checkpoint may be of the epoch that ended the training.
        Optional<TrainingResult> over = resumedEpoch > 0 ? endByRule() : Optional.empty();
        while (over.isEmpty() && solver.epoch() < epochs) {
            if (Thread.currentThread().isInterrupted()) {
                return end(StopReason.INTERRUPTED, "");
            }
            record.epochBegins();
            try {
                solver.iterate(isEvaluated(solver.epoch() + 1));
            } catch (DivergenceException e) {
                String detail = Objects.requireNonNullElse(e.getMessage(), "");
                return result(StopReason.DIVERGED, detail, solver.previousNetwork(), solver.epoch() - 1);
            }
            EpochEvent event = epochDone();
            if (checkpointing != null) {
                checkpointing.epochDone();
            }
            tellWarnings();
            if (listener.epochDone(event, solver::network) == TrainingListener.Decision.STOP) {
                return end(StopReason.LISTENER, "");
            }
            over = endByRule();
        }
        return over.orElseGet(() -> end(StopReason.EPOCHS, solver.detail()));
    }

    private Optional<TrainingResult> endByRule() {
        Optional<String> convergence = solver.convergence();
        if (convergence.isPresent()) {
            return Optional.of(end(StopReason.CONVERGED, convergence.get()));
        }
        if (objectiveChange <= rules.objectiveTolerance() && rules.objectiveTolerance() > 0) {
            return Optional.of(end(
                    StopReason.CONVERGED,
                    "the objective changed by " + objectiveChange + " of itself, which is within "
                            + rules.objectiveTolerance()));
        }
        if (rules.patience() > 0 && evaluationsSinceBest >= rules.patience()) {
            return Optional.of(end(
                    StopReason.PATIENCE,
                    "the error was no better than that of epoch " + bestEpoch + " in " + evaluationsSinceBest
                            + " epochs, the patience is " + rules.patience()));
        }
        if (rules.seconds() > 0 && seconds() >= rules.seconds()) {
            return Optional.of(
                    end(StopReason.TIME_LIMIT, "the time limit of " + rules.seconds() + " seconds was reached"));
        }
        return Optional.empty();
    }

    private TrainingResult end(StopReason reason, String detail) {
        if (checkpointing != null) {
            checkpointing.ended(); // before what a training that goes on would not have evaluated
        }
        if (evaluatedEpoch < solver.epoch()) {
            try {
                solver.evaluate();
            } catch (DivergenceException e) {
                String why = Objects.requireNonNullElse(e.getMessage(), "");
                return result(StopReason.DIVERGED, why, solver.previousNetwork(), solver.epoch() - 1);
            }
            noteErrors();
        }
        return result(reason, detail, solver.network(), solver.epoch());
    }

    /** Tells the listener what solver and checkpoints have to say since the last call. */
    private void tellWarnings() {
        solverWarnings = tell(solver.warnings(), solverWarnings);
        if (checkpointing != null) {
            checkpointWarnings = tell(checkpointing.warnings(), checkpointWarnings);
        }
    }

    private int tell(List<String> sentences, int told) {
        sentences.subList(Math.min(told, sentences.size()), sentences.size()).forEach(this::tell);
        return sentences.size();
    }

    private void tell(String sentence) {
        warnings.add(sentence);
        record.warned(solver.epoch(), sentence);
        listener.warned(sentence);
    }

    /** Says so if all epochs were in vain: the best network is that of the start, which a user may not expect. */
    private void warnIfNothingImproved() {
        boolean validated = !Double.isNaN(bestValidationError);
        double start = validated ? bestValidationError : bestTrainError;
        double end = validated ? lastValidationError : lastTrainError;
        if (bestEpoch == 0 && evaluatedEpoch > 0 && !(end < start)) {
            tell(String.format(
                    Locale.ROOT,
                    "no epoch improved on the start, whose network is the best: the %s error was %.3g there and %.3g "
                            + "after epoch %d",
                    validated ? "validation" : "training",
                    start,
                    end,
                    evaluatedEpoch));
        }
    }

    /** Relative change of the objective over the last epoch; infinite where it is not known. */
    private void noteObjective(double objective) {
        double change = Math.abs(objective - previousObjective) / Math.abs(objective);
        previousObjective = objective;
        objectiveChange = Double.isNaN(change) ? Double.POSITIVE_INFINITY : change;
    }

    private boolean isEvaluated(int epoch) {
        return epoch == epochs || (evaluationInterval > 0 && epoch % evaluationInterval == 0);
    }

    private EpochEvent epochDone() {
        double trainError = solver.trainError();
        double validationError = solver.validationError();
        EpochEvent event = new EpochEvent(
                solver.epoch(),
                seconds(),
                trainError,
                validationError,
                solver.objective(),
                solver.residuals(),
                solver.polishEpoch().isPresent());
        history.add(event);
        record.epochDone(event.epoch(), trainError, validationError, event.objective(), event.residuals());
        noteObjective(event.objective());
        noteErrors();
        return event;
    }

    /** What epochs are compared by: the validation error where the start has one. */
    private double merit() {
        return Double.isNaN(bestValidationError) ? solver.merit() : solver.validationError();
    }

    private void noteErrors() {
        double trainError = solver.trainError();
        double validationError = solver.validationError();
        if (!Double.isNaN(trainError)) {
            evaluatedEpoch = solver.epoch();
            lastTrainError = trainError;
            lastValidationError = validationError;
            evaluationsSinceBest++;
            double merit = merit();
            if (merit < bestMerit) {
                best = solver.network();
                bestEpoch = solver.epoch();
                bestTrainError = trainError;
                bestValidationError = validationError;
                bestMerit = merit;
                evaluationsSinceBest = 0;
            }
        }
    }

    private TrainingResult result(StopReason reason, String detail, Network last, int lastEpoch) {
        tellWarnings();
        if (reason != StopReason.DIVERGED) {
            warnIfNothingImproved();
        }
        record.ended(reason.name(), detail, lastEpoch, bestEpoch, bestTrainError, bestValidationError);
        boolean evaluated = evaluatedEpoch == lastEpoch;
        return new TrainingResult(
                best,
                bestEpoch,
                bestTrainError,
                bestValidationError,
                last,
                lastEpoch,
                evaluated ? lastTrainError : Double.NaN,
                evaluated ? lastValidationError : Double.NaN,
                history,
                reason,
                detail,
                warnings,
                resumedEpoch,
                seconds(),
                solver.backend());
    }

    private double seconds() {
        return secondsBefore + (System.nanoTime() - begin) * 1e-9;
    }
}
