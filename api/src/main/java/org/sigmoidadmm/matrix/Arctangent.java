package org.sigmoidadmm.matrix;

/** The inverse tangent. */
final class Arctangent implements Activation {

    private final ActivationBounds bounds = new ActivationBounds(Math.PI / 2, 1, 3 * Math.sqrt(3) / 8);

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
        if (Math.abs(z) > 1e140) { // 1 does not count, and z² could overflow
            double w = 1 / z;
            return w * w;
        }
        double square = z * z;
        double sum = 1 + square;
        double error = RoundingError.ofSum(1, square, sum) + RoundingError.ofProduct(z, z, square);
        double quotient = 1 / sum;
        return quotient - quotient * (error / sum);
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
