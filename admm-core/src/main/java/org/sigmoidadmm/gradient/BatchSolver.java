package org.sigmoidadmm.gradient;

import org.jspecify.annotations.Nullable;
import org.sigmoidadmm.Initialization;
import org.sigmoidadmm.Network;
import org.sigmoidadmm.Solver;
import org.sigmoidadmm.TrainingData;
import org.sigmoidadmm.matrix.Activation;
import org.sigmoidadmm.matrix.BackendInfo;
import org.sigmoidadmm.matrix.Loss;
import org.sigmoidadmm.matrix.spi.MatrixBackendProvider;
import org.sigmoidadmm.parallel.Closing;

/** A training whose state is one vector of parameters, with the samples on the backends of a crew. */
abstract class BatchSolver implements Solver {

    final Layout layout;
    final Crew crew;
    final Batch all;
    final double[] parameters;
    final double[] previous;
    int epoch;
    private final @Nullable Batch validation;
    private final double errorFactor;
    private double trainError = Double.NaN;
    private double validationError = Double.NaN;
    private double objective = Double.NaN;

    /**
     * Sets up a training at the weights of a network.
     *
     * @param provider what to compute on
     * @param initial the network
     * @param loss the loss
     * @param threads how many, 0 for the cores at hand
     * @param data what to fit; copied
     * @throws IllegalArgumentException if the network or the loss does not fit the data
     */
    BatchSolver(MatrixBackendProvider provider, Network initial, Loss loss, int threads, TrainingData data) {
        data.requireFit(loss);
        data.requireFit(initial);
        layout = new Layout(initial);
        parameters = layout.pack(initial);
        previous = parameters.clone();
        errorFactor = loss.errorFactor();
        crew = new Crew(provider, layout, loss, threads, data.inputs().count());
        try {
            all = Batch.of(crew, data);
            validation = data.validationInputs() == null || data.validationTargets() == null
                    ? null
                    : Batch.of(crew, data.validationInputs(), data.validationTargets());
        } catch (RuntimeException | Error e) {
            Closing.after(e, crew::close);
            throw e;
        }
    }

    /** The network to start from, or a random one where there is none. */
    static Network initial(
            @Nullable Network start,
            Initialization initialization,
            int[] hidden,
            Activation activation,
            TrainingData data) {
        return start != null
                ? start
                : Network.random(
                        initialization,
                        data.inputs().features(),
                        hidden,
                        data.targets().features(),
                        activation);
    }

    /**
     * Notes the errors of the parameters as they are, and computes that of the validation samples.
     *
     * @param loss mean loss of the training samples
     * @param penalty what the objective has besides
     */
    final void noteErrors(double loss, double penalty) {
        trainError = errorFactor * loss;
        objective = loss + penalty;
        validationError = validation == null ? Double.NaN : errorFactor * validation.loss(parameters);
    }

    /** Forgets the errors, which are those of other parameters. */
    final void forgetErrors() {
        trainError = Double.NaN;
        validationError = Double.NaN;
        objective = Double.NaN;
    }

    @Override
    public final int epoch() {
        return epoch;
    }

    @Override
    public final Network network() {
        return layout.unpack(parameters);
    }

    @Override
    public final Network previousNetwork() {
        return layout.unpack(previous);
    }

    @Override
    public final double trainError() {
        return trainError;
    }

    @Override
    public final double validationError() {
        return validationError;
    }

    @Override
    public final double objective() {
        return objective;
    }

    @Override
    public final double[] residuals() {
        return new double[0];
    }

    @Override
    public final BackendInfo backend() {
        return crew.backend();
    }

    @Override
    public final void close() {
        crew.close();
    }
}
