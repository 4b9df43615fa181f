package org.sigmoidadmm.matrix;

/** What rounding took from a product or a sum, exactly. */
final class RoundingError {

    private RoundingError() {}

    /** Returns x·y − product, where {@code product} is x·y rounded; no factor above 1e290. */
    static double ofProduct(double x, double y, double product) {
        return FusedMultiplyAdd.fma(x, y, -product);
    }

    /** Returns x + y − sum, where {@code sum} is x + y rounded. */
    static double ofSum(double x, double y, double sum) {
        double part = sum - x;
        return (x - (sum - part)) + (y - part);
    }
}
