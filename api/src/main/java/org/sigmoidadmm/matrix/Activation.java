package org.sigmoidadmm.matrix;

/**
 * An activation function σ with its slope σ′ and the bounds that the ADMM majorizers need.
 *
 * <p>Activations cross the service-provider interface by name: a backend that computes away from the host may
 * recognise {@link #name} and use a kernel of its own, and must fall back on {@link #evaluate} for names it does not
 * know. The built-in ones are in {@code Activations}. To add one, implement this interface and pass the instance to the
 * network; to make it known by name (command line, model files), also list the class as a service provider of this
 * interface. Instances are immutable and may be used from any number of threads.
 */
public interface Activation {

    /**
     * Returns the name by which model files and the command line know the function.
     *
     * @return one or more lower-case letters (a to z), digits and hyphens, e.g. {@code sigmoid}; for a function of the
     *     user's own another one than the built-in functions have
     */
    String name();

    /**
     * Returns σ(z).
     *
     * @param z any double
     * @return σ(z); NaN where z is NaN
     */
    double value(double z);

    /**
     * Returns σ′(z).
     *
     * @param z any double
     * @return σ′(z); NaN where z is NaN
     */
    double slope(double z);

    /**
     * Returns the bounds of the function and its first two derivatives.
     *
     * @return the suprema over the real line
     */
    ActivationBounds bounds();

    /**
     * Evaluates value and slope over a range of arrays. {@code value} or {@code slope} may be {@code z}; they must not be
     * the same array.
     *
     * @param z arguments, read
     * @param from first index, inclusive
     * @param to last index, exclusive
     * @param value receives σ(z[k]) at index k
     * @param slope receives σ′(z[k]) at index k
     */
    default void evaluate(double[] z, int from, int to, double[] value, double[] slope) {
        for (int k = from; k < to; k++) {
            double argument = z[k];
            value[k] = value(argument);
            slope[k] = slope(argument);
        }
    }

    /**
     * Evaluates the value alone over a range of arrays. {@code value} may be {@code z}.
     *
     * @param z arguments, read
     * @param from first index, inclusive
     * @param to last index, exclusive
     * @param value receives σ(z[k]) at index k
     */
    default void evaluate(double[] z, int from, int to, double[] value) {
        for (int k = from; k < to; k++) {
            value[k] = value(z[k]);
        }
    }
}
