package org.sigmoidadmm;

/**
 * How finely the curvature c of the quadratic models in the activation updates is chosen, where the next layer is not
 * linear. The samples are independent there, so each may have its own; one eigendecomposition of UᵀU then serves all.
 */
public enum ActivationCurvature {
    /** One c per layer by the {@link Majorizer}, from the largest |B| of all. */
    LAYER,
    /** One c per sample by the {@link Majorizer}, from the largest |B| of its column: an upper model wherever LAYER's is one. */
    SAMPLE,
    /**
     * One c per sample, the smallest of an eighth, a quarter, a half and all of the {@link Majorizer}'s with which the model
     * is above the function at the activations that it leads to. The first try costs no product, since it is the forward
     * product of the next layer; each further one costs that and the product that applies the inverse again.
     */
    BACKTRACKED
}
