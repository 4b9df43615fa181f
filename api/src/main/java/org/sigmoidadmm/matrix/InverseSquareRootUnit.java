package org.sigmoidadmm.matrix;

/** z/√(1 + z²). */
final class InverseSquareRootUnit implements Activation {

    @Override
    public String name() {
        return "isru";
    }

    @Override
    public double value(double z) {
        double a = Math.abs(z);
        if (a > 1) { // in 1/z, so that nothing overflows
            double w = 1 / z;
            return Math.copySign(1 / Math.sqrt(1 + w * w), z);
        }
        return z / Math.sqrt(1 + z * z);
    }

    @Override
    public double slope(double z) {
        if (Math.abs(z) > 1e9) { // 1 does not count, and z³ could overflow
            double w = 1 / Math.abs(z);
            return w * w * w;
        }
        double s = 1 + z * z;
        return 1 / (s * Math.sqrt(s));
    }

    @Override
    public ActivationBounds bounds() {
        return new ActivationBounds(1, 1, 1.5 * 0.64 * Math.sqrt(0.8));
    }

    @Override
    public String toString() {
        return name();
    }
}
