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
public final class AdmmTrainer extends SolverTrainer {

    private final MatrixBackendProvider provider;
    private final AdmmSettings settings;

    /**
     * Makes a trainer.
     *
     * @param provider what the training computes on, e.g. {@code MatrixBackends.scan().select()}
     * @param settings the settings
     */
    public AdmmTrainer(MatrixBackendProvider provider, AdmmSettings settings) {
        super(Objects.requireNonNull(settings, "settings").epochs(), settings, settings.course());
        this.provider = Objects.requireNonNull(provider, "provider");
        this.settings = settings;
    }

    /** {@inheritDoc} The safeguard of the settings is part of the solver. */
    @Override
    public ResumableSolver solver(TrainingData data, @Nullable Network start) {
        AdmmSolver solver = new AdmmSolver(provider, settings, data, start);
        if (settings.safeguard() == Safeguard.OFF) {
            return solver;
        }
        return new SafeguardedSolver(solver, settings, Baseline.of(settings.loss(), data), start == null);
    }
}
