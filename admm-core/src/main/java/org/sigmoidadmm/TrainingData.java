package org.sigmoidadmm;

import org.jspecify.annotations.Nullable;
import org.sigmoidadmm.matrix.Activations;

/**
 * What a network is fitted to, and what it is validated on.
 *
 * @param inputs X, n samples
 * @param targets Y, n samples
 * @param validationInputs samples to measure the validation error on, or null for none
 * @param validationTargets their targets, or null for none
 * @param weights one positive weight per training sample, or null for 1 each; the errors reported are weighted too and
 *     divided by n
 */
public record TrainingData(
        Samples inputs,
        Samples targets,
        @Nullable Samples validationInputs,
        @Nullable Samples validationTargets,
        double @Nullable [] weights) {

    /**
     * Checks that the parts fit together and that all numbers are finite.
     *
     * @param inputs X
     * @param targets Y
     * @param validationInputs validation samples
     * @param validationTargets their targets
     * @param weights one positive weight per training sample
     * @throws IllegalArgumentException if counts or features differ, a number is NaN or infinite, or a weight is not
     *     positive
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
        }
    }

    private static void requireWeights(double[] weights, int count) {
        if (weights.length != count) {
            throw new IllegalArgumentException("there are " + weights.length + " weights for " + count + " samples");
        }
        for (int i = 0; i < count; i++) {
            if (!(weights[i] > 0) || weights[i] == Double.POSITIVE_INFINITY) {
                throw new IllegalArgumentException(
                        "the weight of sample " + i + " is " + weights[i] + ", must be positive and finite");
            }
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
     * @param newWeights one positive weight per training sample
     * @return the data
     */
    public TrainingData withWeights(double... newWeights) {
        return new TrainingData(inputs, targets, validationInputs, validationTargets, newWeights);
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
