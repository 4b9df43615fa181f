package org.sigmoidadmm;

/**
 * How finely the curvature c of the quadratic models in the weight updates of the hidden layers is chosen. The rows of W
 * are independent in ½‖σ(W·Ā) − B‖², so each neuron may have its own; one eigendecomposition of Ā·Āᵀ then serves all rows.
 */
public enum WeightCurvature {
    /** One c per layer by the {@link Majorizer}, from the largest |B| of all. */
    LAYER,
    /** One c per neuron by the {@link Majorizer}, from the largest |B| of its row: an upper model wherever LAYER's is one. */
    NEURON,
    /**
     * One c per neuron, the smallest of a doubling sequence with which the model is above the function at the weights that
     * it leads to; at most the {@link Majorizer}'s, which needs no check. It starts a fifth below the last one accepted.
     * Each try costs a forward product of all hidden layers and the evaluation of σ there, about a fifth of an epoch; there
     * is at least one try per epoch.
     */
    BACKTRACKED,
    /**
     * c = mean of σ′(z)² over the samples, per neuron: the curvature of Gauss and Newton. Not an upper model: steps are
     * longer, descent is not guaranteed, and it is the {@link Safeguard} that notices where it fails.
     */
    GAUSS_NEWTON
}
