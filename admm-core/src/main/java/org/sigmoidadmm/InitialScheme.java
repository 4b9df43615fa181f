package org.sigmoidadmm;

/** How the weights of a layer are drawn, each with mean 0; the scale of {@link Initialization} multiplies them. */
public enum InitialScheme {
    /** All weights 0. */
    ZERO,
    /** Orthonormal rows or columns, whichever are fewer, from a matrix of uniform numbers. */
    ORTHOGONAL_UNIFORM,
    /** Orthonormal rows or columns, whichever are fewer, from a Gaussian matrix: uniform over such matrices. */
    ORTHOGONAL_GAUSS,
    /** Gaussian with variance 1/fan-in, after LeCun. */
    LECUN_GAUSS,
    /** Uniform with variance 1/fan-in, after LeCun. */
    LECUN_UNIFORM,
    /** Uniform with variance 2/(fan-in + fan-out), after Glorot and Bengio. */
    XAVIER,
    /** Gaussian with variance 2/fan-in, after He et al.; the output layer 1/fan-in. */
    MSRA,
    /** Gaussian with variance 2/fan-out, the output layer 1/fan-out: the variant in the authors' released code. */
    MSRA_FAN_OUT
}
