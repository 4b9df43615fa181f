package org.sigmoidadmm;

import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.sigmoidadmm.matrix.Activation;
import org.sigmoidadmm.matrix.BackendInfo;
import org.sigmoidadmm.matrix.spi.ColumnMajor;
import org.sigmoidadmm.matrix.spi.MatrixBackendProvider;
import org.sigmoidadmm.parallel.Closing;

/**
 * A training in progress, one iteration at a time: what {@link AdmmTrainer} drives, for programs that want the loop to
 * themselves.
 *
 * <p>An iteration updates W_N … W_1, then V_1 … V_N, then all Λ, in one pass over the data. Used by one thread at a
 * time. Closing it closes its backend instances.
 */
public final class AdmmSolver extends RestartableSolver {

    private final AdmmSettings settings;
    private final Parameters parameters;
    private final GlobalStep globalStep;
    private final Statistics statistics;
    private final Residuals residuals;
    private final Crew crew;
    private final double totalWeight;
    private final Consumer<Lane> advance = this::advance; // made once so that an epoch allocates nothing
    private final int validationCount;
    private final double errorFactor;
    private final boolean regularised;
    private int epoch;
    /** Whether V and Λ are those of an iteration; at a start they have not moved yet, and residuals say nothing. */
    private boolean moved;

    private boolean evaluating;
    private boolean evaluated;

    /**
     * Sets up a training: weights, V and Λ are at their start, no iteration is done.
     *
     * @param provider what to compute on
     * @param settings the settings
     * @param data what to fit; copied
     * @param start weights to start from, whose sizes and activation replace those of the settings; null for random
     *     weights
     * @throws IllegalArgumentException if a setting per layer does not fit the depth, or the start or the loss does not fit the
     *     data, or a layer is too wide for the matrices of the updates
     * @throws DivergenceException if the start is not finite
     */
    public AdmmSolver(
            MatrixBackendProvider provider, AdmmSettings settings, TrainingData data, @Nullable Network start) {
        Objects.requireNonNull(provider, "provider");
        this.settings = Objects.requireNonNull(settings, "settings");
        data.requireFit(settings.loss());
        requireSizes(
                start != null
                        ? start.sizes()
                        : Network.sizes(
                                data.inputs().features(),
                                settings.hidden(),
                                data.targets().features()));
        Network initial = start != null
                ? start
                : Network.random(
                        settings.initialization(),
                        data.inputs().features(),
                        settings.hidden(),
                        data.targets().features(),
                        settings.activation());
        data.requireFit(initial);
        requireSmooth(initial);
        int[] sizes = initial.sizes();
        int depth = initial.depth();
        double[] lambda = settings.lambda().expand("lambda", depth);
        totalWeight = data.totalWeight();
        Arrays.setAll(lambda, i -> settings.lambdaScaling().ofSum(lambda[i], totalWeight));
        regularised = Arrays.stream(lambda).max().orElseThrow() >= AdmmSettings.LEAST_PENALTY * totalWeight;
        Activation[] activations =
                initial.layers().stream().map(Layer::activation).toArray(Activation[]::new);

        parameters = new Parameters(sizes, activations, settings, OutputRange.of(settings.loss(), data));
        errorFactor = settings.loss().errorFactor();
        parameters.load(initial);
        statistics = new Statistics(sizes);
        residuals = new Residuals(statistics, parameters, totalWeight);
        validationCount =
                data.validationInputs() == null ? 0 : data.validationInputs().count();
        crew = new Crew(provider, settings, parameters, data);
        try {
            globalStep =
                    new GlobalStep(crew, parameters, lambda, settings.penaltyAdaptation(), statistics, totalWeight);
            start();
        } catch (RuntimeException | Error e) { // nobody else can close the crew
            Closing.after(e, crew::close);
            throw e;
        }
    }

    /** Checks the largest matrices of the updates, a 1 below what each layer takes in, before any of them is made. */
    private static void requireSizes(int[] sizes) {
        for (int i = 1; i < sizes.length; i++) {
            long order = sizes[i - 1] + 1L;
            ColumnMajor.entries("the system of the weights of layer " + i, order, order);
            ColumnMajor.entries("the weight matrix of layer " + i + " with its bias", sizes[i], order);
        }
    }

    private static void requireSmooth(Network initial) {
        if (initial.depth() < 2) {
            throw new IllegalArgumentException("ADMM needs at least one hidden layer, the network has none");
        }
        for (int i = 0; i < initial.depth(); i++) {
            Activation activation = initial.layers().get(i).activation();
            if (!activation.bounds().isSmooth()) {
                throw new IllegalArgumentException("layer " + (i + 1) + " has activation " + activation.name()
                        + ", which is not smooth; ADMM needs finite bounds of the value and two derivatives");
            }
        }
    }

    private void start() {
        crew.forEachLane(false, lane -> {
            lane.start(settings.outputStart());
            lane.measure();
        });
        reduce(true);
        evaluated = true;
        moved = false;
        requireFinite();
    }

    private void advance(Lane lane) {
        lane.advance(evaluating);
    }

    @Override
    public void iterate(boolean evaluate) {
        epoch++;
        evaluated = false;
        try {
            if (settings.weightCurvature() == WeightCurvature.BACKTRACKED) {
                globalStep.updateWeights();
                searchCurvature();
                globalStep.updateSystems();
            } else {
                globalStep.update();
            }
            globalStep.adaptPenalties(epoch);
        } catch (DivergenceException e) {
            throw new DivergenceException("epoch " + epoch + ": " + e.getMessage());
        }
        evaluating = evaluate;
        crew.forEachLane(true, advance);
        reduce(false);
        evaluated = evaluate;
        moved = true;
        requireFinite();
        residuals.noteFirst();
    }

    @Override
    public void evaluate() {
        if (evaluated) {
            return;
        }
        crew.forEachLane(false, Lane::evaluate);
        statistics.error = 0;
        statistics.validationError = 0;
        for (Lane lane : crew.lanes) {
            statistics.error += lane.statistics.error;
            statistics.validationError += lane.statistics.validationError;
        }
        evaluated = true;
        requireFinite();
    }

    /** {@inheritDoc} It takes a forward pass. */
    @Override
    double saturation() {
        long[] flat = new long[crew.lanes.length];
        crew.forEachLane(false, lane -> flat[lane.index] = lane.countFlat());
        long hidden = Arrays.stream(parameters.sizes).skip(1).asLongStream().sum() - parameters.sizes[depth()];
        return (double) Arrays.stream(flat).sum() / (hidden * crew.samples());
    }

    /** Tries the weights until every model is above what it is a model of: it ends, as no curvature exceeds its bound. */
    private void searchCurvature() {
        do {
            crew.forEachLane(false, Lane::tryWeights);
            statistics.clearTrial();
            for (Lane lane : crew.lanes) {
                statistics.addTrial(lane.statistics);
            }
        } while (globalStep.raiseCurvature());
    }

    @Override
    void restart(Network weights, double penaltyFactor) {
        parameters.load(weights);
        parameters.scaleBeta(penaltyFactor);
        start();
    }

    private void reduce(boolean withInputGram) {
        globalStep.sum(withInputGram);
        statistics.clear();
        for (Lane lane : crew.lanes) {
            statistics.add(lane.statistics);
        }
    }

    private void requireFinite() {
        for (int i = 0; i < depth(); i++) {
            if (!Double.isFinite(statistics.residual[i])
                    || !Double.isFinite(statistics.maxTarget[i])
                    || !Double.isFinite(statistics.product[i])) {
                throw new DivergenceException("epoch " + epoch + ": the activations or multipliers of layer " + (i + 1)
                        + " are no longer finite");
            }
        }
        if (!Double.isFinite(statistics.loss) || (evaluated && !Double.isFinite(statistics.error))) {
            throw new DivergenceException("epoch " + epoch + ": the loss of the output layer, layer " + depth()
                    + ", is no longer finite; the largest |V_N| is " + statistics.maxTarget[depth() - 1]);
        }
    }

    @Override
    public int epoch() {
        return epoch;
    }

    /**
     * Returns N.
     *
     * @return the number of weight layers
     */
    public int depth() {
        return parameters.depth();
    }

    @Override
    public Network network() {
        return parameters.network();
    }

    @Override
    public Network previousNetwork() {
        return parameters.previousNetwork();
    }

    @Override
    public double trainError() {
        return evaluated ? errorFactor * statistics.error / totalWeight : Double.NaN;
    }

    /**
     * {@inheritDoc} It is the training error, and where a λ is at least {@value AdmmSettings#LEAST_PENALTY} of the samples'
     * weight the penalty of the weights besides, in the same unit. A smaller λ is there for the systems of equations.
     */
    @Override
    public double merit() {
        return regularised ? trainError() + errorFactor * globalStep.regularisation() / totalWeight : trainError();
    }

    @Override
    boolean isRegularised() {
        return regularised;
    }

    @Override
    public double validationError() {
        return evaluated && validationCount > 0
                ? errorFactor * statistics.validationError / validationCount
                : Double.NaN;
    }

    /**
     * Returns the augmented Lagrangian of the current iterate, biases regularised.
     *
     * @return ℓ(V_N, Y) + Σ (λ/2)‖W‖² + ⟨Λ, R⟩ + (β/2)‖R‖², R = σ(W·V̄) − V, all but the second summed over samples with
     *     their weights
     */
    public double lagrangian() {
        double sum = statistics.loss + globalStep.regularisation();
        for (int i = 0; i < depth(); i++) {
            sum += statistics.product[i] + parameters.beta[i] / 2 * statistics.residual[i];
        }
        return sum;
    }

    @Override
    public double objective() {
        return lagrangian();
    }

    /**
     * Returns the constraint residuals of the current iterate.
     *
     * @return ‖σ(W_iV̄_{i−1}) − V_i‖ for i = 1 … N at index i − 1, a sample of weight w counting w times
     */
    @Override
    public double[] residuals() {
        return Arrays.stream(statistics.residual).map(Math::sqrt).toArray();
    }

    /**
     * Returns the primal residual, as {@link StoppingRules} defines it.
     *
     * @return root mean square of σ(W_iV̄_{i−1}) − V_i over all layers
     */
    public double primalResidual() {
        return residuals.primal();
    }

    /**
     * Returns the dual residual, as {@link StoppingRules} defines it.
     *
     * @return root mean square of β_i(V_i − V_i of the epoch before) over all layers
     */
    public double dualResidual() {
        return residuals.dual();
    }

    @Override
    public Optional<String> convergence() {
        return moved ? residuals.convergence(settings.stopping()) : Optional.empty();
    }

    @Override
    public void save(SolverState state) {
        state.put("admm.epoch", epoch, moved ? 1 : 0);
        state.put("admm.change", statistics.change.clone());
        residuals.save(state);
        parameters.save(state);
        crew.save(state);
    }

    @Override
    public void load(SolverState state) {
        double[] progress = state.get("admm.epoch", 2);
        epoch = (int) progress[0];
        moved = progress[1] != 0;
        residuals.load(state);
        parameters.load(state);
        crew.load(state);
        crew.forEachLane(false, Lane::measure);
        reduce(true);
        System.arraycopy(state.get("admm.change", depth()), 0, statistics.change, 0, depth());
        evaluated = true;
        requireFinite();
    }

    /**
     * Returns V_i.
     *
     * @param layer i, from 1 to N
     * @return a copy, d_i numbers per sample
     */
    public Samples v(int layer) {
        return crew.gather(layer, false);
    }

    /**
     * Returns Λ_i, for samples with weights divided by these.
     *
     * @param layer i, from 1 to N
     * @return a copy, d_i numbers per sample
     */
    public Samples multiplier(int layer) {
        return crew.gather(layer, true);
    }

    @Override
    public BackendInfo backend() {
        return crew.backend(0).info();
    }

    /**
     * Returns the number of threads in use.
     *
     * @return at least 1, at most the number of lanes that the data were cut into
     */
    public int threads() {
        return crew.size();
    }

    @Override
    public void close() {
        crew.close();
    }
}
