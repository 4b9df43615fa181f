package org.sigmoidadmm.matrix;

/** The bell curve e^−z²: a user's own activation function, as in docs/adding-an-activation.md. */
public final class BellActivation implements Activation {

    /** For the service loader. */
    public BellActivation() {}

    @Override
    public String name() {
        return "bell";
    }

    @Override
    public double value(double z) {
        return Math.exp(-z * z);
    }

    @Override
    public double slope(double z) {
        double value = Math.exp(-z * z);
        return value == 0 ? 0 : -2 * z * value; // not ∞·0
    }

    @Override
    public ActivationBounds bounds() {
        return new ActivationBounds(1, Math.sqrt(2 / Math.E), 2); // at z = 0, ±1/√2, 0
    }
}
