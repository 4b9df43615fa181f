package org.sigmoidadmm;

/** Where the output layer's activations V_N start. */
public enum OutputStart {
    /** At the outputs of the initial network, like the hidden layers' activations: the paper's start. */
    FORWARD,
    /**
     * Where the loss is small: at the targets Y for the squared loss, for which a multiplier of 0 is consistent from the
     * start.
     */
    TARGET
}
