package org.sigmoidadmm.matrix;

/** z for z > 0, a fixed multiple of z elsewhere. */
final class Rectifier implements Activation {

    private final ActivationBounds bounds = new ActivationBounds(Double.POSITIVE_INFINITY, 1, Double.POSITIVE_INFINITY);

    private final String name;
    private final double leak;

    Rectifier(String name, double leak) {
        this.name = name;
        this.leak = leak;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public double value(double z) {
        if (Double.isNaN(z)) {
            return z;
        }
        return z > 0 ? z : leak == 0 ? 0 : leak * z;
    }

    @Override
    public double slope(double z) {
        if (Double.isNaN(z)) {
            return z;
        }
        return z > 0 ? 1 : leak;
    }

    @Override
    public ActivationBounds bounds() {
        return bounds;
    }

    @Override
    public String toString() {
        return name;
    }
}
