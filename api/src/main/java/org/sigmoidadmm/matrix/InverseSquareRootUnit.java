package org.sigmoidadmm.matrix;

/** z/√(1 + z²). */
final class InverseSquareRootUnit implements Activation {

    private final ActivationBounds bounds = new ActivationBounds(1, 1, 1.5 * 0.64 * Math.sqrt(0.8));

    /** Beyond this the value is 1 and the slope 1/|z|³ to all digits, and z³ could overflow. */
    private static final double LARGE = 1e90;

    @Override
    public String name() {
        return "isru";
    }

    @Override
    public double value(double z) {
        if (Math.abs(z) > LARGE) {
            return Math.copySign(1, z);
        }
        double square = z * z;
        double sum = 1 + square;
        double root = Math.sqrt(sum);
        double quotient = z / root;
        double value = quotient - quotient * (rootError(z, square, sum, root) / root);
        return Math.copySign(value, z); // −0 is lost in the difference
    }

    @Override
    public double slope(double z) {
        if (Math.abs(z) > LARGE) {
            double inverse = 1 / Math.abs(z);
            return inverse * inverse * inverse;
        }
        double square = z * z;
        double sum = 1 + square;
        double root = Math.sqrt(sum);
        double cube = sum * root;
        double error = RoundingError.ofProduct(sum, root, cube)
                + sumError(z, square, sum) * root
                + sum * rootError(z, square, sum, root);
        double quotient = 1 / cube;
        return quotient - quotient * (error / cube);
    }

    /** Returns 1 + z² − sum. */
    private static double sumError(double z, double square, double sum) {
        return RoundingError.ofSum(1, square, sum) + RoundingError.ofProduct(z, z, square);
    }

    /** Returns √(1 + z²) − root. */
    private static double rootError(double z, double square, double sum, double root) {
        double product = root * root;
        double error = (sum - product) - RoundingError.ofProduct(root, root, product);
        return (error + sumError(z, square, sum)) / (2 * root);
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
