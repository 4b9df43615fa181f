package org.sigmoidadmm.matrix;

/** The inverse tangent. */
final class Arctangent implements Activation {

    @Override
    public String name() {
        return "arctan";
    }

    @Override
    public double value(double z) {
        return StrictMath.atan(z); // the same bits on every machine
    }

    @Override
    public double slope(double z) {
        if (Math.abs(z) > 1e9) { // 1 does not count, and z² could overflow
            double w = 1 / z;
            return w * w;
        }
        return 1 / (1 + z * z);
    }

    @Override
    public ActivationBounds bounds() {
        return new ActivationBounds(Math.PI / 2, 1, 3 * Math.sqrt(3) / 8);
    }

    @Override
    public String toString() {
        return name();
    }
}
