package org.sigmoidadmm.cli.report;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.sigmoidadmm.data.Dataset;
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
        return model.task() == Task.CLASSIFICATION
                ? ClassificationScores.of(
                        model.classify(backend, data.inputs()),
                        data.labels(),
                        counts,
                        model.classes().size())
                : RegressionScores.of(model.predict(backend, data.inputs()), data.targets(), counts);
    }
}
