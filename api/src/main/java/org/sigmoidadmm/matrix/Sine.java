package org.sigmoidadmm.matrix;

/** The sine. */
final class Sine implements Activation {

    private final ActivationBounds bounds = new ActivationBounds(1, 1, 1);

    @Override
    public String name() {
        return "sin";
    }

    @Override
    public double value(double z) {
        return StrictMath.sin(z); // the same bits on every machine
    }

    @Override
    public double slope(double z) {
        return StrictMath.cos(z);
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
