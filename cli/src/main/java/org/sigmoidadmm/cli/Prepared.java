package org.sigmoidadmm.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sigmoidadmm.Network;
import org.sigmoidadmm.TrainingData;
import org.sigmoidadmm.cli.text.Keyword;
import org.sigmoidadmm.cli.text.Numbers;
import org.sigmoidadmm.data.Dataset;
import org.sigmoidadmm.model.CategoricalColumn;
import org.sigmoidadmm.model.Model;
import org.sigmoidadmm.model.Scaling;

/**
 * Data ready to train on.
 *
 * @param training rows to train on, in the user's units
 * @param validation rows to validate on, or null
 * @param weights how much each training row counts, or null for 1 each
 * @param inputScaling how the inputs are scaled
 * @param targetScaling how the targets are scaled
 * @param assumed what was made of the first line of the table, where that may be wrong; maybe empty
 * @param warnings what is suspicious in the data
 * @param hints what the data may have been meant to be
 */
record Prepared(
        Dataset training,
        @Nullable Dataset validation,
        double @Nullable [] weights,
        Scaling inputScaling,
        Scaling targetScaling,
        String assumed,
        List<String> warnings,
        List<String> hints) {

    /** The data in the units that the network is trained in. */
    TrainingData scaled() {
        TrainingData data =
                TrainingData.of(inputScaling.apply(training.inputs()), targetScaling.apply(training.targets()));
        if (weights != null) {
            data = data.withWeights(weights);
        }
        return validation == null
                ? data
                : data.withValidation(
                        inputScaling.apply(validation.inputs()), targetScaling.apply(validation.targets()));
    }

    /** A network that was trained on the scaled data, as a model for the user's units. */
    Model model(Network network, Map<String, String> settings) {
        return new Model(
                network,
                training.task(),
                inputScaling,
                targetScaling,
                training.inputColumns(),
                training.targetColumns(),
                training.classes(),
                settings,
                Version.number(),
                training.categoricalColumns());
    }

    /** Says how much data there are, in one line. */
    String describe() {
        String rows = Numbers.count(training.count(), "training row")
                + (validation == null ? "" : " and " + Numbers.count(validation.count(), "validation row"));
        String what = training.classes().isEmpty()
                ? Numbers.count(training.targetColumns().size(), "target")
                : training.classes().size() + " classes";
        return rows + " of " + Numbers.count(training.inputColumns().size(), "input") + levels() + " and " + what
                + (assumed.isEmpty() ? "" : ", " + assumed);
    }

    private String levels() {
        List<CategoricalColumn> columns = training.categoricalColumns();
        int levels = columns.stream().mapToInt(column -> column.levels().size()).sum();
        return columns.isEmpty()
                ? ""
                : " (" + Numbers.count(levels, "level") + " of " + Numbers.count(columns.size(), "categorical column")
                        + ")";
    }

    /**
     * Names what there is, for the report.
     *
     * @param file where it was read from
     * @return texts, numbers and lists by name
     */
    Map<String, Object> describe(Path file) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("file", file.toString());
        all.put("task", Keyword.of(training.task()));
        all.put("trainRows", training.count());
        all.put("validationRows", validation == null ? 0 : validation.count());
        all.put("inputs", training.inputColumns());
        all.put("targets", training.targetColumns());
        all.put("classes", training.classes());
        return all;
    }
}
