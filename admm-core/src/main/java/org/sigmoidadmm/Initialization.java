package org.sigmoidadmm;

import java.util.Objects;

/**
 * How a training starts from random weights. The same seed gives the same weights on every backend and JDK.
 *
 * @param scheme the distribution of the weights
 * @param scale factor on all weights (and on random biases), positive
 * @param randomBias true to draw the hidden layers' biases uniformly from [−s, s], s = scale; false to start them at 0.
 *     The output layer's bias always starts at 0
 * @param seed any number
 */
public record Initialization(InitialScheme scheme, double scale, boolean randomBias, long seed) {

    /**
     * Checks the values.
     *
     * @param scheme the distribution of the weights
     * @param scale factor on all weights
     * @param randomBias whether hidden biases are random
     * @param seed any number
     * @throws IllegalArgumentException if the scale is not positive and finite
     */
    public Initialization {
        Objects.requireNonNull(scheme, "scheme");
        if (!(scale > 0) || scale == Double.POSITIVE_INFINITY) {
            throw new IllegalArgumentException("initial scale is " + scale + ", must be positive and finite");
        }
    }

    /**
     * The same start with another seed.
     *
     * @param other any number
     * @return a changed copy
     */
    public Initialization withSeed(long other) {
        return new Initialization(scheme, scale, randomBias, other);
    }
}
