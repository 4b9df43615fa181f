package org.sigmoidadmm;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.sigmoidadmm.matrix.spi.MatrixBackendProvider;

/**
 * Trains a network by sigmoid-ADMM.
 *
 * <p>A trainer is immutable; several trainings may run at the same time in different threads. Each training creates its
 * own backend instances, one per thread, and closes them.
 */
public final class AdmmTrainer implements ResumableTrainer {

    private final MatrixBackendProvider provider;
    private final AdmmSettings settings;

    /**
     * Makes a trainer.
     *
     * @param provider what the training computes on, e.g. {@code MatrixBackends.scan().select("auto")}
     * @param settings the settings
     */
    public AdmmTrainer(MatrixBackendProvider provider, AdmmSettings settings) {
        this.provider = Objects.requireNonNull(provider, "provider");
        this.settings = Objects.requireNonNull(settings, "settings");
    }

    @Override
    public TrainingResult fit(TrainingData data, @Nullable Network start, TrainingListener listener) {
        Objects.requireNonNull(listener, "listener");
        long begin = System.nanoTime();
        try (Solver solver = solver(data, start)) {
            return TrainingLoop.run(
                    solver, settings.epochs(), settings.evaluationInterval(), settings.stopping(), listener, begin);
        }
    }

    @Override
    public TrainingResult fit(
            TrainingData data, @Nullable Network start, TrainingListener listener, Checkpoints checkpoints) {
        Objects.requireNonNull(listener, "listener");
        long begin = System.nanoTime();
        try (ResumableSolver solver = solver(data, start)) {
            String fingerprint = Fingerprint.of(settings.course(), data, start, solver.backend());
            return TrainingLoop.run(
                    solver,
                    settings.epochs(),
                    settings.evaluationInterval(),
                    settings.stopping(),
                    listener,
                    begin,
                    checkpoints,
                    fingerprint);
        }
    }

    /**
     * Sets up a training to be driven epoch by epoch, with the settings' safeguard but without its stopping rules.
     *
     * @param data what to fit
     * @param start the network to start from; null for the random start of the settings
     * @return the training at its start, to be closed by the caller
     * @throws IllegalArgumentException if a setting does not fit the data or the start
     */
    public ResumableSolver solver(TrainingData data, @Nullable Network start) {
        AdmmSolver solver = new AdmmSolver(provider, settings, data, start);
        if (settings.safeguard() == Safeguard.OFF) {
            return solver;
        }
        return new SafeguardedSolver(solver, settings, data.constantError(settings.loss()), start == null);
    }
}
