package org.sigmoidadmm.model;

import org.sigmoidadmm.matrix.Activation;
import org.sigmoidadmm.matrix.ActivationBounds;

/** A function of the user's own that is not known by name. */
record StepActivation(String name) implements Activation {

    @Override
    public double value(double z) {
        return z > 0 ? 1 : 0;
    }

    @Override
    public double slope(double z) {
        return 0;
    }

    @Override
    public ActivationBounds bounds() {
        return new ActivationBounds(1, 1, 1);
    }
}
