package org.sigmoidadmm.gradient;

import java.util.Arrays;
import java.util.Objects;
import java.util.OptionalDouble;
import org.sigmoidadmm.InitialScheme;
import org.sigmoidadmm.Initialization;
import org.sigmoidadmm.matrix.Activation;
import org.sigmoidadmm.matrix.Activations;

/**
 * Settings of a training by random features.
 *
 * @param hidden widths of the hidden layers, from input to output; at least one, each at least 1; copied
 * @param activation of the hidden layers
 * @param lambda λ, the weight of ½‖W_N‖² against ½‖prediction − Y‖² summed over samples, bias included, as ADMM's;
 *     positive. Empty: chosen by generalised cross-validation
 * @param initialization how the hidden layers are drawn
 * @param threads number of threads, at least 1, or 0 for the processors at hand; no influence on the result
 */
public record RandomFeaturesSettings(
        int[] hidden, Activation activation, OptionalDouble lambda, Initialization initialization, int threads) {

    /**
     * Checks the values.
     *
     * @param hidden widths of the hidden layers
     * @param activation of the hidden layers
     * @param lambda λ, or empty
     * @param initialization how the hidden layers are drawn
     * @param threads number of threads
     * @throws IllegalArgumentException if a value is outside its range
     */
    public RandomFeaturesSettings {
        hidden = hidden.clone();
        Objects.requireNonNull(activation, "activation");
        Objects.requireNonNull(initialization, "initialization");
        if (hidden.length == 0 || Arrays.stream(hidden).anyMatch(width -> width < 1)) {
            throw new IllegalArgumentException("hidden layer widths are " + Arrays.toString(hidden)
                    + ", there must be at least one and each at least 1");
        }
        double given = lambda.orElse(1);
        if (!(given > 0) || given == Double.POSITIVE_INFINITY) {
            throw new IllegalArgumentException("lambda is " + given + ", must be positive and finite");
        }
        if (threads < 0) {
            throw new IllegalArgumentException("threads is " + threads + ", must be at least 0");
        }
    }

    /**
     * One hidden layer of sigmoid units, LeCun weights of scale 3 with random biases, λ by generalised cross-validation.
     *
     * @param width number of units
     * @return the settings
     * @throws IllegalArgumentException if the width is below 1
     */
    public static RandomFeaturesSettings of(int width) {
        return new RandomFeaturesSettings(
                new int[] {width},
                Activations.SIGMOID,
                OptionalDouble.empty(),
                new Initialization(InitialScheme.LECUN_GAUSS, 3, true, 0),
                0);
    }
}
