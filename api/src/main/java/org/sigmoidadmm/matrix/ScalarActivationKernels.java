package org.sigmoidadmm.matrix;

import org.sigmoidadmm.matrix.spi.ActivationKernels;

/**
 * Sigmoid and tanh in plain double arithmetic, one number at a time: the definition, bit for bit, of what every
 * {@link ActivationKernels} computes.
 *
 * <p>With a = |z| (2|z| for tanh) everything follows from e = e^−a = c(1 + t), where c = 2^k and t is a polynomial. For
 * a below {@link NegativeExponential#SMALL} there is no branch but the choice by the sign of z:
 *
 * <pre>{@code
 * σ(|z|) = 1/(1 + e)    σ(−|z|) = e/(1 + e)    σ′(z) = σ(z)·σ(−z)
 * tanh |z| = (1 − e)/(1 + e)    tanh′ z = 4·σ(a)·σ(−a)
 * }</pre>
 *
 * <p>No quotient is subtracted from 1, so nothing cancels. Each quotient x/(1 + e) is formed as a sum h + l: h is x·(1/(1
 * + e)) cut to 26 bits, so that its product with 1 + e, also split, is exact without a fused multiply-add (whose absence
 * on a processor would cost a factor of hundreds); l is the remainder times 1/(1 + e). Each result is then rounded
 * practically once; what is left is the error of e, at most 1.3 ulp.
 */
final class ScalarActivationKernels implements ActivationKernels {

    @Override
    public String description() {
        return "scalar";
    }

    @Override
    public void sigmoid(double[] z, int from, int to, double[] value, double[] slope) {
        for (int i = from; i < to; i++) {
            double argument = z[i];
            double a = Math.abs(argument);
            if (a < NegativeExponential.SMALL) {
                double e = exponential(a);
                double sum = cut(1 + e);
                double rest = (1 - sum) + e;
                double inverse = 1 / (1 + e);
                double up = cut(inverse);
                double upRest = remainder(1, up, sum, rest) * inverse;
                double down = cut(e * inverse);
                double downRest = remainder(e, down, sum, rest) * inverse;
                value[i] = argument >= 0 ? up + upRest : down + downRest;
                slope[i] = down * up + (down * upRest + downRest * (up + upRest));
            } else {
                value[i] = sigmoidOfLarge(argument);
                slope[i] = NegativeExponential.scaled(a, 0);
            }
        }
    }

    @Override
    public void sigmoid(double[] z, int from, int to, double[] value) {
        for (int i = from; i < to; i++) {
            value[i] = sigmoid(z[i]);
        }
    }

    @Override
    public void tanh(double[] z, int from, int to, double[] value, double[] slope) {
        for (int i = from; i < to; i++) {
            double argument = z[i];
            double a = 2 * Math.abs(argument);
            if (a < NegativeExponential.SMALL) {
                double factor = NegativeExponential.factor(a);
                double fraction = factor * NegativeExponential.fraction(a);
                double e = factor + fraction;
                double x = (1 - factor) - fraction;
                double sum = cut(1 + e);
                double rest = (1 - sum) + e;
                double inverse = 1 / (1 + e);
                double up = cut(inverse);
                double upRest = remainder(1, up, sum, rest) * inverse;
                double down = cut(e * inverse);
                double downRest = remainder(e, down, sum, rest) * inverse;
                double high = cut(x * inverse);
                double low = remainder(x, high, sum, rest) * inverse;
                value[i] = Math.copySign(high + low, argument);
                slope[i] = 4 * (down * up + (down * upRest + downRest * (up + upRest)));
            } else {
                value[i] = tanhOfLarge(argument);
                slope[i] = NegativeExponential.scaled(a, 2);
            }
        }
    }

    @Override
    public void tanh(double[] z, int from, int to, double[] value) {
        for (int i = from; i < to; i++) {
            value[i] = tanh(z[i]);
        }
    }

    static double sigmoid(double z) {
        double a = Math.abs(z);
        if (a < NegativeExponential.SMALL) {
            double e = exponential(a);
            double sum = cut(1 + e);
            double rest = (1 - sum) + e;
            double inverse = 1 / (1 + e);
            double x = z >= 0 ? 1 : e;
            double high = cut(x * inverse);
            return high + remainder(x, high, sum, rest) * inverse;
        }
        return sigmoidOfLarge(z);
    }

    static double sigmoidSlope(double z) {
        double a = Math.abs(z);
        return a < NegativeExponential.SMALL ? product(exponential(a)) : NegativeExponential.scaled(a, 0);
    }

    static double tanh(double z) {
        double a = 2 * Math.abs(z);
        if (a < NegativeExponential.SMALL) {
            double factor = NegativeExponential.factor(a);
            double fraction = factor * NegativeExponential.fraction(a);
            double e = factor + fraction;
            double x = (1 - factor) - fraction; // 1 − e; for a near 0 this is −fraction, with all its digits
            double sum = cut(1 + e);
            double rest = (1 - sum) + e;
            double inverse = 1 / (1 + e);
            double high = cut(x * inverse);
            return Math.copySign(high + remainder(x, high, sum, rest) * inverse, z);
        }
        return tanhOfLarge(z);
    }

    static double tanhSlope(double z) {
        double a = 2 * Math.abs(z);
        return a < NegativeExponential.SMALL ? 4 * product(exponential(a)) : NegativeExponential.scaled(a, 2);
    }

    /** Returns e/(1 + e)². */
    private static double product(double e) {
        double sum = cut(1 + e);
        double rest = (1 - sum) + e;
        double inverse = 1 / (1 + e);
        double up = cut(inverse);
        double upRest = remainder(1, up, sum, rest) * inverse;
        double down = cut(e * inverse);
        double downRest = remainder(e, down, sum, rest) * inverse;
        return down * up + (down * upRest + downRest * (up + upRest));
    }

    /** Returns e^−a for 0 ≤ a < SMALL. */
    private static double exponential(double a) {
        double factor = NegativeExponential.factor(a);
        return factor + factor * NegativeExponential.fraction(a);
    }

    /** Returns x − quotient·(sum + rest), exactly enough: quotient and sum have 26 bits. */
    private static double remainder(double x, double quotient, double sum, double rest) {
        return (x - quotient * sum) - quotient * rest;
    }

    /** Returns x with all but its leading 26 bits cleared, so that a product of two such numbers is exact. */
    private static double cut(double x) {
        return Double.longBitsToDouble(Double.doubleToRawLongBits(x) & NegativeExponential.LEADING_26_BITS);
    }

    private static double sigmoidOfLarge(double z) {
        return z > 0 ? 1 : NegativeExponential.scaled(-z, 0);
    }

    private static double tanhOfLarge(double z) {
        return Double.isNaN(z) ? z : Math.copySign(1, z);
    }
}
