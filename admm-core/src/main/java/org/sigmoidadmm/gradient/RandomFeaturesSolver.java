package org.sigmoidadmm.gradient;

import org.jspecify.annotations.Nullable;
import org.sigmoidadmm.DivergenceException;
import org.sigmoidadmm.Network;
import org.sigmoidadmm.Solver;
import org.sigmoidadmm.TrainingData;
import org.sigmoidadmm.matrix.BackendInfo;
import org.sigmoidadmm.matrix.Losses;
import org.sigmoidadmm.matrix.NotPositiveDefiniteException;
import org.sigmoidadmm.matrix.spi.MatrixBackendProvider;

/** A training by random features: its one epoch solves for the output layer. */
final class RandomFeaturesSolver implements Solver {

    private static final int SMALLEST_EXPONENT = -14;
    private static final int LARGEST_EXPONENT = 1;

    /** Where fewer rows than this share are left by the free parameters, both parts of the score are but rounding. */
    private static final double LEAST_FREE = 0.1;

    private final RandomFeaturesSettings settings;
    private final Layout layout;
    private final Crew crew;
    private final Batch all;
    private final @Nullable Batch validation;
    private final double[] parameters;
    private final double[] previous;
    private int epoch;
    private double lambda;
    private double score = Double.NaN;
    private double trainError;
    private double validationError;
    private double objective;

    RandomFeaturesSolver(
            MatrixBackendProvider provider,
            RandomFeaturesSettings settings,
            TrainingData data,
            @Nullable Network start) {
        this.settings = settings;
        Network initial = start != null
                ? start
                : Network.random(
                        settings.initialization(),
                        data.inputs().features(),
                        settings.hidden(),
                        data.targets().features(),
                        settings.activation());
        data.requireFit(initial);
        layout = new Layout(initial);
        parameters = layout.pack(initial);
        previous = parameters.clone();
        crew = new Crew(
                provider,
                layout,
                Losses.SQUARED,
                settings.threads(),
                data.inputs().count());
        try {
            all = Batch.of(crew, data);
            validation = data.validationInputs() == null || data.validationTargets() == null
                    ? null
                    : Batch.of(crew, data.validationInputs(), data.validationTargets());
            evaluate();
        } catch (RuntimeException | Error e) {
            crew.close();
            throw e;
        }
    }

    @Override
    public void iterate(boolean evaluate) {
        epoch++;
        all.send(parameters);
        RidgeSystem system = new RidgeSystem(crew, all);
        try {
            lambda = settings.lambda().isPresent() ? settings.lambda().getAsDouble() : chooseLambda(system);
            solve(system, lambda, parameters);
        } catch (NotPositiveDefiniteException e) {
            throw new DivergenceException("the output layer cannot be solved for, " + e.getMessage());
        }
        if (!Vectors.isFinite(parameters)) {
            throw new DivergenceException("the weights of the output layer are not finite; lambda is " + lambda);
        }
        evaluate();
    }

    /** The λ with the smallest score; the largest one where none has a score. */
    private double chooseLambda(RidgeSystem system) {
        double[] candidate = parameters.clone();
        double best = Double.POSITIVE_INFINITY;
        double chosen = system.meanDiagonal() * Math.pow(10, LARGEST_EXPONENT);
        for (int exponent = LARGEST_EXPONENT; exponent >= SMALLEST_EXPONENT; exponent--) {
            double tried = system.meanDiagonal() * Math.pow(10, exponent);
            double score = score(system, tried, candidate);
            if (score < best) {
                best = score;
                chosen = tried;
            }
        }
        this.score = best;
        return chosen;
    }

    /** What generalised cross-validation gave the λ chosen; NaN before it chose one. */
    double score() {
        return score;
    }

    private double score(RidgeSystem system, double tried, double[] candidate) {
        double left;
        try {
            left = all.count() - system.freedom(tried);
            solve(system, tried, candidate);
        } catch (NotPositiveDefiniteException e) {
            return Double.POSITIVE_INFINITY; // smaller than what rounding leaves of the Gram matrix
        }
        double squares = 2 * all.weight() * all.loss(candidate);
        return left >= LEAST_FREE * all.count() ? all.count() * squares / (left * left) : Double.POSITIVE_INFINITY;
    }

    private void solve(RidgeSystem system, double tried, double[] destination) {
        int last = layout.depth() - 1;
        double[] solution = new double[layout.length() - layout.weightOffset(last)];
        system.solve(tried, solution);
        System.arraycopy(solution, 0, destination, layout.weightOffset(last), solution.length);
    }

    @Override
    public void evaluate() {
        double loss = all.loss(parameters);
        trainError = 2 * loss;
        validationError = validation == null ? Double.NaN : 2 * validation.loss(parameters);
        double squares = 0;
        for (int k = layout.weightOffset(layout.depth() - 1); k < parameters.length; k++) {
            squares += parameters[k] * parameters[k];
        }
        objective = loss + lambda / all.weight() / 2 * squares;
    }

    @Override
    public int epoch() {
        return epoch;
    }

    @Override
    public Network network() {
        return layout.unpack(parameters);
    }

    @Override
    public Network previousNetwork() {
        return layout.unpack(previous);
    }

    @Override
    public double trainError() {
        return trainError;
    }

    @Override
    public double validationError() {
        return validationError;
    }

    @Override
    public double objective() {
        return objective;
    }

    @Override
    public double[] residuals() {
        return new double[0];
    }

    @Override
    public String detail() {
        return settings.lambda().isEmpty() ? "generalised cross-validation chose lambda = " + lambda : "";
    }

    @Override
    public BackendInfo backend() {
        return crew.backend();
    }

    @Override
    public void close() {
        crew.close();
    }
}
