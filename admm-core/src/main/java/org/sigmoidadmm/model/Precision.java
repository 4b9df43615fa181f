package org.sigmoidadmm.model;

/** The floating-point type of an exported model. */
public enum Precision {
    /** 24-bit numbers: weights, scaling, inputs and all that is computed from them. */
    FLOAT32,
    /** 53-bit numbers, as a network is trained and as this library predicts. */
    FLOAT64
}
