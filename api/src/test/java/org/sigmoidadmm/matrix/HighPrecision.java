package org.sigmoidadmm.matrix;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** The activation functions from their series, to at least 30 digits: the reference of the accuracy tests. */
final class HighPrecision {

    private static final MathContext DIGITS = new MathContext(60, RoundingMode.HALF_EVEN);
    private static final BigDecimal ONE = BigDecimal.ONE;
    private static final BigDecimal TWO = BigDecimal.valueOf(2);
    private static final BigDecimal FOUR = BigDecimal.valueOf(4);
    private static final BigDecimal NEGLIGIBLE = BigDecimal.ONE.movePointLeft(50);

    /** π by Machin's formula. */
    static final BigDecimal PI = FOUR.multiply(BigDecimal.valueOf(4)
            .multiply(atanSeries(ONE.divide(BigDecimal.valueOf(5), DIGITS)))
            .subtract(atanSeries(ONE.divide(BigDecimal.valueOf(239), DIGITS))));

    private HighPrecision() {}

    static BigDecimal sigmoid(double z) {
        return ONE.divide(ONE.add(exp(exact(z).negate())), DIGITS);
    }

    static BigDecimal sigmoidSlope(double z) {
        BigDecimal e = exp(exact(z).abs().negate());
        return e.divide(ONE.add(e, DIGITS).pow(2, DIGITS), DIGITS);
    }

    static BigDecimal tanh(double z) {
        if (Math.abs(z) < 1e-20) {
            return exact(z); // the next term of the series, z³/3, does not count
        }
        BigDecimal e = exp(exact(z).abs().multiply(TWO).negate());
        BigDecimal magnitude = ONE.subtract(e).divide(ONE.add(e), DIGITS);
        return z < 0 ? magnitude.negate() : magnitude;
    }

    static BigDecimal tanhSlope(double z) {
        BigDecimal e = exp(exact(z).abs().multiply(TWO).negate());
        return FOUR.multiply(e).divide(ONE.add(e, DIGITS).pow(2, DIGITS), DIGITS);
    }

    static BigDecimal arctan(double z) {
        if (Math.abs(z) > 1) {
            BigDecimal rest = arctan(ONE.divide(exact(z).abs(), DIGITS));
            BigDecimal magnitude = PI.divide(TWO, DIGITS).subtract(rest);
            return z < 0 ? magnitude.negate() : magnitude;
        }
        return arctan(exact(z));
    }

    static BigDecimal arctanSlope(double z) {
        return ONE.divide(ONE.add(exact(z).pow(2, DIGITS), DIGITS), DIGITS);
    }

    static BigDecimal isru(double z) {
        return exact(z).divide(ONE.add(exact(z).pow(2, DIGITS), DIGITS).sqrt(DIGITS), DIGITS);
    }

    static BigDecimal isruSlope(double z) {
        BigDecimal s = ONE.add(exact(z).pow(2, DIGITS), DIGITS);
        return ONE.divide(s.multiply(s.sqrt(DIGITS)), DIGITS);
    }

    static BigDecimal erf(double z) {
        if (Math.abs(z) > 6.5) {
            return BigDecimal.valueOf(Math.signum(z)); // within 1e-19; the terms of the series would reach e^z²
        }
        BigDecimal square = exact(z).pow(2, DIGITS).negate();
        BigDecimal power = ONE; // (−z²)^n/n!
        BigDecimal sum = ONE;
        for (int n = 1; power.abs().compareTo(NEGLIGIBLE) > 0; n++) {
            power = power.multiply(square, DIGITS).divide(BigDecimal.valueOf(n), DIGITS);
            sum = sum.add(power.divide(BigDecimal.valueOf(2L * n + 1), DIGITS));
        }
        return TWO.multiply(exact(z)).multiply(sum).divide(PI.sqrt(DIGITS), DIGITS);
    }

    static BigDecimal erfSlope(double z) {
        return TWO.multiply(exp(exact(z).pow(2, DIGITS).negate())).divide(PI.sqrt(DIGITS), DIGITS);
    }

    static BigDecimal sin(double z) {
        BigDecimal x = exact(z).remainder(TWO.multiply(PI));
        return alternating(x, x, 1);
    }

    static BigDecimal cos(double z) {
        return alternating(exact(z).remainder(TWO.multiply(PI)), ONE, 0);
    }

    /** Sum of first, first·(−x²)/((n + 1)(n + 2)), … with n the power in the first term. */
    private static BigDecimal alternating(BigDecimal x, BigDecimal first, int power) {
        BigDecimal square = x.pow(2, DIGITS).negate();
        BigDecimal term = first;
        BigDecimal sum = first;
        for (int n = power; term.abs().compareTo(NEGLIGIBLE) > 0; n += 2) {
            term = term.multiply(square, DIGITS).divide(BigDecimal.valueOf((n + 1L) * (n + 2L)), DIGITS);
            sum = sum.add(term);
        }
        return sum;
    }

    private static BigDecimal exp(BigDecimal x) {
        int halvings = 16;
        BigDecimal small = x.divide(TWO.pow(halvings), DIGITS);
        BigDecimal term = ONE;
        BigDecimal sum = ONE;
        for (int n = 1; term.abs().compareTo(NEGLIGIBLE) > 0; n++) {
            term = term.multiply(small, DIGITS).divide(BigDecimal.valueOf(n), DIGITS);
            sum = sum.add(term);
        }
        for (int i = 0; i < halvings; i++) {
            sum = sum.multiply(sum, DIGITS);
        }
        return sum;
    }

    private static BigDecimal arctan(BigDecimal x) {
        BigDecimal halved = x; // arctan x = 2·arctan(x/(1 + √(1 + x²))), three times
        for (int i = 0; i < 3; i++) {
            BigDecimal root = ONE.add(halved.multiply(halved, DIGITS)).sqrt(DIGITS);
            halved = halved.divide(ONE.add(root), DIGITS);
        }
        return atanSeries(halved).multiply(BigDecimal.valueOf(8));
    }

    private static BigDecimal atanSeries(BigDecimal x) {
        BigDecimal square = x.multiply(x, DIGITS).negate();
        BigDecimal power = x;
        BigDecimal sum = x;
        for (long n = 3; power.abs().compareTo(NEGLIGIBLE) > 0; n += 2) {
            power = power.multiply(square, DIGITS);
            sum = sum.add(power.divide(BigDecimal.valueOf(n), DIGITS));
        }
        return sum;
    }

    private static BigDecimal exact(double z) {
        return new BigDecimal(z, DIGITS); // some doubles have a thousand digits
    }
}
