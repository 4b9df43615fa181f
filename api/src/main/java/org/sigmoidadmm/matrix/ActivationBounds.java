package org.sigmoidadmm.matrix;

/**
 * Suprema of an activation function and its first two derivatives over the real line (the paper's L₀, L₁, L₂).
 *
 * @param value L₀ = sup |σ|; infinite for a function that is not bounded
 * @param slope L₁ = sup |σ′|
 * @param curvature L₂ = sup |σ″|; 0 for a linear function, infinite for a kinked one
 */
public record ActivationBounds(double value, double slope, double curvature) {

    /**
     * Checks the bounds.
     *
     * @param value L₀ = sup |σ|
     * @param slope L₁ = sup |σ′|
     * @param curvature L₂ = sup |σ″|
     * @throws IllegalArgumentException if a bound is negative or NaN
     */
    public ActivationBounds {
        if (!(value >= 0) || !(slope >= 0) || !(curvature >= 0)) {
            throw new IllegalArgumentException("activation bounds must be at least 0, are L0 = " + value + ", L1 = "
                    + slope + ", L2 = " + curvature);
        }
    }

    /**
     * Tells whether the function is linear, so that a layer with it has an exact quadratic subproblem.
     *
     * @return true if σ″ vanishes everywhere
     */
    public boolean isLinear() {
        return curvature == 0;
    }

    /**
     * Tells whether the convergence theory covers the function: all three bounds finite, or linear.
     *
     * @return true if a quadratic upper model exists
     */
    public boolean isSmooth() {
        return slope < Double.POSITIVE_INFINITY
                && curvature < Double.POSITIVE_INFINITY
                && (curvature == 0 || value < Double.POSITIVE_INFINITY);
    }
}
