package org.sigmoidadmm.cli.report;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.sigmoidadmm.Samples;
import org.sigmoidadmm.data.Dataset;
import org.sigmoidadmm.matrix.Losses;
import org.sigmoidadmm.matrix.MatrixBackend;
import org.sigmoidadmm.model.Model;
import org.sigmoidadmm.model.Task;

/** How good predictions are, in the units of the user. */
public sealed interface Scores permits RegressionScores, ClassificationScores {

    /**
     * Measures a model.
     *
     * @param model the model
     * @param data samples in the user's units, with the model's columns and classes
     * @param backend what computes
     * @return regression or classification scores, by the model's task
     */
    static Scores of(Model model, Dataset data, MatrixBackend backend) {
        return of(model, data, null, backend);
    }

    /**
     * Measures a model on rows that count differently.
     *
     * @param model the model
     * @param data samples in the user's units, with the model's columns and classes
     * @param weights how much each sample counts, above 0; or null for 1 each
     * @param backend what computes
     * @return regression or classification scores, by the model's task
     */
    static Scores of(Model model, Dataset data, double @Nullable [] weights, MatrixBackend backend) {
        double[] counts = weights;
        if (counts == null) {
            counts = new double[data.count()];
            Arrays.fill(counts, 1);
        }
        Samples predictions = model.predict(backend, data.inputs());
        return model.task() == Task.CLASSIFICATION
                ? ClassificationScores.of(
                        model.classify(predictions),
                        data.labels(),
                        counts,
                        model.classes().size(),
                        model.hasProbabilities() ? logLoss(model, predictions, data, counts) : Double.NaN)
                : RegressionScores.of(predictions, data.targets(), counts);
    }

    /** From the scores: a probability that is too small for a double still has its logarithm. */
    private static double logLoss(Model model, Samples scores, Dataset data, double[] weights) {
        int[] labels = data.labels();
        double[] known = weights.clone();
        for (int i = 0; i < known.length; i++) {
            known[i] = labels[i] < 0 ? 0 : known[i];
        }
        double[] outputs = model.targetScaling().apply(scores).values();
        double[] targets = data.targets().values();
        double sum = Losses.CROSS_ENTROPY.value(
                outputs, targets, known, model.classes().size());
        return sum / Arrays.stream(known).sum();
    }
}
