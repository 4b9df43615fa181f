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
    private final double[] solution;
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
        solution = new double[layout.length() - layout.weightOffset(layout.depth() - 1)];
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
            if (settings.lambda().isPresent()) {
                solve(system, settings.lambda().getAsDouble());
            } else {
                crossValidate(system);
            }
        } catch (NotPositiveDefiniteException e) {
            throw new DivergenceException("the output layer cannot be solved for, " + e.getMessage());
        }
        if (!Vectors.isFinite(parameters)) {
            throw new DivergenceException("the weights of the output layer are not finite; lambda is " + lambda);
        }
        evaluate();
    }

    /**
     * Solves for the output layer with the λ of the smallest score; the largest λ where none has a score. The residuals of
     * the smallest λ that can be solved for are those of the network, the others' follow from the decomposition.
     */
    private void crossValidate(RidgeSystem system) {
        double unit = system.meanDiagonal();
        int exponent = SMALLEST_EXPONENT;
        while (!canSolve(system, unit * Math.pow(10, exponent)) && exponent < LARGEST_EXPONENT) {
            exponent++;
        }
        RidgeSpectrum spectrum = system.spectrum();
        double smallest = lambda;
        double squares = 2 * all.weight() * all.loss(parameters);
        double chosen = unit * Math.pow(10, LARGEST_EXPONENT);
        score = Double.POSITIVE_INFINITY;
        for (int e = LARGEST_EXPONENT; e >= exponent; e--) {
            double tried = unit * Math.pow(10, e);
            double left = all.count() - spectrum.freedom(tried);
            double result = all.count() * (squares + spectrum.excess(tried, smallest)) / (left * left);
            if (left >= LEAST_FREE * all.count() && result < score) {
                score = result;
                chosen = tried;
            }
        }
        solve(system, chosen);
    }

    private boolean canSolve(RidgeSystem system, double tried) {
        try {
            solve(system, tried);
            return true;
        } catch (NotPositiveDefiniteException e) {
            return false; // smaller than what rounding leaves of the Gram matrix
        }
    }

    private void solve(RidgeSystem system, double tried) {
        lambda = tried;
        system.solve(tried, solution);
        System.arraycopy(solution, 0, parameters, layout.weightOffset(layout.depth() - 1), solution.length);
    }

    /** What generalised cross-validation gave the λ chosen; NaN before it chose one. */
    double score() {
        return score;
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
