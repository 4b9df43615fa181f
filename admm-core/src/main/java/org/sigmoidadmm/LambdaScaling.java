package org.sigmoidadmm;

/** What λ weighs ½‖W‖² against. */
public enum LambdaScaling {
    /** The loss summed over the samples, as in the paper: the same λ regularises less the more samples there are. */
    SUM,
    /** The mean loss: λ is multiplied by the number of training samples, or the sum of their weights. */
    MEAN
}
