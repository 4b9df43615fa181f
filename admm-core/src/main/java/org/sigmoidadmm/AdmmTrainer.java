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
public final class AdmmTrainer implements Trainer {

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
        try (AdmmSolver solver = new AdmmSolver(provider, settings, data, start)) {
            return TrainingLoop.run(solver, settings.epochs(), settings.evaluationInterval(), listener, begin);
        }
    }
}
