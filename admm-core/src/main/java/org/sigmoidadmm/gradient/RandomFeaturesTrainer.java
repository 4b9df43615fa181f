package org.sigmoidadmm.gradient;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.sigmoidadmm.Network;
import org.sigmoidadmm.Trainer;
import org.sigmoidadmm.TrainingData;
import org.sigmoidadmm.TrainingListener;
import org.sigmoidadmm.TrainingLoop;
import org.sigmoidadmm.TrainingResult;
import org.sigmoidadmm.matrix.spi.MatrixBackendProvider;

/**
 * Fits the output layer alone, by ridge regression in closed form; the hidden layers stay as they were drawn. The whole
 * training is one epoch. The loss is always the squared one; for classes, targets of 0 and 1 or ±1 serve.
 *
 * <p>Where λ is not given it is chosen by generalised cross-validation (Golub, Heath and Wahba, 1979) from powers of ten
 * between 1e-14 and 10 times the mean diagonal entry of the features' Gram matrix G: the one with the smallest
 *
 * <pre>{@code
 * n·‖prediction − Y‖² / (n − tr H)²        tr H = D − λ·tr (G + λI)⁻¹,  D = width + 1
 * }</pre>
 *
 * <p>with the residual of an actual forward pass. A λ too small for a Cholesky factorisation is passed over. The message of the result
 * tells the λ chosen.
 */
public final class RandomFeaturesTrainer implements Trainer {

    private final MatrixBackendProvider provider;
    private final RandomFeaturesSettings settings;

    /**
     * Makes a trainer.
     *
     * @param provider what the training computes on, e.g. {@code MatrixBackends.scan().select()}
     * @param settings the settings
     */
    public RandomFeaturesTrainer(MatrixBackendProvider provider, RandomFeaturesSettings settings) {
        this.provider = Objects.requireNonNull(provider, "provider");
        this.settings = Objects.requireNonNull(settings, "settings");
    }

    @Override
    public TrainingResult fit(TrainingData data, @Nullable Network start, TrainingListener listener) {
        Objects.requireNonNull(listener, "listener");
        long begin = System.nanoTime();
        RandomFeaturesSolver solver = new RandomFeaturesSolver(provider, settings, data, start);
        return TrainingLoop.andClose(solver, listener, () -> TrainingLoop.run(solver, 1, 1, listener, begin));
    }
}
