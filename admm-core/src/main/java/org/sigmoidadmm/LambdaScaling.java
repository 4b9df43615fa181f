package org.sigmoidadmm;

/** What λ weighs ½‖W‖² against. */
public enum LambdaScaling {
    /** The loss summed over the samples, as in the paper: the same λ regularises less the more samples there are. */
    SUM,
    /** The mean loss: λ is multiplied by the number of training samples, or the sum of their weights. */
    MEAN;

    /**
     * Gives the λ that weighs against the sum.
     *
     * @param lambda λ as this has it
     * @param totalWeight number of training samples, or the sum of their weights
     * @return λ or a multiple of it
     */
    public double ofSum(double lambda, double totalWeight) {
        return this == MEAN ? lambda * totalWeight : lambda;
    }
}
