package org.sigmoidadmm;

import java.util.Arrays;
import java.util.stream.Collectors;

/** A positive setting that is the same for all weight layers, or one value per layer. Immutable. */
public final class PerLayer {

    private final double[] values;

    private PerLayer(double[] values) {
        for (double value : values) {
            if (!(value > 0) || value == Double.POSITIVE_INFINITY) {
                throw new IllegalArgumentException("a value per layer is " + value + ", must be positive and finite");
            }
        }
        this.values = values;
    }

    /**
     * Makes a setting.
     *
     * @param values one positive value for all layers, or one per weight layer from input to output
     * @return the setting
     * @throws IllegalArgumentException if there is no value, or one is not positive and finite
     */
    public static PerLayer of(double... values) {
        if (values.length == 0) {
            throw new IllegalArgumentException("a setting per layer needs at least one value");
        }
        return new PerLayer(values.clone());
    }

    /**
     * Expands the setting.
     *
     * @param name the setting's name, for the message
     * @param depth number of weight layers
     * @return one value per layer
     * @throws IllegalArgumentException if there are several values but not as many as layers
     */
    double[] expand(String name, int depth) {
        if (values.length == 1) {
            double[] all = new double[depth];
            Arrays.fill(all, values[0]);
            return all;
        }
        if (values.length != depth) {
            throw new IllegalArgumentException(name + " has " + values.length + " values, the network has " + depth
                    + " weight layers; give one value or " + depth);
        }
        return values.clone();
    }

    /**
     * Returns the values as they were given.
     *
     * @return one value, or one per layer
     */
    public double[] values() {
        return values.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PerLayer that && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return Arrays.stream(values).mapToObj(Double::toString).collect(Collectors.joining(","));
    }
}
