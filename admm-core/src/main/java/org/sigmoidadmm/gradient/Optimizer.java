package org.sigmoidadmm.gradient;

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
}
