package org.sigmoidadmm.gradient;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.sigmoidadmm.AdmmTrainer;
import org.sigmoidadmm.DivergenceException;
import org.sigmoidadmm.ForwardingSolver;
import org.sigmoidadmm.Layer;
import org.sigmoidadmm.Network;
import org.sigmoidadmm.ResumableSolver;
import org.sigmoidadmm.Samples;
import org.sigmoidadmm.SolverState;
import org.sigmoidadmm.Spread;
import org.sigmoidadmm.TrainingData;
import org.sigmoidadmm.matrix.BackendOptions;
import org.sigmoidadmm.matrix.MatrixBackend;
import org.sigmoidadmm.matrix.MatrixBackends;
import org.sigmoidadmm.matrix.ResidualLoss;
import org.sigmoidadmm.matrix.spi.MatrixBackendProvider;

/** A training by ADMM and then L-BFGS in progress: a solver that goes over from one solver to another. */
final class PolishedSolver extends ForwardingSolver {

    /** What the root mean square of targets, or its inverse, is above where they are in units of their own. */
    private static final double LARGEST_TARGETS = 30;

    private final MatrixBackendProvider provider;
    private final PolishSettings settings;
    private final TrainingData data;
    private final Network shape;
    private final List<String> warnings = new ArrayList<>();
    private ResumableSolver current;
    private Network best;
    private double bestError;
    /** What the next epoch begins the polish with, once it is known; ADMM's last epoch keeps what it has. */
    private @Nullable Network polishStart;

    private boolean polishing;
    /** Why ADMM goes on alone; empty where a polish may come. */
    private String noPolish = "";

    private int epochsBefore;
    private double lambda;
    /** How many of the first stage's warnings are among {@link #warnings}. */
    private int taken;

    PolishedSolver(
            MatrixBackendProvider provider, PolishSettings settings, TrainingData data, @Nullable Network start) {
        this.provider = provider;
        this.settings = settings;
        this.data = data;
        current = new AdmmTrainer(provider, settings.admm()).solver(data, start);
        shape = current.network();
        best = shape;
        bestError = current.trainError();
        if (settings.admm().loss() instanceof ResidualLoss) {
            warnOfScale(settings.admm().loss().isRobust());
        }
    }

    @Override
    protected ResumableSolver delegate() {
        return current;
    }

    @Override
    public void iterate(boolean evaluate) {
        if (polishStart != null) {
            takeWarnings();
            epochsBefore = current.epoch();
            beginPolish(polishStart);
        }
        if (polishing) {
            current.iterate(evaluate);
            return;
        }
        boolean last = current.epoch() + 1 >= settings.admm().epochs();
        current.iterate(evaluate || last);
        if (current.trainError() < bestError) {
            bestError = current.trainError();
            best = current.network();
        }
        preparePolish();
    }

    private boolean isFirstStageOver() {
        boolean done = current.epoch() >= settings.admm().epochs() && !current.isTrying();
        return done || current.convergence().isPresent();
    }

    /** Once the first stage is over: finds what the polish starts from, or why there is none. */
    private void preparePolish() {
        if (!noPolish.isEmpty() || !isFirstStageOver()) {
            return;
        }
        double observations = data.observations();
        if (observations < PolishedTrainer.LEAST_ROWS) {
            noPolish = Math.round(observations) + " samples are too few for a polish, which takes "
                    + PolishedTrainer.LEAST_ROWS;
            return;
        }
        boolean numbers = settings.admm().loss() instanceof ResidualLoss;
        Ridge ridge = new Ridge(provider, dataForRidge(), settings.admm().threads());
        double noise = numbers ? ridge.noise(best) : data.totalWeight() / observations;
        if (noise <= PolishedTrainer.NOISELESS * ridge.variance()) {
            noPolish = "ADMM left no noise to polish";
            return;
        }
        if (noise == Double.POSITIVE_INFINITY) {
            fail("no lambda that was tried leaves a tenth of the " + Math.round(observations) + " samples free");
            return;
        }
        lambda = settings.regularisation() * noise;
        try {
            polishStart = ridge.solve(numbers ? shrunk(best) : best, lambda);
        } catch (DivergenceException e) { // such as targets whose size is that of rounding errors
            fail(e.getMessage());
        }
    }

    /**
     * The data that a ridge regression may follow: with a robust loss the targets are Huber's pseudo-values v − ρ′(v − y),
     * v being the predictions so far, which are no farther from these than the loss draws.
     */
    private TrainingData dataForRidge() {
        if (!(settings.admm().loss() instanceof ResidualLoss rho) || !rho.isRobust()) {
            return data;
        }
        Samples targets = data.targets();
        try (MatrixBackend backend = MatrixBackends.createFrom(provider, BackendOptions.SINGLE_THREADED)) {
            double[] v = best.predict(backend, data.inputs()).values();
            double[] pseudo = new double[v.length];
            Arrays.setAll(pseudo, k -> rho.pseudoValue(v[k], targets.values()[k]));
            return new TrainingData(
                    data.inputs(),
                    new Samples(targets.count(), targets.features(), pseudo),
                    data.validationInputs(),
                    data.validationTargets(),
                    data.weights());
        }
    }

    private void fail(@Nullable String reason) {
        noPolish = "there is no polish: " + reason;
        takeWarnings();
        warnings.add(noPolish);
    }

    /** A prior variance of 1 for each weight, and steps of the metric, are for targets of about that size. */
    private void warnOfScale(boolean robust) {
        double largest = 0;
        double smallest = Double.POSITIVE_INFINITY;
        for (int output = 0; output < data.targets().features(); output++) {
            double size = robust ? robustSize(output) : rootMeanSquare(output);
            largest = Math.max(largest, size);
            smallest = size > 0 ? Math.min(smallest, size) : smallest;
        }
        if (largest > LARGEST_TARGETS || smallest < 1 / LARGEST_TARGETS) {
            double wrong = largest > LARGEST_TARGETS ? largest : smallest;
            warnings.add(
                    robust
                            ? "the size of an output's targets, outliers aside, is " + wrong
                                    + "; the polish is for about 1, scale them to median 0 and interquartile range 1.349"
                            : "the root mean square of an output's targets is " + wrong
                                    + "; the polish is for about 1, scale them to mean 0 and standard deviation 1");
        }
    }

    private double rootMeanSquare(int output) {
        double[] y = data.targets().column(output);
        double[] weights = data.weights();
        double squares = 0;
        for (int i = 0; i < y.length; i++) {
            squares += (weights == null ? 1 : weights[i]) * (y[i] * y[i]);
        }
        return Math.sqrt(squares / data.totalWeight());
    }

    /** The root mean square of a normal distribution with the median and the quartiles of these. */
    private double robustSize(int output) {
        Spread spread = data.targetSpread(output);
        return Math.hypot(spread.median(), spread.deviation());
    }

    /** The network with its hidden weights and biases smaller, so that it starts smoother. */
    private static Network shrunk(Network network) {
        List<Layer> layers = new ArrayList<>(network.layers());
        for (int i = 0; i < layers.size() - 1; i++) {
            Layer layer = layers.get(i);
            double[] weight = layer.weight().clone();
            double[] bias = layer.bias().clone();
            Vectors.scale(PolishedTrainer.SHRINKAGE, weight);
            Vectors.scale(PolishedTrainer.SHRINKAGE, bias);
            layers.set(i, new Layer(layer.inputs(), layer.outputs(), weight, bias, layer.activation()));
        }
        return new Network(layers);
    }

    private void beginPolish(Network start) {
        current.close();
        GradientSettings polish = GradientSettings.defaults(settings.method()).toBuilder()
                .loss(settings.admm().loss())
                .weightDecay(lambda / data.totalWeight())
                .threads(settings.admm().threads())
                .build();
        double evidence = settings.reestimates() ? settings.regularisation() : 0;
        current = new GradientSolver(provider, polish, data, start, evidence);
        polishing = true;
        polishStart = null;
    }

    @Override
    public int epoch() {
        return epochsBefore + current.epoch();
    }

    @Override
    public OptionalInt polishEpoch() {
        return polishing ? OptionalInt.of(epochsBefore) : OptionalInt.empty();
    }

    /** The Lagrangian, and then what it becomes where the constraints hold: the regularised loss, summed. */
    @Override
    public double objective() {
        return polishing ? data.totalWeight() * current.objective() : current.objective();
    }

    /**
     * In the second stage the later network is the better one: each iteration lowers the objective of the λ of its moment, and
     * those of different λ cannot be compared. The training error would choose the smallest λ, or the first stage.
     */
    @Override
    public double merit() {
        return polishing && !Double.isNaN(trainError()) ? -epoch() : current.merit();
    }

    /** Zero in the second stage, where the activations are those of a forward pass. */
    @Override
    public double[] residuals() {
        return polishing ? new double[shape.depth()] : current.residuals();
    }

    @Override
    public Optional<String> convergence() {
        if (polishing) {
            return current.convergence();
        }
        if (noPolish.isEmpty()) {
            return Optional.empty();
        }
        return epoch() >= PolishedTrainer.NOISELESS_EPOCHS
                ? Optional.of("epoch " + epoch() + ": " + noPolish)
                : current.convergence();
    }

    /** Why there was no polish, for a training that ends before ADMM alone would. */
    @Override
    public String detail() {
        return warnings.contains(noPolish) ? "" : noPolish;
    }

    @Override
    public List<String> warnings() {
        takeWarnings();
        return List.copyOf(warnings);
    }

    /** Appends what the first stage has warned of since the last call: who reads the list goes on where it ended. */
    private void takeWarnings() {
        if (!polishing) {
            List<String> all = current.warnings();
            warnings.addAll(all.subList(taken, all.size()));
            taken = all.size();
        }
    }

    @Override
    public void save(SolverState state) {
        takeWarnings();
        state.put("polish.numbers", polishing ? 1 : 0, epochsBefore, lambda, bestError, taken);
        state.putText("polish.none", noPolish);
        state.putNetwork("polish.best", best);
        state.putText("polish.warnings", String.join("\n", warnings));
        current.save(state);
    }

    @Override
    public void load(SolverState state) {
        double[] numbers = state.get("polish.numbers", 5);
        noPolish = state.text("polish.none");
        epochsBefore = (int) numbers[1];
        lambda = numbers[2];
        bestError = numbers[3];
        taken = (int) numbers[4];
        best = state.network("polish.best", shape);
        warnings.clear();
        state.text("polish.warnings").lines().forEach(warnings::add);
        if (numbers[0] != 0) {
            beginPolish(best);
        }
        current.load(state);
        if (!polishing) {
            preparePolish();
        }
    }
}
