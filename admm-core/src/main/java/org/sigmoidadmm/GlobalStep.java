package org.sigmoidadmm;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import org.sigmoidadmm.matrix.MatrixBackend;
import org.sigmoidadmm.parallel.LongestFirst;

/**
 * The half of an iteration that works on small matrices alone: from the summed statistics all weights, and from these
 * the systems of the activation updates. The layers' parts are independent, and the workers share them out.
 */
final class GlobalStep {

    /** What it costs to have another worker take part: multiplications that a worker does in the meantime. */
    private static final double HANDING_OVER = 1e6;

    private final Crew crew;
    private final Parameters parameters;
    private final double[] lambda;
    private final Statistics statistics;
    private final PenaltyStep penalties;
    private final WeightSums sums;
    private final LayerStep[] steps;
    /** Which worker does the step of a layer. */
    private final int[] worker;

    private final boolean alone;
    private final double[] curvature;
    private final boolean[] raised;
    private final @Nullable DivergenceException[] weightFailure;
    private final @Nullable DivergenceException[] systemFailure;
    // What runs on the crew, made once so that an epoch allocates nothing.
    private final IntConsumer runLayers = this::runLayers;
    private final IntConsumer addSums = this::addSums;
    private final List<IntConsumer> updateWeights = List.of(this::updateWeights);
    private final List<IntConsumer> raiseCurvature = List.of(this::raiseCurvature);
    private final List<IntConsumer> updateSystems = List.of(this::updateSystem);
    private final List<IntConsumer> update = List.of(this::updateWeights, this::updateSystem);
    private List<IntConsumer> tasks = List.of();
    private boolean summingInputGram;

    /**
     * Makes a step.
     *
     * @param crew whose lanes are summed and whose workers compute
     * @param parameters read and updated
     * @param lambda of each layer
     * @param adaptation of the penalties
     * @param statistics what goes with the sums, of the iteration before
     * @param totalWeight Σw of the samples
     */
    GlobalStep(
            Crew crew,
            Parameters parameters,
            double[] lambda,
            PenaltyAdaptation adaptation,
            Statistics statistics,
            double totalWeight) {
        this.crew = crew;
        this.parameters = parameters;
        this.lambda = lambda.clone();
        this.statistics = statistics;
        this.penalties = new PenaltyStep(adaptation);
        int depth = parameters.depth();
        curvature = new double[depth];
        raised = new boolean[depth];
        weightFailure = new DivergenceException[depth];
        systemFailure = new DivergenceException[depth];
        double[] costs = new double[depth];
        Arrays.setAll(costs, layer -> LayerStep.cost(parameters, layer));
        worker = LongestFirst.assign(costs, crew.size(), HANDING_OVER);
        alone = Arrays.stream(worker).allMatch(index -> index == 0);
        MatrixBackend[] backends = Arrays.stream(worker).mapToObj(crew::backend).toArray(MatrixBackend[]::new);
        sums = new WeightSums(backends, parameters.sizes, crew, totalWeight);
        steps = new LayerStep[depth];
        Arrays.setAll(steps, layer -> new LayerStep(backends[layer], parameters, layer, lambda[layer], sums));
    }

    /** Adds up the lanes' sums, Ā·Āᵀ of the input layer only where asked for. */
    void sum(boolean withInputGram) {
        summingInputGram = withInputGram;
        crew.run(addSums);
    }

    private void addSums(int share) {
        sums.sum(share, summingInputGram);
    }

    /**
     * Updates all weights and, from these, the systems of the activation updates.
     *
     * @throws DivergenceException if a system has no solution or a weight is not finite; the message names the layer
     */
    void update() {
        parameters.advance();
        forEachLayer(update);
    }

    /**
     * Updates all weights, for {@link #raiseCurvature()} and {@link #updateSystems()} to follow.
     *
     * @throws DivergenceException if a system has no solution or a weight is not finite; the message names the layer
     */
    void updateWeights() {
        parameters.advance();
        forEachLayer(updateWeights);
    }

    /**
     * Checks the models of the weight updates against what they are models of, and updates weights again where a model is
     * below.
     *
     * @return whether weights have changed, so that they have to be tried again
     * @throws DivergenceException if a weight is not finite; the message names the layer
     */
    boolean raiseCurvature() {
        forEachLayer(raiseCurvature);
        for (boolean layerRaised : raised) {
            if (layerRaised) {
                return true;
            }
        }
        return false;
    }

    /**
     * Updates the systems of the activation updates from the new weights.
     *
     * @throws DivergenceException if a system has no solution; the message names the layer
     */
    void updateSystems() {
        forEachLayer(updateSystems);
    }

    /**
     * Does tasks for every layer, each worker one task after the other for its layers. Of several failures that of the first
     * layer counts, whoever came upon it first, weights before systems.
     */
    private void forEachLayer(List<IntConsumer> work) {
        tasks = work;
        Arrays.fill(weightFailure, null);
        Arrays.fill(systemFailure, null);
        if (alone) {
            runLayers(0);
        } else {
            crew.run(runLayers);
        }
        throwFirst(weightFailure);
        throwFirst(systemFailure);
    }

    private static void throwFirst(@Nullable DivergenceException[] failures) {
        for (DivergenceException failure : failures) {
            if (failure != null) {
                throw failure;
            }
        }
    }

    private void runLayers(int index) {
        for (int k = 0; k < tasks.size(); k++) {
            for (int layer = 0; layer < worker.length; layer++) {
                if (worker[layer] == index) {
                    tasks.get(k).accept(layer);
                }
            }
        }
    }

    private void updateWeights(int layer) {
        try {
            steps[layer].updateWeights(statistics);
        } catch (DivergenceException e) {
            weightFailure[layer] = e;
        }
    }

    private void raiseCurvature(int layer) {
        try {
            raised[layer] = steps[layer].raiseCurvature(statistics);
        } catch (DivergenceException e) {
            weightFailure[layer] = e;
        }
    }

    private void updateSystem(int layer) {
        if (weightFailure[layer] == null) {
            try {
                steps[layer].updateSystem();
            } catch (DivergenceException e) {
                systemFailure[layer] = e;
            }
        }
    }

    /** Sets the penalties of the iteration after the one under way, from its weights and the statistics it began with. */
    void adaptPenalties(int epoch) {
        for (int i = 0; i < steps.length; i++) {
            curvature[i] = steps[i].curvature();
        }
        penalties.adapt(epoch, statistics, curvature, parameters);
    }

    /** (λ/2)Σ‖W‖², biases included. */
    double regularisation() {
        double sum = 0;
        for (int i = 0; i < parameters.depth(); i++) {
            sum += lambda[i] / 2 * (squaredNorm(parameters.weight[i]) + squaredNorm(parameters.bias[i]));
        }
        return sum;
    }

    private static double squaredNorm(double[] x) {
        double sum = 0;
        for (double value : x) {
            sum += value * value;
        }
        return sum;
    }
}
