package org.sigmoidadmm.model;

import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.sigmoidadmm.Network;
import org.sigmoidadmm.Samples;
import org.sigmoidadmm.matrix.MatrixBackend;

/**
 * A trained network with all that is needed to use it on the data of a user.
 *
 * @param network the network, in scaled units
 * @param task what it predicts
 * @param inputScaling from the user's inputs to the network's
 * @param targetScaling from the user's targets to the network's outputs; for classification, of the scores
 * @param inputColumns names of the inputs in the network's order, all different
 * @param targetColumns names of the targets: one per output, or for classification the one column that holds the class
 * @param classes names of the classes in the order of the outputs, all different; empty for regression
 * @param settings how it was trained, as free pairs of texts such as {@code lambda} and {@code 1e-9}
 * @param libraryVersion the version of this library that trained it
 */
public record Model(
        Network network,
        Task task,
        Scaling inputScaling,
        Scaling targetScaling,
        List<String> inputColumns,
        List<String> targetColumns,
        List<String> classes,
        Map<String, String> settings,
        String libraryVersion) {

    /**
     * Copies the lists and checks that the parts fit together.
     *
     * @param network the network
     * @param task what it predicts
     * @param inputScaling scaling of the inputs
     * @param targetScaling scaling of the targets
     * @param inputColumns names of the inputs
     * @param targetColumns names of the targets
     * @param classes names of the classes
     * @param settings how it was trained
     * @param libraryVersion the library's version
     * @throws IllegalArgumentException if a number of columns or classes does not fit the network, or a name is there
     *     twice
     */
    public Model {
        Objects.requireNonNull(task, "task");
        Objects.requireNonNull(libraryVersion, "libraryVersion");
        inputColumns = List.copyOf(inputColumns);
        targetColumns = List.copyOf(targetColumns);
        classes = List.copyOf(classes);
        settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
        int inputs = network.sizes()[0];
        int outputs = network.sizes()[network.depth()];
        boolean classification = task == Task.CLASSIFICATION;
        requireCount("input columns", inputColumns.size(), inputs, "inputs");
        requireCount("columns of the input scaling", inputScaling.columns(), inputs, "inputs");
        requireCount("columns of the target scaling", targetScaling.columns(), outputs, "outputs");
        if (classification && (targetColumns.size() != 1 || classes.size() < 2)) {
            throw new IllegalArgumentException("a classification needs one target column and at least 2 classes, has "
                    + targetColumns.size() + " and " + classes.size());
        }
        requireCount("classes", classes.size(), classification ? outputs : 0, "outputs that are scores");
        requireCount("target columns", targetColumns.size(), classification ? 1 : outputs, "targets");
        requireDifferent("input column", inputColumns);
        requireDifferent("target column", targetColumns);
        requireDifferent("class", classes);
    }

    /**
     * Predicts in the user's units.
     *
     * @param backend what computes
     * @param rawInputs inputs as the user has them, in the order of {@link #inputColumns}
     * @return the targets in the user's units; for classification one score per class
     * @throws IllegalArgumentException if the samples have another number of inputs
     */
    public Samples predict(MatrixBackend backend, Samples rawInputs) {
        return targetScaling.undo(network.predict(backend, inputScaling.apply(rawInputs)));
    }

    /**
     * Predicts the class of each sample: the one of the largest score, the first of several that are equal.
     *
     * @param backend what computes
     * @param rawInputs inputs as the user has them
     * @return per sample an index into {@link #classes}
     * @throws IllegalArgumentException if the samples have another number of inputs
     * @throws IllegalStateException if this is a regression
     */
    public int[] classify(MatrixBackend backend, Samples rawInputs) {
        if (task != Task.CLASSIFICATION) {
            throw new IllegalStateException("a model of a regression has no classes");
        }
        return largest(predict(backend, rawInputs));
    }

    /**
     * Finds the largest number of each sample, as classes are chosen from scores.
     *
     * @param scores one score per class
     * @return per sample the index of the largest score, the lowest index of several that are equal
     */
    public static int[] largest(Samples scores) {
        int[] indices = new int[scores.count()];
        for (int i = 0; i < indices.length; i++) {
            for (int j = 1; j < scores.features(); j++) {
                if (scores.get(i, j) > scores.get(i, indices[i])) {
                    indices[i] = j;
                }
            }
        }
        return indices;
    }

    private static void requireCount(String what, int given, int needed, String whose) {
        if (given != needed) {
            throw new IllegalArgumentException(
                    "there are " + given + " " + what + ", the network has " + needed + " " + whose);
        }
    }

    private static void requireDifferent(String what, List<String> names) {
        HashSet<String> seen = new HashSet<>();
        for (String name : names) {
            if (!seen.add(name)) {
                throw new IllegalArgumentException(what + " '" + name + "' is there twice");
            }
        }
    }
}
