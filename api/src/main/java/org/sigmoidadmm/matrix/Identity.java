package org.sigmoidadmm.matrix;

/** The identity. */
final class Identity implements Activation {

    private final ActivationBounds bounds = new ActivationBounds(Double.POSITIVE_INFINITY, 1, 0);

    @Override
    public String name() {
        return "identity";
    }

    @Override
    public double value(double z) {
        return z;
    }

    @Override
    public double slope(double z) {
        return Double.isNaN(z) ? z : 1;
    }

    @Override
    public ActivationBounds bounds() {
        return bounds;
    }

    @Override
    public String toString() {
        return name();
    }
}
