package org.sigmoidadmm;

import org.sigmoidadmm.matrix.ActivationBounds;

/**
 * How the curvature c of a layer's quadratic upper model of ½‖σ(Z) − B‖² is chosen, from m = max |B|.
 *
 * <p>A linear layer needs no model: its curvature is 1, exactly.
 */
public enum Majorizer {

    /** c = L₂(L₀ + m) + L₁², the paper's bound: always an upper model. */
    LIPSCHITZ {
        @Override
        double model(ActivationBounds bounds, double maxTarget) {
            return bounds.curvature() * (bounds.value() + maxTarget) + bounds.slope() * bounds.slope();
        }
    },

    /** c = m/2, the authors' released code; for the sigmoid an upper model whenever m ≥ 0.18. */
    MAX_ABS {
        @Override
        double model(ActivationBounds bounds, double maxTarget) {
            return maxTarget / 2;
        }
    };

    abstract double model(ActivationBounds bounds, double maxTarget);

    /**
     * Returns the curvature of a layer's model.
     *
     * @param bounds L₀, L₁, L₂ of the layer's activation, which must be smooth
     * @param maxTarget m = max |B|, B = V − Λ/β
     * @return c, positive
     */
    double curvature(ActivationBounds bounds, double maxTarget) {
        return bounds.isLinear() ? 1 : model(bounds, maxTarget);
    }
}
