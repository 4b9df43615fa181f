package org.sigmoidadmm.gradient;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.sigmoidadmm.Network;
import org.sigmoidadmm.ResumableSolver;
import org.sigmoidadmm.SolverTrainer;
import org.sigmoidadmm.TrainingData;
import org.sigmoidadmm.matrix.spi.MatrixBackendProvider;

/**
 * Trains a network by a gradient method.
 *
 * <p>A trainer is immutable; several trainings may run at the same time in different threads. Each training creates its
 * own backend instances, one per thread, and closes them. The same settings, data and backend give the same bits for any
 * number of threads.
 */
public final class GradientTrainer extends SolverTrainer {

    private final MatrixBackendProvider provider;
    private final GradientSettings settings;

    /**
     * Makes a trainer.
     *
     * @param provider what the training computes on, e.g. {@code MatrixBackends.scan().select()}
     * @param settings the settings
     */
    public GradientTrainer(MatrixBackendProvider provider, GradientSettings settings) {
        super(Objects.requireNonNull(settings, "settings").epochs(), settings, settings.course());
        this.provider = Objects.requireNonNull(provider, "provider");
        this.settings = settings;
    }

    @Override
    public ResumableSolver solver(TrainingData data, @Nullable Network start) {
        return new GradientSolver(provider, settings, data, start);
    }
}
