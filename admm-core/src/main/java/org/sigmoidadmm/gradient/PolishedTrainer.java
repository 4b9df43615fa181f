package org.sigmoidadmm.gradient;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.sigmoidadmm.Network;
import org.sigmoidadmm.ResumableSolver;
import org.sigmoidadmm.SolverTrainer;
import org.sigmoidadmm.TrainingData;
import org.sigmoidadmm.matrix.spi.MatrixBackendProvider;

/**
 * Trains by a few epochs of ADMM and then polishes the network with L-BFGS: what to use where nothing else is known.
 *
 * <ol>
 *   <li>ADMM with the given settings. A smooth function without noise, such as x² on one interval, may be fitted
 *       to ten digits after it.
 *   <li>Generalised cross-validation of the ridge regression on the last hidden layer: its score s² estimates the variance
 *       of the noise. Where it is below {@value #NOISELESS} of the targets' variance, there is nothing to polish, and ADMM
 *       goes on to epoch {@value #NOISELESS_EPOCHS} and ends there; so it does where there are fewer than {@value
 *       #LEAST_ROWS} samples, whatever the loss.
 *   <li>For the squared and the Huber loss the hidden weights times two thirds, a smoother start. The output layer anew by ridge
 *       regression, then L-BFGS on all samples in the metric of ADMM's weight updates (see {@link GradientMethod.Lbfgs}),
 *       both with λ = s² for all layers: the more noise, the smoother the network. Other losses have λ = 1. With
 *       the Huber loss the regressions follow the predictions so far, less the forces of the residuals, instead of the targets
 *       (Huber's pseudo-values), so that outliers have no say.
 *   <li>For the squared and the Huber loss, whenever the metric is measured anew, so is λ = s²α, by the evidence (MacKay,
 *       Neural Computation 4, 1992): s² is the noise that the network of that moment leaves, less what the number of its
 *       effective parameters γ explains by itself, with the Huber loss the variance of the forces, and α = γ/‖θ‖². Other
 *       losses keep λ = 1, a prior variance of 1 for each weight.
 * </ol>
 *
 * <p>It is one training to the listener, in the result and in checkpoints; the epochs are counted through. Targets should
 * have a standard deviation of about 1. A trainer is immutable, and the same settings, data and backend give the same
 * bits for any number of threads.
 */
public final class PolishedTrainer extends SolverTrainer {

    /** A share of the targets' variance that no measured data falls below. */
    static final double NOISELESS = 1e-6;

    /** Factor on the hidden weights before a polish by the squared loss: ADMM's start is for functions without noise. */
    static final double SHRINKAGE = 2.0 / 3;

    /** Samples that a polish takes: with fewer a prior variance of 1 outweighs them, four of XOR would become a constant. */
    public static final int LEAST_ROWS = 20;

    /** Epochs of ADMM where there is no noise, or too few rows: what the preset has. */
    static final int NOISELESS_EPOCHS = 50;

    private final MatrixBackendProvider provider;
    private final PolishSettings settings;

    /**
     * Makes a trainer.
     *
     * @param provider what the training computes on, e.g. {@code MatrixBackends.scan().select()}
     * @param settings the settings
     */
    public PolishedTrainer(MatrixBackendProvider provider, PolishSettings settings) {
        super(Objects.requireNonNull(settings, "settings").epochs(), settings.admm(), settings.course());
        this.provider = Objects.requireNonNull(provider, "provider");
        this.settings = settings;
    }

    @Override
    public ResumableSolver solver(TrainingData data, @Nullable Network start) {
        return new PolishedSolver(provider, settings, data, start);
    }
}
