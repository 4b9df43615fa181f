package org.sigmoidadmm.gradient;

/** A function of many numbers with its gradient. */
@FunctionalInterface
interface Objective {

    /**
     * Evaluates the function.
     *
     * @param point θ, read
     * @param gradient overwritten by ∇f(θ)
     * @return f(θ)
     */
    double evaluate(double[] point, double[] gradient);
}
