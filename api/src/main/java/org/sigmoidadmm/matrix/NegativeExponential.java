package org.sigmoidadmm.matrix;

import static org.sigmoidadmm.matrix.FusedMultiplyAdd.fma;

/**
 * e^−a for a ≥ 0 as c(1 + t), c = 2^k, by operations whose rounding IEEE 754 defines, so that it gives the same bits
 * everywhere.
 *
 * <p>k is −a/ln 2 rounded, x = a + k·ln 2 lies within ±0.3466, and t = e^−x − 1 = −x + x²·P(x) with a polynomial P of
 * degree 9 that interpolates at Chebyshev points; what it leaves out is below 1.7e-17.
 */
final class NegativeExponential {

    /** Below this argument e^−a, and what the last bit of its products is worth, are far above underflow. */
    static final double SMALL = 600;

    /** From here on e^−a rounds to 0, and so does 4e^−a. */
    private static final double UNDERFLOW = 750;

    private static final double NEGATIVE_LOG2_E = -1.4426950408889634;

    /** ln 2 in two parts, the first of 32 bits, so that its product with any k is exact. */
    private static final double LN2_HIGH = 0x1.62e42feep-1;

    private static final double LN2_LOW = 1.9082149292705877e-10;

    /**
     * 1.5·2^52 + 1023: adding it to a number rounds that to an integer, which then stands, increased by the exponent's
     * bias, in the lowest bits of the sum.
     */
    private static final double SHIFT = 0x1.8p52 + 1023;

    private static final double P0 = 0.5000000000000001;
    private static final double P1 = -0.16666666666666669;
    private static final double P2 = 0.041666666666624136;
    private static final double P3 = -0.008333333333330063;
    private static final double P4 = 0.001388888891720967;
    private static final double P5 = -0.00019841269863050506;
    private static final double P6 = 2.4801521302241082e-05;
    private static final double P7 = -2.7557268464831627e-06;
    private static final double P8 = 2.7620085455018414e-07;
    private static final double P9 = -2.510038319586702e-08;

    private NegativeExponential() {}

    /** fractions ← t of factor·|z|, finite where factor·|z| is below {@link #SMALL}; the compiler vectorises it. */
    static void fractions(double factor, double[] z, int from, int to, double[] fractions) {
        for (int i = from; i < to; i++) {
            fractions[i] = fraction(factor * Math.abs(z[i]), 0);
        }
    }

    /** Returns e^−a for any a ≥ 0 from its t, with gradual underflow; NaN for NaN. */
    static double exponential(double a, double t) {
        if (a < SMALL) {
            double c = factor(a);
            return fma(c, t, c);
        }
        return scaled(1 + t, a, 0);
    }

    /** Returns c = 2^k for 0 ≤ a < {@link #SMALL}. */
    static double factor(double a) {
        return Double.longBitsToDouble(Double.doubleToRawLongBits(shifted(a)) << 52);
    }

    /** Returns t for the argument a + low, where low is too small to change k. */
    static double fraction(double a, double low) {
        double k = shifted(a) - SHIFT;
        double x = fma(k, LN2_LOW, fma(k, LN2_HIGH, a) + low);
        double square = x * x;
        double even = fma(fma(fma(fma(P8, square, P6), square, P4), square, P2), square, P0);
        double odd = fma(fma(fma(fma(P9, square, P7), square, P5), square, P3), square, P1);
        return fma(fma(odd, x, even), square, -x);
    }

    /**
     * Returns 2^(k + exponent)·x, in two steps, the first of which is exact; 0 where a is so large that e^−a is below
     * all doubles.
     *
     * @param x 1 + t, or that times a number of its magnitude
     * @param a at least 0
     * @param exponent 0 to 2
     */
    static double scaled(double x, double a, int exponent) {
        if (a > UNDERFLOW) {
            return 0;
        }
        double k = shifted(a) - SHIFT + exponent;
        double most = Math.max(k, -1000);
        return x * powerOfTwo(most) * powerOfTwo(k - most);
    }

    private static double powerOfTwo(double k) {
        return Double.longBitsToDouble(Double.doubleToRawLongBits(k + SHIFT) << 52);
    }

    private static double shifted(double a) {
        return fma(a, NEGATIVE_LOG2_E, SHIFT);
    }
}
