package org.sigmoidadmm;

import org.sigmoidadmm.matrix.Activation;

/** The settings on curvature, expanded to layers: which models a training uses, and how large their curvature is. */
final class CurvatureRules {

    final WeightCurvature weights;
    final ActivationCurvature activations;
    private final Majorizer majorizer;
    private final double[] weightFactor;
    private final double[] activationFactor;

    CurvatureRules(AdmmSettings settings, int depth) {
        this.weights = settings.weightCurvature();
        this.activations = settings.activationCurvature();
        this.majorizer = settings.majorizer();
        this.weightFactor = settings.curvatureFactor().expand("curvature factor", depth);
        this.activationFactor = settings.activationCurvatureFactor().expand("activation curvature factor", depth);
    }

    /** Whether the weight update of a layer has a curvature for each row. */
    boolean isPerNeuron(Activation activation) {
        return weights != WeightCurvature.LAYER && !activation.bounds().isLinear();
    }

    /** Whether the activation update before a layer has a curvature for each sample. */
    boolean isPerSample(Activation next) {
        return activations != ActivationCurvature.LAYER && !next.bounds().isLinear();
    }

    /** The majorizer's c, of a layer, a neuron or a sample with the largest |B| given. */
    double bound(Activation activation, double maxTarget) {
        return majorizer.curvature(activation.bounds(), maxTarget);
    }

    /** What the curvature in the weight update of layer i is multiplied by. */
    double weightFactor(int i, Activation activation) {
        return activation.bounds().isLinear() ? 1 : weightFactor[i];
    }

    /** What the curvature of layer i is multiplied by in the update of the activations before it. */
    double activationFactor(int i, Activation activation) {
        return activation.bounds().isLinear() ? 1 : activationFactor[i];
    }
}
