package org.sigmoidadmm.matrix;

/** The hyperbolic tangent. */
final class HyperbolicTangent implements Activation {

    private final ActivationBounds bounds = new ActivationBounds(1, 1, 4 / (3 * Math.sqrt(3)));

    @Override
    public String name() {
        return "tanh";
    }

    @Override
    public double value(double z) {
        return ScalarActivationKernels.tanh(z);
    }

    @Override
    public double slope(double z) {
        return ScalarActivationKernels.tanhSlope(z);
    }

    @Override
    public ActivationBounds bounds() {
        return bounds;
    }

    @Override
    public void evaluate(double[] z, int from, int to, double[] value, double[] slope) {
        ChosenKernels.get().tanh(z, from, to, value, slope);
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
