package org.sigmoidadmm.gradient;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sigmoidadmm.DivergenceException;
import org.sigmoidadmm.Network;
import org.sigmoidadmm.ResumableSolver;
import org.sigmoidadmm.SolverState;
import org.sigmoidadmm.TrainingData;
import org.sigmoidadmm.matrix.ResidualLoss;
import org.sigmoidadmm.matrix.spi.MatrixBackendProvider;
import org.sigmoidadmm.parallel.Closing;

/** A training by a gradient method in progress. */
final class GradientSolver extends BatchSolver implements ResumableSolver {

    private final EpochStep epochStep;
    private boolean converged;

    /**
     * Sets up a training: the weights are at their start, no step is done, the errors are evaluated.
     *
     * @param provider what to compute on
     * @param settings the settings
     * @param data what to fit; copied
     * @param start weights to start from, whose sizes and activation replace those of the settings; null for random
     *     weights
     * @throws IllegalArgumentException if the start does not fit the data
     * @throws DivergenceException if the error of the start is not finite
     */
    GradientSolver(
            MatrixBackendProvider provider, GradientSettings settings, TrainingData data, @Nullable Network start) {
        this(provider, settings, data, start, 0);
    }

    /**
     * Sets up a training whose weight decay is but a start where the loss is one of residuals and the method L-BFGS.
     *
     * @param provider what to compute on
     * @param settings the settings
     * @param data what to fit; copied
     * @param start weights to start from, or null as above
     * @param evidence factor on the weight decay that the evidence asks for whenever the metric of L-BFGS is measured
     *     anew, or 0 to keep the one of the settings
     */
    GradientSolver(
            MatrixBackendProvider provider,
            GradientSettings settings,
            TrainingData data,
            @Nullable Network start,
            double evidence) {
        super(
                provider,
                initial(start, settings.initialization(), settings.hidden(), settings.activation(), data),
                settings.loss(),
                settings.threads(),
                data);
        try {
            epochStep = epochStep(settings, data, evidence);
            evaluate();
        } catch (RuntimeException | Error e) {
            Closing.after(e, this::close);
            throw e;
        }
    }

    private EpochStep epochStep(GradientSettings settings, TrainingData data, double evidence) {
        int length = layout.length();
        if (settings.method() instanceof GradientMethod.Sgd sgd) {
            return new StochasticEpoch(crew, settings, data, all, new Sgd(sgd, length), sgd.stepSize());
        }
        if (settings.method() instanceof GradientMethod.Adam adam) {
            return new StochasticEpoch(crew, settings, data, all, new Adam(adam, length), adam.stepSize());
        }
        return new QuasiNewtonEpoch(
                (GradientMethod.Lbfgs) settings.method(),
                all,
                settings.weightDecay(),
                evidence > 0 && settings.loss() instanceof ResidualLoss rho
                        ? new Evidence(all, rho, data.observations(), evidence)
                        : null);
    }

    @Override
    public void iterate(boolean evaluate) {
        epoch++;
        System.arraycopy(parameters, 0, previous, 0, parameters.length);
        converged = !epochStep.run(epoch, parameters);
        if (!Vectors.isFinite(parameters)) {
            throw new DivergenceException("epoch " + epoch + ": the weights are no longer finite");
        }
        if (evaluate || converged) {
            evaluate(epochStep.loss());
        } else {
            forgetErrors();
        }
    }

    @Override
    public void evaluate() {
        evaluate(Double.NaN);
    }

    /** Computes the errors; the loss of the training samples only if it is not known. */
    private void evaluate(double known) {
        double loss = Double.isNaN(known) ? all.loss(parameters) : known;
        if (!Double.isFinite(loss)) {
            throw new DivergenceException("epoch " + epoch + ": the loss of the training samples is " + loss);
        }
        noteErrors(loss, epochStep.weightDecay() / 2 * Vectors.dot(parameters, parameters));
    }

    /** The loss with its weight decay: the network of the smallest loss alone is the one with too little of it. */
    @Override
    public double merit() {
        return objective();
    }

    @Override
    public Optional<String> convergence() {
        return converged
                ? Optional.of("epoch " + epoch
                        + ": no step along the gradient lowers the objective any more, within the precision of doubles")
                : Optional.empty();
    }

    @Override
    public void save(SolverState state) {
        state.put("gradient.epoch", epoch);
        state.put("gradient.parameters", parameters.clone());
        epochStep.save(state);
    }

    @Override
    public void load(SolverState state) {
        epoch = (int) state.number("gradient.epoch");
        System.arraycopy(state.get("gradient.parameters", parameters.length), 0, parameters, 0, parameters.length);
        epochStep.load(state);
        evaluate();
    }
}
