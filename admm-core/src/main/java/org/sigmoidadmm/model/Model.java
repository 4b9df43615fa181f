package org.sigmoidadmm.model;

import java.lang.module.ModuleDescriptor;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.sigmoidadmm.Network;
import org.sigmoidadmm.Samples;
import org.sigmoidadmm.TrainingData;
import org.sigmoidadmm.matrix.Loss;
import org.sigmoidadmm.matrix.Losses;
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
 * @param settings how it was trained, as free pairs of texts such as {@code lambda} and {@code 1e-9}; where {@code loss}
 *     is {@code cross-entropy}, a classification has probabilities beside its scores
 * @param libraryVersion the version of this library that trained it
 * @param categoricalColumns the columns of labels among the inputs, in the order of their {@linkplain
 *     CategoricalColumn#indicators indicators}, which stand one after the other in the input columns; maybe empty
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
        String libraryVersion,
        List<CategoricalColumn> categoricalColumns) {

    /** The name of the setting that holds the loss. */
    static final String LOSS = "loss";

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
     * @param categoricalColumns the columns of labels
     * @throws IllegalArgumentException if a number of columns or classes does not fit the network, a name is there
     *     twice, also among the columns of a table that the inputs are made of, or the indicators of a categorical column do not
     *     stand in the input columns
     */
    public Model {
        Objects.requireNonNull(task, "task");
        Objects.requireNonNull(libraryVersion, "libraryVersion");
        inputColumns = List.copyOf(inputColumns);
        targetColumns = List.copyOf(targetColumns);
        classes = List.copyOf(classes);
        settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
        categoricalColumns = List.copyOf(categoricalColumns);
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
        requireIndicators(inputColumns, categoricalColumns);
        requireDifferent("column of tables", tableColumns(inputColumns, categoricalColumns));
    }

    /**
     * A model whose inputs are numbers alone, without categorical columns.
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
    public Model(
            Network network,
            Task task,
            Scaling inputScaling,
            Scaling targetScaling,
            List<String> inputColumns,
            List<String> targetColumns,
            List<String> classes,
            Map<String, String> settings,
            String libraryVersion) {
        this(
                network,
                task,
                inputScaling,
                targetScaling,
                inputColumns,
                targetColumns,
                classes,
                settings,
                libraryVersion,
                List.of());
    }

    /**
     * The model of a regression whose inputs and targets are as the network has them: no scaling, columns {@code x1},
     * {@code x2}, … and {@code y1}, {@code y2}, …, no settings.
     *
     * @param network the network
     * @return the model
     */
    public static Model of(Network network) {
        int inputs = network.sizes()[0];
        int outputs = network.sizes()[network.depth()];
        return of(network, Scaling.identity(inputs), Scaling.identity(outputs));
    }

    /**
     * The model of a regression, with columns {@code x1}, {@code x2}, … and {@code y1}, {@code y2}, …, and no settings.
     *
     * @param network the network, in scaled units
     * @param inputScaling from the user's inputs to the network's
     * @param targetScaling from the user's targets to the network's outputs
     * @return the model
     * @throws IllegalArgumentException if a scaling does not fit the network
     */
    public static Model of(Network network, Scaling inputScaling, Scaling targetScaling) {
        return new Model(
                network,
                Task.REGRESSION,
                inputScaling,
                targetScaling,
                numbered("x", inputScaling.columns()),
                numbered("y", targetScaling.columns()),
                List.of(),
                Map.of(),
                ownVersion());
    }

    /**
     * The model of a classification whose scores are the network's outputs, with input columns {@code x1}, {@code x2}, …
     * and the target column {@code class}.
     *
     * @param network the network, with one output per class
     * @param inputScaling from the user's inputs to the network's
     * @param classes names of the classes in the order of the outputs, at least 2, all different
     * @param loss what the network was trained with, kept as the setting {@code loss}: for cross-entropy the
     *     model has {@linkplain #hasProbabilities() probabilities} beside the scores
     * @return the model
     * @throws IllegalArgumentException if the scaling or the number of classes does not fit the network, or a name is there
     *     twice
     */
    public static Model classifier(Network network, Scaling inputScaling, List<String> classes, Loss loss) {
        return new Model(
                network,
                Task.CLASSIFICATION,
                inputScaling,
                Scaling.identity(network.sizes()[network.depth()]),
                numbered("x", inputScaling.columns()),
                List.of("class"),
                classes,
                Map.of(LOSS, loss.name()),
                ownVersion());
    }

    /**
     * This model with another network, such as one that was trained on from this one's.
     *
     * @param other a network of as many inputs and outputs
     * @return the model
     * @throws IllegalArgumentException if it has others
     */
    public Model withNetwork(Network other) {
        return new Model(
                other,
                task,
                inputScaling,
                targetScaling,
                inputColumns,
                targetColumns,
                classes,
                settings,
                libraryVersion,
                categoricalColumns);
    }

    /**
     * Data in the units of the network, to train it on: {@code trainer.fit(model.trainingData(x, y), model.network(),
     * listener)} starts warm from this model, and {@link #withNetwork} takes the result.
     *
     * @param rawInputs inputs as the user has them
     * @param rawTargets targets as the user has them; for classification one-hot columns in the order of {@link #classes}
     * @return the data, scaled as the model scales
     * @throws IllegalArgumentException if the numbers of inputs, targets or samples do not fit
     */
    public TrainingData trainingData(Samples rawInputs, Samples rawTargets) {
        return TrainingData.of(inputScaling.apply(rawInputs), targetScaling.apply(rawTargets));
    }

    /**
     * Predicts one sample in the user's units, in plain Java, which needs no backend. Any number of threads may use a
     * model at the same time. The sums are added up in another order than a backend has, so that the results differ from
     * its in rounding.
     *
     * <p>Of a categorical column the sample holds the indicators, 1 for its level and 0 for the others. The module {@code
     * data} makes them of a table: {@code DatasetEncoder.encodeInputs(TableReader.read(file), model)}.
     *
     * @param rawInput as many finite numbers as there are {@link #inputColumns}, in their order
     * @return the targets in the user's units; for classification one score per class
     * @throws IllegalArgumentException if the sample has another length
     */
    public double[] predict(double... rawInput) {
        requireInputs(rawInput.length);
        double[] scaled = inputScaling.apply(row(rawInput)).values();
        return targetScaling.undo(row(network.predict(scaled))).values();
    }

    /**
     * Computes the derivatives of {@link #predict(double...)} with respect to the inputs, in the user's units, in plain
     * Java. They are exact for the model but for rounding; how near they are to those of what it was trained on is another
     * matter, and of an input that was constant in the training the data tell nothing. Any number of threads may use a
     * model at the same time.
     *
     * @param rawInput as many finite numbers as there are {@link #inputColumns}, in their order
     * @return the derivative of target i with respect to input j at [i][j]; for classification that of the score of class
     *     i
     * @throws IllegalArgumentException if the sample has another length
     * @see Network#jacobian
     */
    public double[][] jacobian(double... rawInput) {
        requireInputs(rawInput.length);
        double[][] jacobian = network.jacobian(inputScaling.apply(row(rawInput)).values());
        for (int i = 0; i < jacobian.length; i++) {
            for (int j = 0; j < jacobian[i].length; j++) {
                jacobian[i][j] =
                        jacobian[i][j] * targetScaling.scale()[i] / inputScaling.scale()[j];
            }
        }
        return jacobian;
    }

    /**
     * Predicts the class of one sample from the scores of {@link #predict(double...)}: the one of the largest, the first
     * of several that are equal. Any number of threads may use a model at the same time.
     *
     * @param rawInput as many finite numbers as there are {@link #inputColumns}, in their order
     * @return an index into {@link #classes}
     * @throws IllegalArgumentException if the sample has another length, or a score is NaN
     * @throws IllegalStateException if this is a regression
     */
    public int classify(double... rawInput) {
        requireClasses();
        return classify(row(predict(rawInput)))[0];
    }

    /**
     * Predicts in the user's units.
     *
     * @param backend what computes; used by this call alone while it runs: several threads need a backend each, or
     *     {@link #predict(double...)}
     * @param rawInputs inputs as the user has them, in the order of {@link #inputColumns}
     * @return the targets in the user's units; for classification one score per class
     * @throws IllegalArgumentException if the samples have another number of inputs
     */
    public Samples predict(MatrixBackend backend, Samples rawInputs) {
        requireInputs(rawInputs.features());
        return targetScaling.undo(network.predict(backend, inputScaling.apply(rawInputs)));
    }

    /**
     * Predicts the class of each sample: the one of the largest score, the first of several that are equal.
     *
     * @param backend what computes; used by this call alone while it runs: several threads need a backend each, or
     *     {@link #classify(double...)}
     * @param rawInputs inputs as the user has them, in the order of {@link #inputColumns}
     * @return per sample an index into {@link #classes}
     * @throws IllegalArgumentException if the samples have another number of inputs, or a score is NaN
     * @throws IllegalStateException if this is a regression
     */
    public int[] classify(MatrixBackend backend, Samples rawInputs) {
        requireClasses();
        return classify(predict(backend, rawInputs));
    }

    /**
     * Chooses the class of each sample from its scores: the one of the largest, the first of several that are equal.
     *
     * @param scores what {@link #predict(MatrixBackend, Samples)} gave
     * @return per sample an index into {@link #classes}
     * @throws IllegalArgumentException if there is not one score per class, or a score is NaN
     * @throws IllegalStateException if this is a regression
     */
    public int[] classify(Samples scores) {
        requireClasses();
        requireScores(scores);
        for (int k = 0; k < scores.values().length; k++) {
            if (Double.isNaN(scores.values()[k])) {
                throw new IllegalArgumentException(
                        "sample " + (k / scores.features() + 1) + " gets the score NaN for class '"
                                + classes.get(k % scores.features()) + "', no class can be chosen");
            }
        }
        return largest(scores);
    }

    /**
     * Tells what the network was trained with, as far as the setting {@code loss} does: to go on with it.
     *
     * @return a built-in loss; empty if the settings name none
     */
    public Optional<Loss> loss() {
        String name = settings.get(LOSS);
        try {
            return name == null ? Optional.empty() : Optional.of(Losses.named(name));
        } catch (IllegalArgumentException e) { // one of the user's own
            return Optional.empty();
        }
    }

    /**
     * Whether this is a classification that was trained with cross-entropy, which its setting {@code loss} tells: the
     * softmax of its outputs are the probabilities that were fitted. Scores of other losses are no logarithms of
     * probabilities.
     *
     * @return true if there are probabilities beside the scores
     */
    public boolean hasProbabilities() {
        return task == Task.CLASSIFICATION
                && loss().filter(Losses.CROSS_ENTROPY::equals).isPresent();
    }

    /**
     * Predicts the probabilities of the classes for one sample, as {@link #predict(double...)} predicts their scores. Any
     * number of threads may use a model at the same time.
     *
     * @param rawInput as many finite numbers as there are {@link #inputColumns}, in their order
     * @return one number from 0 to 1 per class in the order of {@link #classes}, which sum to 1 up to rounding
     * @throws IllegalArgumentException if the sample has another length
     * @throws IllegalStateException if this is no classification with {@linkplain #hasProbabilities() probabilities}
     */
    public double[] probabilities(double... rawInput) {
        requireProbabilities();
        return probabilities(row(predict(rawInput))).values();
    }

    /**
     * Predicts the probabilities of the classes.
     *
     * @param backend what computes; used by this call alone while it runs: several threads need a backend each, or
     *     {@link #probabilities(double...)}
     * @param rawInputs inputs as the user has them, in the order of {@link #inputColumns}
     * @return per sample one number from 0 to 1 per class in the order of {@link #classes}, which sum to 1 up to rounding
     * @throws IllegalArgumentException if the samples have another number of inputs
     * @throws IllegalStateException if this is no classification with {@linkplain #hasProbabilities() probabilities}
     */
    public Samples probabilities(MatrixBackend backend, Samples rawInputs) {
        requireProbabilities();
        return probabilities(predict(backend, rawInputs));
    }

    /**
     * The probabilities that belong to scores: the softmax of the network's outputs, that is of the scores where they are
     * not scaled. No size of a finite score makes it overflow.
     *
     * @param scores what {@link #predict(MatrixBackend, Samples)} gave
     * @return as many samples of one number from 0 to 1 per class, which sum to 1 up to rounding; all NaN where a score
     *     is NaN
     * @throws IllegalArgumentException if there is not one score per class
     * @throws IllegalStateException if this is no classification with {@linkplain #hasProbabilities() probabilities}
     */
    public Samples probabilities(Samples scores) {
        requireProbabilities();
        requireScores(scores);
        double[] probabilities = targetScaling.apply(scores).values().clone();
        for (int from = 0; from < probabilities.length; from += classes.size()) {
            softmax(probabilities, from, from + classes.size());
        }
        return new Samples(scores.count(), scores.features(), probabilities);
    }

    private static void softmax(double[] values, int from, int to) {
        double largest = Double.NEGATIVE_INFINITY;
        for (int k = from; k < to; k++) {
            largest = Math.max(largest, values[k]);
        }
        double sum = 0;
        for (int k = from; k < to; k++) {
            values[k] = Math.exp(values[k] - largest);
            sum += values[k];
        }
        for (int k = from; k < to; k++) {
            values[k] /= sum;
        }
    }

    /**
     * Finds the largest number of each sample, as classes are chosen from scores. NaN is below every number; {@code
     * classify} refuses it.
     *
     * @param scores one score per class
     * @return per sample the index of the largest score, the lowest index of several that are equal; 0 if all are NaN
     */
    public static int[] largest(Samples scores) {
        int[] indices = new int[scores.count()];
        for (int i = 0; i < indices.length; i++) {
            for (int j = 1; j < scores.features(); j++) {
                double best = scores.get(i, indices[i]);
                if (scores.get(i, j) > best || (Double.isNaN(best) && !Double.isNaN(scores.get(i, j)))) {
                    indices[i] = j;
                }
            }
        }
        return indices;
    }

    private static Samples row(double[] numbers) {
        return new Samples(1, numbers.length, numbers);
    }

    private void requireClasses() {
        if (task != Task.CLASSIFICATION) {
            throw new IllegalStateException("a model of a regression has no classes");
        }
    }

    private void requireProbabilities() {
        if (!hasProbabilities()) {
            throw new IllegalStateException("probabilities are of a classification trained with the loss "
                    + Losses.CROSS_ENTROPY.name() + ", this is a " + task.name().toLowerCase(Locale.ROOT)
                    + (settings.containsKey(LOSS) ? " with the loss " + settings.get(LOSS) : ""));
        }
    }

    private void requireScores(Samples scores) {
        if (scores.features() != classes.size()) {
            throw new IllegalArgumentException(
                    "there are " + classes.size() + " classes, got " + scores.features() + " scores per sample");
        }
    }

    private void requireInputs(int given) {
        if (given != inputColumns.size()) {
            throw new IllegalArgumentException(
                    "the model takes " + inputColumns.size() + " numbers per sample, got " + given);
        }
    }

    private static List<String> numbered(String letter, int count) {
        return IntStream.rangeClosed(1, count).mapToObj(j -> letter + j).toList();
    }

    /** From the module on the module path, from the jar on the class path; unknown where the classes lie open. */
    private static String ownVersion() {
        ModuleDescriptor module = Model.class.getModule().getDescriptor();
        String version = module == null
                ? Model.class.getPackage().getImplementationVersion()
                : module.rawVersion().orElse(null);
        return Objects.requireNonNullElse(version, "unknown");
    }

    private static void requireCount(String what, int given, int needed, String whose) {
        if (given != needed) {
            throw new IllegalArgumentException(
                    "there are " + given + " " + what + ", the network has " + needed + " " + whose);
        }
    }

    static void requireDifferent(String what, List<String> names) {
        HashSet<String> seen = new HashSet<>();
        for (String name : names) {
            if (!seen.add(name)) {
                throw new IllegalArgumentException(what + " '" + name + "' is there twice");
            }
        }
    }

    /** The indicators of a column must stand side by side, those of a later column behind them. */
    private static void requireIndicators(List<String> inputs, List<CategoricalColumn> columns) {
        int end = 0;
        for (CategoricalColumn column : columns) {
            List<String> indicators = column.indicators();
            int from = inputs.indexOf(indicators.get(0));
            int to = from + indicators.size();
            if (from < end || to > inputs.size() || !inputs.subList(from, to).equals(indicators)) {
                throw new IllegalArgumentException("the levels of categorical column '"
                        + column.name() + "' do not stand one after the other in the input columns, from '"
                        + indicators.get(0) + "' on");
            }
            end = to;
        }
    }

    /** The names that a table has the inputs under: those that are numbers, then those of labels. */
    private static List<String> tableColumns(List<String> inputs, List<CategoricalColumn> columns) {
        Stream<String> numbers =
                Arrays.stream(CategoricalColumn.numbers(columns, inputs)).mapToObj(inputs::get);
        return Stream.concat(numbers, columns.stream().map(CategoricalColumn::name))
                .toList();
    }
}
