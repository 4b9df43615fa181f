package org.sigmoidadmm.matrix;

/** What rounding took from a product or a sum, exactly, by Dekker's and Knuth's methods. */
final class RoundingError {

    private static final double SPLIT = 0x1p27 + 1;

    private RoundingError() {}

    /** Returns x·y − product, where {@code product} is x·y rounded; no factor above 1e290. */
    static double ofProduct(double x, double y, double product) {
        double xHigh = leading(x);
        double yHigh = leading(y);
        double xLow = x - xHigh;
        double yLow = y - yHigh;
        return ((xHigh * yHigh - product) + xHigh * yLow + xLow * yHigh) + xLow * yLow;
    }

    /** Returns x + y − sum, where {@code sum} is x + y rounded. */
    static double ofSum(double x, double y, double sum) {
        double part = sum - x;
        return (x - (sum - part)) + (y - part);
    }

    /** Returns x rounded to 26 bits. */
    private static double leading(double x) {
        double scaled = x * SPLIT;
        return scaled - (scaled - x);
    }
}
