package org.sigmoidadmm.cli.report;

import java.util.Arrays;
import org.sigmoidadmm.Samples;
import org.sigmoidadmm.Spread;

/**
 * How good predicted numbers are, per target.
 *
 * @param meanSquared per target the mean of the squared error, in squared units of the target
 * @param meanAbsolute per target the mean of the absolute error, in units of the target
 * @param medianAbsolute per target the median of the absolute error, in units of the target: what a few wrong targets,
 *     which make most of the other scores, do not move
 * @param determination per target R² = 1 − Σ(error²)/Σ((y − mean y)²); NaN where the target is constant
 */
public record RegressionScores(
        double[] meanSquared, double[] meanAbsolute, double[] medianAbsolute, double[] determination)
        implements Scores {

    /**
     * Compares predictions with targets.
     *
     * @param predictions in the user's units
     * @param targets as many numbers, in the same units
     * @return the scores
     */
    public static RegressionScores of(Samples predictions, Samples targets) {
        double[] ones = new double[targets.count()];
        Arrays.fill(ones, 1);
        return of(predictions, targets, ones);
    }

    /**
     * Compares predictions with targets of which some count more than others.
     *
     * @param predictions in the user's units
     * @param targets as many numbers, in the same units
     * @param weights how much each sample counts, above 0
     * @return the scores, with weighted means and medians
     */
    public static RegressionScores of(Samples predictions, Samples targets, double[] weights) {
        int n = targets.count();
        double total = Arrays.stream(weights).sum();
        double[] meanSquared = new double[targets.features()];
        double[] meanAbsolute = new double[targets.features()];
        double[] medianAbsolute = new double[targets.features()];
        double[] determination = new double[targets.features()];
        double[] sizes = new double[n];
        for (int j = 0; j < meanSquared.length; j++) {
            double mean = 0;
            for (int i = 0; i < n; i++) {
                mean += weights[i] * targets.get(i, j) / total;
            }
            double spread = 0;
            boolean constant = true;
            for (int i = 0; i < n; i++) {
                double error = predictions.get(i, j) - targets.get(i, j);
                double deviation = targets.get(i, j) - mean;
                meanSquared[j] += weights[i] * (error * error) / total;
                sizes[i] = Math.abs(error);
                meanAbsolute[j] += weights[i] * sizes[i] / total;
                spread += weights[i] * (deviation * deviation) / total;
                constant &= targets.get(i, j) == targets.get(0, j);
            }
            medianAbsolute[j] = Spread.of(sizes, weights).median();
            determination[j] = constant ? Double.NaN : 1 - meanSquared[j] / spread;
        }
        return new RegressionScores(meanSquared, meanAbsolute, medianAbsolute, determination);
    }

    /**
     * The root of the mean squared error of one target.
     *
     * @param target its index
     * @return in units of the target
     */
    public double rootMeanSquared(int target) {
        return Math.sqrt(meanSquared[target]);
    }

    /**
     * The root of the mean squared error over all targets, each weighted alike.
     *
     * @return the root of the mean of {@link #meanSquared}
     */
    public double rootMeanSquared() {
        return Math.sqrt(mean(meanSquared));
    }

    /**
     * The mean absolute error over all targets, each weighted alike.
     *
     * @return the mean of {@link #meanAbsolute}
     */
    public double meanAbsoluteError() {
        return mean(meanAbsolute);
    }

    /**
     * The median absolute error, averaged over all targets.
     *
     * @return the mean of {@link #medianAbsolute}
     */
    public double medianAbsoluteError() {
        return mean(medianAbsolute);
    }

    /**
     * The mean of R² over the targets.
     *
     * @return at most 1; NaN if a target is constant
     */
    public double meanDetermination() {
        return mean(determination);
    }

    private static double mean(double[] values) {
        double mean = 0;
        for (double value : values) {
            mean += value / values.length;
        }
        return mean;
    }
}
