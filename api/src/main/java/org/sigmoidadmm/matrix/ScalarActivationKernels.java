package org.sigmoidadmm.matrix;

import org.sigmoidadmm.matrix.spi.ActivationKernels;

/**
 * Sigmoid and tanh in plain double arithmetic: the definition, bit for bit, of what every {@link ActivationKernels}
 * computes.
 *
 * <p>With a = |z| (2|z| for tanh) everything follows from e = e^−a:
 *
 * <pre>{@code
 * σ(|z|) = 1/(1 + e)    σ(−|z|) = e/(1 + e)    σ′(z) = σ(z)·σ(−z)
 * tanh |z| = (1 − e)/(1 + e)    tanh′ z = 4·σ(a)·σ(−a)
 * }</pre>
 *
 * <p>No quotient is subtracted from 1, so nothing cancels. 1 + e is split without error into {@code sum}, of 26 bits, and
 * {@code rest}. Each quotient x/(1 + e) is formed as h − l: h is x·(1/(1 + e)) rounded to 26 bits, so that its product
 * with {@code sum} is exact without a fused multiply-add (whose absence on a processor would cost a factor of hundreds);
 * l is the excess of h·(1 + e) over x, divided by 1 + e. Each result is then rounded practically once; what is left is
 * the error of e, at most 1.3 ulp.
 *
 * <p>Bulk evaluation is a chain of short loops: there the compiler can use vector instructions in some, and a processor can overlap far more iterations of a short loop than of a long one.
 */
final class ScalarActivationKernels implements ActivationKernels {

    /** Numbers that go through the chain of loops together: three such arrays stay in the first-level cache. */
    private static final int CHUNK = 512;

    /** Adding and subtracting 1.5·2^27 rounds a number below 2^26 to a multiple of 2^−25. */
    private static final double ROUND = 0x1.8p27;

    /** Multiplier of Veltkamp's rounding to 26 bits. */
    private static final double SPLIT = 0x1p27 + 1;

    @Override
    public String description() {
        return "scalar";
    }

    @Override
    public void sigmoid(double[] z, int from, int to, double[] value, double[] slope) {
        double[] fractions = slope == z ? value : slope;
        for (int start = from; start < to; start += CHUNK) {
            int end = Math.min(to, start + CHUNK);
            NegativeExponential.fractions(1, z, start, end, fractions);
            sigmoidParts(z, start, end, fractions, value, slope);
            sigmoidOfParts(start, end, value, slope);
        }
    }

    /** value ← 1 for z ≥ 0, 0 for z < 0; slope ← e. */
    private static void sigmoidParts(double[] z, int from, int to, double[] fractions, double[] value, double[] slope) {
        for (int i = from; i < to; i++) {
            double argument = z[i];
            slope[i] = NegativeExponential.exponential(Math.abs(argument), fractions[i]);
            value[i] = Double.doubleToRawLongBits(argument) >>> 63 ^ 1; // without a branch on random signs
        }
    }

    private static void sigmoidOfParts(int from, int to, double[] value, double[] slope) {
        for (int i = from; i < to; i++) {
            double e = slope[i];
            double whole = 1 + e;
            double sum = (whole + ROUND) - ROUND;
            double rest = (1 - sum) + e;
            double inverse = 1 / whole;
            double up = leading(inverse);
            double upExcess = excess(up, sum, rest, 1) * inverse;
            double right = up - upExcess;
            double down = leading(e * inverse);
            double downExcess = excess(down, sum, rest, e) * inverse;
            double left = down - downExcess;
            double onRight = value[i];
            value[i] = onRight * right + (1 - onRight) * left;
            slope[i] = down * up - (down * upExcess + downExcess * right);
        }
    }

    @Override
    public void tanh(double[] z, int from, int to, double[] value, double[] slope) {
        double[] fractions = slope == z ? value : slope;
        for (int start = from; start < to; start += CHUNK) {
            int end = Math.min(to, start + CHUNK);
            NegativeExponential.fractions(2, z, start, end, fractions);
            for (int i = start; i < end; i++) {
                double argument = z[i];
                double fraction = fractions[i];
                slope[i] = tanhSlope(argument, fraction);
                value[i] = tanh(argument, fraction);
            }
        }
    }

    static double sigmoid(double z) {
        double e = exponential(Math.abs(z));
        return quotient(z >= 0 ? 1 : e, e);
    }

    static double sigmoidSlope(double z) {
        double e = exponential(Math.abs(z));
        return product(e);
    }

    static double tanh(double z) {
        return tanh(z, NegativeExponential.fraction(2 * Math.abs(z), 0));
    }

    static double tanhSlope(double z) {
        return tanhSlope(z, NegativeExponential.fraction(2 * Math.abs(z), 0));
    }

    private static double tanh(double z, double fraction) {
        double a = 2 * Math.abs(z);
        if (a < NegativeExponential.SMALL) {
            double factor = NegativeExponential.factor(a);
            double variable = factor * fraction;
            double e = factor + variable;
            double whole = 1 + e;
            double sum = (whole + ROUND) - ROUND;
            double rest = (1 - sum) + e;
            double inverse = 1 / whole;
            double fixed = 1 - factor;
            double x = fixed - variable; // 1 − e; for a near 0 this is −variable with all its digits
            double lost = (fixed - x) - variable;
            double high = leading(x * inverse);
            return Math.copySign(high - (excess(high, sum, rest, x) - lost) * inverse, z);
        }
        return Double.isNaN(z) ? z : Math.copySign(1, z);
    }

    private static double tanhSlope(double z, double fraction) {
        double a = 2 * Math.abs(z);
        return a < NegativeExponential.SMALL
                ? 4 * product(NegativeExponential.exponential(a, fraction))
                : NegativeExponential.scaled(1 + fraction, a, 2);
    }

    private static double exponential(double a) {
        return NegativeExponential.exponential(a, NegativeExponential.fraction(a, 0));
    }

    /** Returns x/(1 + e). */
    private static double quotient(double x, double e) {
        double whole = 1 + e;
        double sum = (whole + ROUND) - ROUND;
        double rest = (1 - sum) + e;
        double inverse = 1 / whole;
        double high = leading(x * inverse);
        return high - excess(high, sum, rest, x) * inverse;
    }

    /** Returns e/(1 + e)². */
    private static double product(double e) {
        double whole = 1 + e;
        double sum = (whole + ROUND) - ROUND;
        double rest = (1 - sum) + e;
        double inverse = 1 / whole;
        double up = leading(inverse);
        double upExcess = excess(up, sum, rest, 1) * inverse;
        double down = leading(e * inverse);
        double downExcess = excess(down, sum, rest, e) * inverse;
        return down * up - (down * upExcess + downExcess * (up - upExcess));
    }

    /** Returns x rounded to 26 bits, so that a product of two such numbers is exact. */
    private static double leading(double x) {
        double scaled = x * SPLIT;
        return scaled - (scaled - x);
    }

    /** Returns quotient·(sum + rest) − x, exactly enough: quotient and sum have 26 bits. */
    private static double excess(double quotient, double sum, double rest, double x) {
        return (quotient * sum - x) + quotient * rest;
    }
}
