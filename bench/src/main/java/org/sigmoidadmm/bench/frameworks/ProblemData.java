package org.sigmoidadmm.bench.frameworks;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.sigmoidadmm.Samples;
import org.sigmoidadmm.data.DataException;
import org.sigmoidadmm.data.Dataset;
import org.sigmoidadmm.data.DatasetEncoder;
import org.sigmoidadmm.data.Split;
import org.sigmoidadmm.data.TableReader;
import org.sigmoidadmm.data.TargetSpec;
import org.sigmoidadmm.data.TaskChoice;
import org.sigmoidadmm.model.Scaling;

/**
 * The samples of a problem, in the units that all contenders get: the inputs of the tables, and the target of a
 * regression, with mean 0 and variance 1 over the training samples; classes as columns of 0 and 1.
 *
 * @param problem the problem
 * @param inputs of the training samples
 * @param targets of the training samples
 * @param testInputs of other samples
 * @param testTargets of those
 */
public record ProblemData(Problem problem, Samples inputs, Samples targets, Samples testInputs, Samples testTargets) {

    private static final int COUNT = 1000;
    private static final double TEST_SHARE = 0.2;

    /**
     * Draws or reads the samples.
     *
     * @param problem the problem
     * @param folder where the tables are, itself or its folder {@code tables}
     * @param seed of the samples, or of their split into training and test; the same for all contenders
     * @return the samples
     * @throws DataException if the problem needs a table that is not there or is none
     */
    public static ProblemData load(Problem problem, Path folder, long seed) {
        return switch (problem) {
            case SQUARE, PRODUCT -> drawn(problem, seed);
            case AIRFOIL, OPTDIGITS -> read(problem, file(problem, folder), seed);
        };
    }

    /**
     * Finds the table of a problem.
     *
     * @param problem the problem
     * @param folder where the tables are, itself or its folder {@code tables}
     * @return the path, which exists
     * @throws DataException if there is no such file; the message says where it should be
     */
    static Path file(Problem problem, Path folder) {
        String name = problem.id() + ".csv.gz";
        List<Path> candidates = List.of(folder.resolve("tables").resolve(name), folder.resolve(name));
        return candidates.stream()
                .filter(Files::isRegularFile)
                .findFirst()
                .orElseThrow(
                        () -> new DataException(
                                "there is no file " + candidates.get(0) + " or " + candidates.get(1)
                                        + "; give its folder by --data-dir or SIGMOIDADMM_DATA_DIR, or name other problems by --only"));
    }

    private static ProblemData drawn(Problem problem, long seed) {
        // The first weights are drawn from the seed itself; the samples must not repeat those numbers.
        SplittableRandom random = new SplittableRandom(seed).split();
        int features = problem == Problem.SQUARE ? 1 : 2;
        Samples inputs = draw(features, random);
        Samples testInputs = draw(features, random);
        return new ProblemData(problem, inputs, products(inputs), testInputs, products(testInputs));
    }

    private static Samples draw(int features, SplittableRandom random) {
        double[] x = new double[COUNT * features];
        Arrays.setAll(x, k -> 2 * random.nextDouble() - 1);
        return new Samples(COUNT, features, x);
    }

    /** x² of one number, x₁x₂ of two. */
    private static Samples products(Samples inputs) {
        double[] y = new double[inputs.count()];
        Arrays.setAll(y, i -> inputs.get(i, 0) * inputs.get(i, inputs.features() - 1));
        return new Samples(y.length, 1, y);
    }

    private static ProblemData read(Problem problem, Path file, long seed) {
        boolean classes = problem.hasClasses();
        Dataset all = DatasetEncoder.encode(
                TableReader.read(file),
                new TargetSpec("last"),
                classes ? TaskChoice.CLASSIFICATION : TaskChoice.REGRESSION);
        Split split = all.split(TEST_SHARE, seed);
        Dataset training = all.select(split.training());
        Dataset test = all.select(split.validation());
        Scaling inputScaling = Scaling.standard(training.inputs());
        Scaling targetScaling =
                classes ? Scaling.identity(training.targets().features()) : Scaling.standard(training.targets());
        return new ProblemData(
                problem,
                inputScaling.apply(training.inputs()),
                targetScaling.apply(training.targets()),
                inputScaling.apply(test.inputs()),
                targetScaling.apply(test.targets()));
    }

    /**
     * Measures predictions of the test samples.
     *
     * @param outputs as many as there are test samples
     * @return the error, NaN if an output is
     * @throws IllegalArgumentException if the shape is not that of the test targets
     */
    public double testError(Samples outputs) {
        if (outputs.count() != testTargets.count() || outputs.features() != testTargets.features()) {
            throw new IllegalArgumentException(outputs.count() + " predictions of " + outputs.features()
                    + " numbers for " + testTargets.count() + " test samples of " + testTargets.features());
        }
        return switch (problem.measure()) {
            case MEAN_SQUARE -> meanSquare(outputs);
            case ROOT_MEAN_SQUARE -> Math.sqrt(meanSquare(outputs));
            case WRONG -> wrong(outputs);
        };
    }

    private double meanSquare(Samples outputs) {
        double sum = 0;
        for (int k = 0; k < outputs.values().length; k++) {
            double difference = outputs.values()[k] - testTargets.values()[k];
            sum += difference * difference;
        }
        return sum / outputs.values().length;
    }

    private double wrong(Samples outputs) {
        if (outputs.firstNonFinite() >= 0) {
            return Double.NaN;
        }
        int wrong = 0;
        for (int i = 0; i < outputs.count(); i++) {
            wrong += largest(outputs.row(i)) == largest(testTargets.row(i)) ? 0 : 1;
        }
        return (double) wrong / outputs.count();
    }

    private static int largest(double[] row) {
        int best = 0;
        for (int j = 1; j < row.length; j++) {
            best = row[j] > row[best] ? j : best;
        }
        return best;
    }
}
