package org.sigmoidadmm.matrix;

/**
 * The error function: z + z·P(z²) where |z| < 1, else 1 − e^−z²·Q((a − 2)/(a + 2)) with a = |z|. P and Q interpolate at
 * Chebyshev points; what they leave out is below 2e-17 in the first and 6e-17·Q in the second case.
 */
final class ErrorFunction implements Activation {

    private final ActivationBounds bounds =
            new ActivationBounds(1, 2 / Math.sqrt(Math.PI), 2 * Math.sqrt(2) / Math.sqrt(Math.PI * Math.E));

    /** From here on erf rounds to 1. */
    private static final double SATURATED = 6;

    /** 2/√π in two parts. */
    private static final double SLOPE_AT_ZERO = 1.1283791670955126;

    private static final double SLOPE_AT_ZERO_LOW = 1.533545961316588e-17;

    private static final double[] P = {
        0.1283791670955126,
        -0.37612638903183754,
        0.11283791670955126,
        -0.026866170645131218,
        0.005223977625441674,
        -0.0008548327023403001,
        0.00012055332978879483,
        -1.4925650236967501e-05,
        1.6462110782018636e-06,
        -1.636576864883207e-07,
        1.4806027146128752e-08,
        -1.2277734486795524e-09,
        9.323723518153027e-11,
        -6.1967364287877e-12,
        2.8067128195611264e-13
    };

    private static final double[] Q = {
        0.25539567631050575,
        -0.4271858474139585,
        0.24165819424246585,
        -0.07897858101570611,
        0.0037328924043978336,
        0.006997461736971578,
        -0.00084714325299195,
        -0.0009819769411038642,
        4.355558686575482e-05,
        0.00017435947400205157,
        2.7527175557227246e-05,
        -2.7562209161129353e-05,
        -1.3998283772784976e-05,
        1.3058577122278017e-06,
        4.011749647325067e-06,
        1.272567661840228e-06,
        -1.1352571477273627e-06
    };

    @Override
    public String name() {
        return "erf";
    }

    @Override
    public double value(double z) {
        double a = Math.abs(z);
        if (a < 1) {
            return z + z * polynomial(P, z * z);
        }
        if (a < SATURATED) {
            double high = high(a);
            double low = (a - high) * (a + high);
            double gauss =
                    NegativeExponential.scaled(1 + NegativeExponential.fraction(high * high, low), high * high, 0);
            return Math.copySign(1 - gauss * polynomial(Q, (a - 2) / (a + 2)), z);
        }
        return Double.isNaN(z) ? z : Math.copySign(1, z);
    }

    @Override
    public double slope(double z) {
        double a = Math.abs(z);
        if (a > 28) {
            return 0;
        }
        double high = high(a);
        double low = (a - high) * (a + high);
        double t = NegativeExponential.fraction(high * high, low);
        double slope = SLOPE_AT_ZERO + (SLOPE_AT_ZERO * t + SLOPE_AT_ZERO_LOW);
        return NegativeExponential.scaled(slope, high * high, 0);
    }

    @Override
    public ActivationBounds bounds() {
        return bounds;
    }

    @Override
    public String toString() {
        return name();
    }

    /** The leading 26 bits, whose square is exact: a² = high² + (a − high)(a + high). */
    private static double high(double a) {
        return Double.longBitsToDouble(Double.doubleToRawLongBits(a) & -1L << 27);
    }

    private static double polynomial(double[] coefficients, double x) {
        double sum = 0;
        for (int i = coefficients.length - 1; i >= 0; i--) {
            sum = sum * x + coefficients[i];
        }
        return sum;
    }
}
