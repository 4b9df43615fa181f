package org.sigmoidadmm.gradient;

import org.sigmoidadmm.SolverState;

/** What a method does in one epoch. */
interface EpochStep {

    /**
     * Does one epoch.
     *
     * @param epoch its number, from 1
     * @param parameters θ, updated
     * @return false if the method can get no further
     * @throws org.sigmoidadmm.DivergenceException if a loss is not finite
     */
    boolean run(int epoch, double[] parameters);

    /**
     * Returns the mean loss of the parameters that the epoch left, where the method knows it anyway.
     *
     * @return the loss, or NaN
     */
    default double loss() {
        return Double.NaN;
    }

    /**
     * Returns the weight decay δ that the next epoch is done with.
     *
     * @return at least 0
     */
    double weightDecay();

    /**
     * Stores what the next epochs need of those before.
     *
     * @param state receives it
     */
    void save(SolverState state);

    /**
     * Takes back what {@link #save} stored.
     *
     * @param state of a method of the same settings
     * @throws IllegalArgumentException if something is missing or of another size
     */
    void load(SolverState state);
}
