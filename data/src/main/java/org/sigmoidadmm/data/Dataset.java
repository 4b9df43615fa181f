package org.sigmoidadmm.data;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.sigmoidadmm.Samples;
import org.sigmoidadmm.model.CategoricalColumn;
import org.sigmoidadmm.model.Model;
import org.sigmoidadmm.model.Scaling;
import org.sigmoidadmm.model.Task;

/**
 * A table as samples.
 *
 * @param inputs one feature per input column, of a categorical column one per level
 * @param targets one feature per target column; for classification one per class, 1 for the sample's own and 0 for the
 *     others; all 0 for a sample to evaluate of none of the classes
 * @param task what the targets are
 * @param inputColumns names of the input columns
 * @param targetColumns names of the target columns
 * @param classes names of the classes in the order of the targets, empty for regression
 * @param categoricalColumns the columns of labels that input columns are made of, as in {@link Model}
 * @param warnings sentences on what is legal but suspicious, such as a constant column
 */
public record Dataset(
        Samples inputs,
        Samples targets,
        Task task,
        List<String> inputColumns,
        List<String> targetColumns,
        List<String> classes,
        List<CategoricalColumn> categoricalColumns,
        List<String> warnings) {

    /**
     * Copies the lists.
     *
     * @param inputs the inputs
     * @param targets the targets
     * @param task what the targets are
     * @param inputColumns names of the input columns
     * @param targetColumns names of the target columns
     * @param classes names of the classes
     * @param categoricalColumns the columns of labels
     * @param warnings sentences on what is suspicious
     */
    public Dataset {
        Objects.requireNonNull(task, "task");
        inputColumns = List.copyOf(inputColumns);
        targetColumns = List.copyOf(targetColumns);
        classes = List.copyOf(classes);
        categoricalColumns = List.copyOf(categoricalColumns);
        warnings = List.copyOf(warnings);
    }

    /**
     * The number of samples.
     *
     * @return at least 1
     */
    public int count() {
        return inputs.count();
    }

    /**
     * The class of each sample.
     *
     * @return indices into the classes, -1 for a sample of none of them
     * @throws IllegalStateException if this is a regression
     */
    public int[] labels() {
        if (task != Task.CLASSIFICATION) {
            throw new IllegalStateException("a regression has no classes");
        }
        int[] labels = Model.largest(targets);
        for (int i = 0; i < labels.length; i++) {
            labels[i] = targets.get(i, labels[i]) > 0 ? labels[i] : -1;
        }
        return labels;
    }

    /**
     * The inputs that say whether a sample is of a level. They are best left unscaled ({@link Scaling#except}): divided by
     * its deviation the indicator of a rare level is so large that units saturate.
     *
     * @return indices of inputs, none if no column is categorical
     */
    public int[] indicators() {
        return CategoricalColumn.indicators(categoricalColumns, inputColumns);
    }

    /**
     * Looks for levels that no sample is of, such as those whose rows are all validated on.
     *
     * @return their indicators' names
     */
    public List<String> absentLevels() {
        return Arrays.stream(indicators())
                .filter(j -> IntStream.range(0, count()).allMatch(i -> inputs.get(i, j) == 0))
                .mapToObj(inputColumns::get)
                .toList();
    }

    /**
     * Splits the samples into some to train on and some to validate on, for classification with the same share of each
     * class.
     *
     * @param validationFraction from 0, inclusive, to 1, exclusive
     * @param seed any number; the same split for the same seed
     * @return which samples are which
     * @throws IllegalArgumentException if the fraction is out of range
     */
    public Split split(double validationFraction, long seed) {
        return task == Task.CLASSIFICATION
                ? Split.stratified(labels(), validationFraction, seed)
                : Split.random(count(), validationFraction, seed);
    }

    /**
     * Some of the samples.
     *
     * @param indices which, at least one
     * @return a data set of these samples, without warnings
     */
    public Dataset select(int[] indices) {
        return new Dataset(
                inputs.select(indices),
                targets.select(indices),
                task,
                inputColumns,
                targetColumns,
                classes,
                categoricalColumns,
                List.of());
    }
}
