package org.sigmoidadmm.matrix;

/** The logistic function. */
final class Sigmoid implements Activation {

    private final ActivationBounds bounds = new ActivationBounds(1, 0.25, 1 / (6 * Math.sqrt(3)));

    @Override
    public String name() {
        return "sigmoid";
    }

    @Override
    public double value(double z) {
        return ScalarActivationKernels.sigmoid(z);
    }

    @Override
    public double slope(double z) {
        return ScalarActivationKernels.sigmoidSlope(z);
    }

    @Override
    public ActivationBounds bounds() {
        return bounds;
    }

    @Override
    public void evaluate(double[] z, int from, int to, double[] value, double[] slope) {
        ChosenKernels.get().sigmoid(z, from, to, value, slope);
    }

    @Override
    public void evaluate(double[] z, int from, int to, double[] value) {
        ValueOnly.evaluate(this, z, from, to, value);
    }

    @Override
    public String toString() {
        return name();
    }
}
