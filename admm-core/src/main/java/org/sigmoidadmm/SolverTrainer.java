package org.sigmoidadmm;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A trainer that makes one solver and drives it to its end: what is left to it is the solver. */
public abstract class SolverTrainer implements ResumableTrainer {

    private final int epochs;
    private final TrainingSettings settings;
    private final Course course;

    /**
     * Makes the base of a trainer.
     *
     * @param epochs number of epochs
     * @param settings of which the evaluation interval and the stopping rules count
     * @param course what a training depends on besides its data, its start and the backend: one is gone on with from the
     *     checkpoints of another of the same course
     */
    protected SolverTrainer(int epochs, TrainingSettings settings, Course course) {
        this.epochs = epochs;
        this.settings = Objects.requireNonNull(settings, "settings");
        this.course = Objects.requireNonNull(course, "course");
    }

    /**
     * Sets up a training to be driven epoch by epoch, without the stopping rules of the settings.
     *
     * @param data what to fit
     * @param start the network to start from; null for the random start of the settings
     * @return the training at its start, to be closed by the caller
     * @throws IllegalArgumentException if a setting, such as the loss, does not fit the data or the start
     */
    public abstract ResumableSolver solver(TrainingData data, @Nullable Network start);

    @Override
    public final TrainingResult fit(TrainingData data, @Nullable Network start, TrainingListener listener) {
        Objects.requireNonNull(listener, "listener");
        long begin = System.nanoTime();
        ResumableSolver solver = solver(data, start);
        return TrainingLoop.andClose(
                solver,
                listener,
                () -> TrainingLoop.run(
                        solver, epochs, settings.evaluationInterval(), settings.stopping(), listener, begin));
    }

    @Override
    public final TrainingResult fit(
            TrainingData data, @Nullable Network start, TrainingListener listener, Checkpoints checkpoints) {
        Objects.requireNonNull(listener, "listener");
        Checkpointing.requireUsable(checkpoints);
        long begin = System.nanoTime();
        ResumableSolver solver = solver(data, start);
        return TrainingLoop.andClose(
                solver,
                listener,
                () -> TrainingLoop.run(
                        solver,
                        epochs,
                        settings.evaluationInterval(),
                        settings.stopping(),
                        listener,
                        begin,
                        checkpoints,
                        Fingerprint.of(course, data, start, solver.backend())));
    }
}
