package org.sigmoidadmm.gradient;

import org.jspecify.annotations.Nullable;
import org.sigmoidadmm.DivergenceException;
import org.sigmoidadmm.Network;
import org.sigmoidadmm.TrainingData;
import org.sigmoidadmm.matrix.Losses;
import org.sigmoidadmm.matrix.NotPositiveDefiniteException;
import org.sigmoidadmm.matrix.spi.MatrixBackendProvider;
import org.sigmoidadmm.parallel.Closing;

/** A training by random features: its one epoch solves for the output layer. */
final class RandomFeaturesSolver extends BatchSolver {

    private static final int SMALLEST_EXPONENT = -14;
    private static final int LARGEST_EXPONENT = 1;

    /** Where fewer observations than this share are left by the free parameters, both parts of the score are but rounding. */
    private static final double LEAST_FREE = 0.1;

    private final RandomFeaturesSettings settings;
    private final double observations;
    private final double[] solution;
    private double lambda;
    private double score = Double.NaN;

    RandomFeaturesSolver(
            MatrixBackendProvider provider,
            RandomFeaturesSettings settings,
            TrainingData data,
            @Nullable Network start) {
        super(provider, initial(settings, data, start), Losses.SQUARED, settings.threads(), data);
        this.settings = settings;
        observations = data.observations();
        solution = new double[layout.length() - layout.weightOffset(layout.depth() - 1)];
        try {
            evaluate();
        } catch (RuntimeException | Error e) {
            Closing.after(e, this::close);
            throw e;
        }
    }

    private static Network initial(RandomFeaturesSettings settings, TrainingData data, @Nullable Network start) {
        int[] hidden = settings.hidden();
        int width = start != null ? start.layers().get(start.depth() - 1).inputs() : hidden[hidden.length - 1];
        RidgeSystem.requireSizes(width, data.targets().features());
        return initial(start, settings.initialization(), hidden, settings.activation(), data);
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
            double left = observations - spectrum.freedom(tried);
            double result = observations * (squares + spectrum.excess(tried, smallest)) / (left * left);
            if (left >= LEAST_FREE * observations && result < score) {
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

    /** What generalised cross-validation gave the λ chosen; NaN before it chose one, infinite where no λ has a score. */
    double score() {
        return score;
    }

    @Override
    public void evaluate() {
        double squares = 0;
        for (int k = layout.weightOffset(layout.depth() - 1); k < parameters.length; k++) {
            squares += parameters[k] * parameters[k];
        }
        noteErrors(all.loss(parameters), lambda / all.weight() / 2 * squares);
    }

    @Override
    public String detail() {
        return settings.lambda().isEmpty() ? "generalised cross-validation chose lambda = " + lambda : "";
    }
}
