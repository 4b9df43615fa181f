package org.sigmoidadmm.matrix;

import static org.sigmoidadmm.matrix.FusedMultiplyAdd.fma;

import org.sigmoidadmm.matrix.spi.ActivationKernels;

/**
 * Sigmoid and tanh one number at a time: the definition, bit for bit, of what every {@link ActivationKernels} computes.
 *
 * <p>With a = |z| (2|z| for tanh) everything follows from e = e^−a:
 *
 * <pre>{@code
 * σ(|z|) = 1/(1 + e)    σ(−|z|) = e/(1 + e)    σ′(z) = σ(z)·σ(−z)
 * tanh |z| = (1 − e)/(1 + e)    tanh′ z = 4·σ(a)·σ(−a)
 * }</pre>
 *
 * <p>No quotient is subtracted from 1, so nothing cancels. 1 + e is {@code whole} and, without error, what its rounding
 * took, {@code rest}; {@code inverse} is 1/whole rounded, and {@code deficit} = 1 − inverse·(1 + e), so that
 *
 * <pre>{@code
 * 1/(1 + e) = inverse·(1 + deficit)
 * }</pre>
 *
 * to some 100 bits. Each result is one fused multiply-add of such factors, rounded practically once; what is left is the
 * error of e, at most 1.3 ulp.
 *
 * <p>Bulk evaluation is a chain of short loops: there the compiler can use vector instructions in some, and a processor can overlap far more iterations of a short loop than of a long one.
 */
final class ScalarActivationKernels implements ActivationKernels {

    /** Numbers that go through the chain of loops together: three such arrays stay in the first-level cache. */
    private static final int CHUNK = 512;

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
            double inverse = 1 / whole;
            double deficit = deficit(e, whole, inverse);
            double quotient = e * inverse;
            double low = low(e, inverse, deficit, quotient);
            double right = fma(inverse, deficit, inverse);
            double left = quotient + low;
            double onRight = value[i];
            value[i] = onRight * right + (1 - onRight) * left;
            slope[i] = slope(inverse, deficit, quotient, low);
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
        double whole = 1 + e;
        double inverse = 1 / whole;
        double deficit = deficit(e, whole, inverse);
        if (z >= 0) {
            return fma(inverse, deficit, inverse);
        }
        double quotient = e * inverse;
        return quotient + low(e, inverse, deficit, quotient);
    }

    static double sigmoidSlope(double z) {
        return product(exponential(Math.abs(z)));
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
            double inverse = 1 / whole;
            double fixed = 1 - factor;
            double x = fixed - variable; // 1 − e; for a near 0 this is −variable with all its digits
            double lost = (fixed - x) - variable;
            double low = fma(x * inverse, deficit(e, whole, inverse), lost * inverse);
            return Math.copySign(fma(x, inverse, low), z);
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

    /** Returns e/(1 + e)². */
    private static double product(double e) {
        double whole = 1 + e;
        double inverse = 1 / whole;
        double deficit = deficit(e, whole, inverse);
        double quotient = e * inverse;
        return slope(inverse, deficit, quotient, low(e, inverse, deficit, quotient));
    }

    /** Returns what e/(1 + e) is above {@code quotient}, e·inverse rounded. */
    private static double low(double e, double inverse, double deficit, double quotient) {
        return fma(quotient, deficit, fma(e, inverse, -quotient));
    }

    /** Returns (quotient + low)/(1 + e). */
    private static double slope(double inverse, double deficit, double quotient, double low) {
        return fma(quotient, inverse, fma(quotient * inverse, deficit, low * inverse));
    }

    /** Returns 1 − inverse·(1 + e), where {@code whole} is 1 + e rounded. */
    private static double deficit(double e, double whole, double inverse) {
        double negativeRest = (whole - 1) - e;
        return fma(negativeRest, inverse, fma(-whole, inverse, 1));
    }
}
