package org.sigmoidadmm.gradient;

import org.sigmoidadmm.SolverState;

/** A rule that turns a gradient into a step, with what it remembers of the steps before. */
interface Optimizer {

    /**
     * Does one step.
     *
     * @param parameters θ, updated
     * @param gradient g at θ, read; of the same length at every step
     * @param stepSize η
     */
    void step(double[] parameters, double[] gradient, double stepSize);

    /**
     * Stores what is remembered.
     *
     * @param state receives it under names that begin with {@code optimizer.}
     */
    void save(SolverState state);

    /**
     * Takes back what {@link #save} stored.
     *
     * @param state of an optimizer of the same kind and size
     * @throws IllegalArgumentException if something is missing or of another size
     */
    void load(SolverState state);
}
