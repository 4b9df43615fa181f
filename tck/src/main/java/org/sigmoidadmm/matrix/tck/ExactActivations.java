package org.sigmoidadmm.matrix.tck;

import java.math.BigDecimal;
import java.math.MathContext;

/** Activation functions to 60 digits. */
final class ExactActivations {

    /** Digits of the exact values: enough for the cancellation in tanh of arguments down to 1e-20. */
    private static final MathContext DIGITS = new MathContext(60);

    private static final BigDecimal TWO = BigDecimal.valueOf(2);

    private ExactActivations() {}

    /** 1/(1 + e⁻ᶻ). */
    static BigDecimal sigmoid(double z) {
        BigDecimal e = exp(-Math.abs(z));
        return (z < 0 ? e : BigDecimal.ONE).divide(BigDecimal.ONE.add(e), DIGITS);
    }

    /** e⁻ᶻ/(1 + e⁻ᶻ)². */
    static BigDecimal sigmoidSlope(double z) {
        BigDecimal e = exp(-Math.abs(z));
        return e.divide(BigDecimal.ONE.add(e).pow(2), DIGITS);
    }

    /** (1 − e⁻²ᶻ)/(1 + e⁻²ᶻ). */
    static BigDecimal tanh(double z) {
        BigDecimal e = exp(-Math.abs(2 * z));
        BigDecimal value = BigDecimal.ONE.subtract(e).divide(BigDecimal.ONE.add(e), DIGITS);
        return z < 0 ? value.negate() : value;
    }

    /** 4e⁻²ᶻ/(1 + e⁻²ᶻ)². */
    static BigDecimal tanhSlope(double z) {
        BigDecimal e = exp(-Math.abs(2 * z));
        return e.multiply(BigDecimal.valueOf(4)).divide(BigDecimal.ONE.add(e).pow(2), DIGITS);
    }

    /** eˣ by Taylor's series of e^(x/2ᵏ), squared k times. */
    private static BigDecimal exp(double x) {
        BigDecimal argument = new BigDecimal(x);
        int halvings = 0;
        while (argument.abs().compareTo(new BigDecimal("0.01")) > 0) {
            argument = argument.divide(TWO, DIGITS);
            halvings++;
        }
        BigDecimal sum = BigDecimal.ONE;
        BigDecimal term = BigDecimal.ONE;
        for (int k = 1; k < 30; k++) {
            term = term.multiply(argument, DIGITS).divide(BigDecimal.valueOf(k), DIGITS);
            sum = sum.add(term, DIGITS);
        }
        for (int k = 0; k < halvings; k++) {
            sum = sum.multiply(sum, DIGITS);
        }
        return sum;
    }
}
