package org.sigmoidadmm.matrix.spi;

/**
 * Bulk evaluation of the exponential-based activation functions, found by {@link java.util.ServiceLoader}: the place
 * where a faster implementation for the processor at hand plugs in. Every implementation must give the same bits as
 * the scalar one in this module, so that results do not depend on which is present.
 */
public interface ActivationKernels {

    /**
     * Describes the implementation.
     *
     * @return a short text such as {@code "Vector API, 8 lanes"}
     */
    String description();

    /**
     * value[k] ← 1/(1 + e^−z[k]), slope[k] ← σ′(z[k]), both within 2 ulp, for from ≤ k &lt; to, with the semantics of
     * {@link org.sigmoidadmm.matrix.Activation#evaluate(double[], int, int, double[], double[])}.
     *
     * @param z arguments, read
     * @param from first index, inclusive
     * @param to last index, exclusive
     * @param value receives the values
     * @param slope receives the slopes
     */
    void sigmoid(double[] z, int from, int to, double[] value, double[] slope);

    /**
     * value[k] ← tanh(z[k]), slope[k] ← 1/cosh²(z[k]), both within 2 ulp, for from ≤ k &lt; to, with the semantics of
     * {@link org.sigmoidadmm.matrix.Activation#evaluate(double[], int, int, double[], double[])}.
     *
     * @param z arguments, read
     * @param from first index, inclusive
     * @param to last index, exclusive
     * @param value receives the values
     * @param slope receives the slopes
     */
    void tanh(double[] z, int from, int to, double[] value, double[] slope);
}
