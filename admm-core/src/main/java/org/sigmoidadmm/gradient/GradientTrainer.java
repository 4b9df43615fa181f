package org.sigmoidadmm.gradient;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.sigmoidadmm.Checkpoints;
import org.sigmoidadmm.Fingerprint;
import org.sigmoidadmm.Network;
import org.sigmoidadmm.ResumableTrainer;
import org.sigmoidadmm.TrainingData;
import org.sigmoidadmm.TrainingListener;
import org.sigmoidadmm.TrainingLoop;
import org.sigmoidadmm.TrainingResult;
import org.sigmoidadmm.matrix.spi.MatrixBackendProvider;

/**
 * Trains a network by a gradient method.
 *
 * <p>A trainer is immutable; several trainings may run at the same time in different threads. Each training creates its
 * own backend instances, one per thread, and closes them. The same settings, data and backend give the same bits for any
 * number of threads.
 */
public final class GradientTrainer implements ResumableTrainer {

    private final MatrixBackendProvider provider;
    private final GradientSettings settings;

    /**
     * Makes a trainer.
     *
     * @param provider what the training computes on, e.g. {@code MatrixBackends.scan().select("auto")}
     * @param settings the settings
     */
    public GradientTrainer(MatrixBackendProvider provider, GradientSettings settings) {
        this.provider = Objects.requireNonNull(provider, "provider");
        this.settings = Objects.requireNonNull(settings, "settings");
    }

    @Override
    public TrainingResult fit(TrainingData data, @Nullable Network start, TrainingListener listener) {
        Objects.requireNonNull(listener, "listener");
        long begin = System.nanoTime();
        try (GradientSolver solver = new GradientSolver(provider, settings, data, start)) {
            return TrainingLoop.run(
                    solver, settings.epochs(), settings.evaluationInterval(), settings.stopping(), listener, begin);
        }
    }

    @Override
    public TrainingResult fit(
            TrainingData data, @Nullable Network start, TrainingListener listener, Checkpoints checkpoints) {
        Objects.requireNonNull(listener, "listener");
        long begin = System.nanoTime();
        try (GradientSolver solver = new GradientSolver(provider, settings, data, start)) {
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
}
