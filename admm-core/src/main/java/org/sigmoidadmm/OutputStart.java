package org.sigmoidadmm;

/** Where the output layer's activations V_N start. */
public enum OutputStart {
    /** At the outputs of the initial network, like the hidden layers' activations: the paper's start. */
    FORWARD,
    /** At the targets Y, for which a multiplier of 0 is consistent from the start. */
    TARGET
}
