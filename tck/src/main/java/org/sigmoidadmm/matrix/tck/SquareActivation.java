package org.sigmoidadmm.matrix.tck;

import org.sigmoidadmm.matrix.Activation;
import org.sigmoidadmm.matrix.ActivationBounds;

/** σ(z) = z² + 1: a function that no backend knows by name, exact on small integers. */
final class SquareActivation implements Activation {

    static final SquareActivation INSTANCE = new SquareActivation();

    private SquareActivation() {}

    @Override
    public String name() {
        return "tck-square";
    }

    @Override
    public double value(double z) {
        return z * z + 1;
    }

    @Override
    public double slope(double z) {
        return 2 * z;
    }

    @Override
    public ActivationBounds bounds() {
        return new ActivationBounds(Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, 2);
    }
}
