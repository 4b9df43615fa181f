package org.sigmoidadmm;

/** What a {@link SafeguardedSolver} guards: a training that can begin again from other weights. */
abstract class RestartableSolver implements ResumableSolver {

    /**
     * Starts all but the weights afresh from other weights, and goes on counting epochs. The errors are then those of these
     * weights.
     *
     * @param weights of the same sizes
     * @param penaltyFactor factor on all β
     */
    abstract void restart(Network weights, double penaltyFactor);

    /**
     * Measures how far the hidden units are saturated.
     *
     * @return the share of the units and samples whose slope σ′(W·V̄) is below 1 % of the steepest, L₁
     */
    abstract double saturation();

    /** Whether λ is so large that the penalty of the weights is part of {@link #merit}. */
    abstract boolean isRegularised();
}
