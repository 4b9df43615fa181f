package org.sigmoidadmm.gradient;

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
}
