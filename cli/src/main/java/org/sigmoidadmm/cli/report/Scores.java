package org.sigmoidadmm.cli.report;

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
        return model.task() == Task.CLASSIFICATION
                ? ClassificationScores.of(
                        model.classify(backend, data.inputs()),
                        data.labels(),
                        model.classes().size())
                : RegressionScores.of(model.predict(backend, data.inputs()), data.targets());
    }
}
