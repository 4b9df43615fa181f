package org.sigmoidadmm.matrix.tck;

/**
 * A sum held as an unevaluated pair of doubles, about 106 bits: what the results of a backend are measured against.
 *
 * <p>Meant for finite operands. Sums of n terms are good to about n·2⁻¹⁰⁴ of the sum of the magnitudes, which is
 * nothing beside the bounds for plain doubles.
 */
final class DoubleDouble {

    private double high;
    private double low;

    void set(double value) {
        high = value;
        low = 0;
    }

    /** Adds a number (Knuth's exact sum of two doubles). */
    void add(double x) {
        double sum = high + x;
        double part = sum - high;
        double error = (high - (sum - part)) + (x - part);
        renormalize(sum, low + error);
    }

    /** Adds a product without rounding it first. */
    void addProduct(double a, double b) {
        double product = a * b;
        double error = Math.fma(a, b, -product);
        add(product);
        renormalize(high, low + error);
    }

    private void renormalize(double h, double l) {
        high = h + l;
        low = l - (high - h);
    }

    double high() {
        return high;
    }

    double low() {
        return low;
    }

    /** The nearest double. */
    double value() {
        return high + low;
    }
}
