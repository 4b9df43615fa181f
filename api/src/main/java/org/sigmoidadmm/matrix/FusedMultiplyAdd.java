package org.sigmoidadmm.matrix;

/**
 * xy + z rounded once, with the same bits everywhere: by the processor where it has the instruction, otherwise, some
 * thirty times as slow, by double arithmetic. ({@link Math#fma} takes microseconds on processors without it.)
 */
public final class FusedMultiplyAdd {

    /** Multiplier of Veltkamp's rounding to 26 bits. */
    private static final double SPLIT = 0x1p27 + 1;

    private static final boolean NATIVE = isFasterThanEmulation();

    private FusedMultiplyAdd() {}

    /**
     * Returns whether the processor has the instruction. Whoever computes the same in another way, such as by vectors, needs
     * to know.
     *
     * @return whether {@link #fma} is one instruction
     */
    public static boolean isNative() {
        return NATIVE;
    }

    /**
     * Returns xy + z, rounded once. Without the instruction the factors must be below 1e290 and their product 0 or above
     * 1e-290, or z so large that it hides the product.
     *
     * @param x a factor
     * @param y a factor
     * @param z what is added to their product
     * @return xy + z
     */
    public static double fma(double x, double y, double z) {
        return NATIVE ? Math.fma(x, y, z) : emulate(x, y, z);
    }

    /**
     * The method of Boldo and Melquiond: product and sums without error by Dekker and Knuth, and the two small parts added
     * with rounding to odd, so that the last addition rounds as if it saw all bits.
     */
    static double emulate(double x, double y, double z) {
        double product = x * y;
        double productError = errorOfProduct(x, y, product);
        double low = z + productError;
        double lowError = RoundingError.ofSum(z, productError, low);
        double high = product + low;
        double highError = RoundingError.ofSum(product, low, high);
        return high + roundedToOdd(lowError, highError);
    }

    /** Returns x + y; where that is no double, the one of the two around it whose last bit is 1. */
    private static double roundedToOdd(double x, double y) {
        double sum = x + y;
        double error = RoundingError.ofSum(x, y, sum);
        long bits = Double.doubleToRawLongBits(sum);
        if (error == 0 || (bits & 1) == 1) {
            return sum;
        }
        return Double.longBitsToDouble(error > 0 == sum > 0 ? bits + 1 : bits - 1);
    }

    private static double errorOfProduct(double x, double y, double product) {
        double xHigh = leading(x);
        double yHigh = leading(y);
        double xLow = x - xHigh;
        double yLow = y - yHigh;
        return ((xHigh * yHigh - product) + xHigh * yLow + xLow * yHigh) + xLow * yLow;
    }

    /** Returns x rounded to 26 bits, so that a product of two such numbers is exact. */
    private static double leading(double x) {
        double scaled = x * SPLIT;
        return scaled - (scaled - x);
    }

    /** Both give the same bits, so that a wrong answer costs time alone. */
    private static boolean isFasterThanEmulation() {
        long byMath = Long.MAX_VALUE;
        long emulated = Long.MAX_VALUE;
        double x = 1;
        for (int attempt = 0; attempt < 8; attempt++) {
            long start = System.nanoTime();
            for (int i = 0; i < 16; i++) {
                x = Math.fma(x, 0.75, 0.25);
            }
            long middle = System.nanoTime();
            for (int i = 0; i < 16; i++) {
                x = emulate(x, 0.75, 0.25);
            }
            byMath = Math.min(byMath, middle - start);
            emulated = Math.min(emulated, System.nanoTime() - middle);
        }
        return byMath < emulated && x > 0;
    }
}
