package org.sigmoidadmm;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.sigmoidadmm.matrix.Activations;
import org.sigmoidadmm.matrix.Loss;

/**
 * What a network is fitted to, and what it is validated on.
 *
 * <p>A sample of weight w counts as w samples: in the loss, and in the errors reported, which are weighted means. Samples
 * of weight 0 are left out.
 *
 * @param inputs X, n samples
 * @param targets Y, n samples
 * @param validationInputs samples to measure the validation error on, or null for none
 * @param validationTargets their targets, or null for none
 * @param weights one positive weight per training sample, or null for 1 each
 */
public record TrainingData(
        Samples inputs,
        Samples targets,
        @Nullable Samples validationInputs,
        @Nullable Samples validationTargets,
        double @Nullable [] weights) {

    /**
     * Checks that the parts fit together and that all numbers are finite, and leaves out what has no weight.
     *
     * @param inputs X
     * @param targets Y
     * @param validationInputs validation samples
     * @param validationTargets their targets
     * @param weights one weight per training sample, 0 for samples to leave out
     * @throws IllegalArgumentException if counts or features differ, a number is NaN or infinite, a weight is negative, or
     *     all of them are 0 or their sum is infinite
     */
    public TrainingData {
        requireSameCount("training", inputs, targets);
        requireFinite("input", inputs);
        requireFinite("target", targets);
        if (validationInputs != null && validationTargets != null) {
            requireSameCount("validation", validationInputs, validationTargets);
            requireFinite("validation input", validationInputs);
            requireFinite("validation target", validationTargets);
            if (validationInputs.features() != inputs.features()
                    || validationTargets.features() != targets.features()) {
                throw new IllegalArgumentException("validation samples have " + validationInputs.features()
                        + " inputs and " + validationTargets.features() + " targets, training samples "
                        + inputs.features() + " and " + targets.features());
            }
        } else if (validationInputs != null || validationTargets != null) {
            throw new IllegalArgumentException("validation needs both inputs and targets");
        }
        if (weights != null) {
            requireWeights(weights, inputs.count());
            int[] counting = indicesAboveZero(weights);
            if (counting.length < weights.length) {
                inputs = inputs.select(counting);
                targets = targets.select(counting);
                weights = Arrays.stream(weights).filter(weight -> weight > 0).toArray();
            }
        }
    }

    private static int[] indicesAboveZero(double[] weights) {
        return IntStream.range(0, weights.length).filter(i -> weights[i] > 0).toArray();
    }

    private static void requireWeights(double[] weights, int count) {
        if (weights.length != count) {
            throw new IllegalArgumentException("there are " + weights.length + " weights for " + count + " samples");
        }
        for (int i = 0; i < count; i++) {
            if (!(weights[i] >= 0) || weights[i] == Double.POSITIVE_INFINITY) {
                throw new IllegalArgumentException(
                        "the weight of sample " + i + " is " + weights[i] + ", must be finite and at least 0");
            }
        }
        double sum = Arrays.stream(weights).sum();
        if (!(sum > 0) || sum == Double.POSITIVE_INFINITY) {
            throw new IllegalArgumentException(
                    "the weights of the " + count + " samples add up to " + sum + ", must be above 0 and finite");
        }
    }

    /**
     * Data without validation samples.
     *
     * @param inputs X, n samples
     * @param targets Y, n samples
     * @return the data
     */
    public static TrainingData of(Samples inputs, Samples targets) {
        return new TrainingData(inputs, targets, null, null, null);
    }

    /**
     * The same training samples, with others to validate on.
     *
     * @param moreInputs validation samples
     * @param moreTargets their targets
     * @return the data
     */
    public TrainingData withValidation(Samples moreInputs, Samples moreTargets) {
        return new TrainingData(inputs, targets, moreInputs, moreTargets, weights);
    }

    /**
     * The same data with weights of the training samples.
     *
     * @param newWeights one weight per training sample, 0 for samples to leave out
     * @return the data
     */
    public TrainingData withWeights(double... newWeights) {
        return new TrainingData(inputs, targets, validationInputs, validationTargets, newWeights);
    }

    /**
     * Returns the sum of the weights.
     *
     * @return the number of training samples where they have no weights
     */
    public double totalWeight() {
        return weights == null ? inputs.count() : Arrays.stream(weights).sum();
    }

    /**
     * Returns the number of observations that the training samples stand for, by which noise is estimated: the sum of the
     * weights, as a sample of weight w is like w samples. Where that is less than the number of samples that count at all,
     * the weights can only be relative ones, and it is that number.
     *
     * @return at least the number of samples with a positive weight
     */
    public double observations() {
        if (weights == null) {
            return inputs.count();
        }
        double counting = (double) Arrays.stream(weights).filter(w -> w > 0).count();
        return Math.max(totalWeight(), counting);
    }

    /**
     * Measures where the targets of an output lie, whatever a few of them are.
     *
     * @param output index of the output from 0
     * @return median and deviation by the weights
     * @throws IndexOutOfBoundsException if there is no such output
     */
    public Spread targetSpread(int output) {
        double[] column = targets.column(output);
        return weights == null ? Spread.of(column) : Spread.of(column, weights);
    }

    /**
     * Returns the error that the best constant prediction has on the training samples, as trainings report errors.
     *
     * @param loss the loss
     * @return the weighted mean loss times {@link Loss#errorFactor}; 0 if all targets are the same; NaN if the loss does not
     *     know its best constant
     */
    public double constantError(Loss loss) {
        int rows = targets.features();
        double[] y = targets.values();
        if (isPeriodic(y, rows)) {
            return 0;
        }
        double[] constant = new double[rows];
        loss.constant(y, eachWeight(), rows, constant);
        double[] predictions = new double[y.length];
        Arrays.setAll(predictions, k -> constant[k % rows]);
        return error(loss, predictions);
    }

    /** The error that predictions have on the training samples, as trainings report errors. */
    double error(Loss loss, double[] predictions) {
        double sum = loss.value(predictions, targets.values(), eachWeight(), targets.features());
        return loss.errorFactor() * sum / totalWeight();
    }

    private double[] eachWeight() {
        if (weights != null) {
            return weights;
        }
        double[] ones = new double[inputs.count()];
        Arrays.fill(ones, 1);
        return ones;
    }

    private static boolean isPeriodic(double[] values, int period) {
        return Arrays.equals(values, 0, values.length - period, values, period, values.length);
    }

    /**
     * Checks that a network can be fitted to these data.
     *
     * @param network the network
     * @throws IllegalArgumentException if its inputs or outputs are not as many as those of the data, its output layer
     *     is not linear, or a weight is NaN or infinite
     */
    public void requireFit(Network network) {
        Layer first = network.layers().get(0);
        Layer last = network.layers().get(network.depth() - 1);
        if (first.inputs() != inputs.features() || last.outputs() != targets.features()) {
            throw new IllegalArgumentException("the network takes " + first.inputs() + " numbers and gives "
                    + last.outputs() + ", the data have " + inputs.features() + " inputs and "
                    + targets.features() + " targets");
        }
        if (!last.activation().bounds().isLinear()) {
            throw new IllegalArgumentException("the output layer must be linear (" + Activations.IDENTITY.name() + ")");
        }
        for (int i = 0; i < network.depth(); i++) {
            requireFinite("weight", i, network.layers().get(i).weight());
            requireFinite("bias", i, network.layers().get(i).bias());
        }
    }

    /**
     * Checks that the targets, those of the validation samples too, are ones that a loss is meant for.
     *
     * @param loss the loss
     * @throws IllegalArgumentException if they are not; the message names the first sample that is wrong, samples of weight
     *     0 not counted
     */
    public void requireFit(Loss loss) {
        requireFit(loss, "training", targets);
        if (validationTargets != null) {
            requireFit(loss, "validation", validationTargets);
        }
    }

    private static void requireFit(Loss loss, String what, Samples samples) {
        loss.objection(samples.values(), samples.features()).ifPresent(objection -> {
            throw new IllegalArgumentException(
                    "the " + what + " targets do not suit the loss " + loss.name() + ": " + objection);
        });
    }

    private static void requireFinite(String what, int layer, double[] values) {
        for (double value : values) {
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException("layer " + (layer + 1) + " of the network has a " + what
                        + " that is " + value + ", must be finite");
            }
        }
    }

    private static void requireSameCount(String what, Samples inputs, Samples targets) {
        if (inputs.count() != targets.count()) {
            throw new IllegalArgumentException("there are " + inputs.count() + " " + what + " inputs and "
                    + targets.count() + " " + what + " targets");
        }
    }

    private static void requireFinite(String what, Samples samples) {
        int k = samples.firstNonFinite();
        if (k >= 0) {
            throw new IllegalArgumentException(what + " " + (k % samples.features()) + " of sample "
                    + (k / samples.features()) + " is " + samples.values()[k] + ", must be finite");
        }
    }
}
