package org.sigmoidadmm.vector;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorOperators;

/**
 * e^−a for a ≥ 0 as c(1 + t), c = 2^k, operation for operation as the scalar kernels compute it; their Javadoc explains
 * it. The methods are this small because HotSpot does not inline a method that it has already compiled into more than
 * 2500 bytes, and a vector that crosses a call goes through the heap.
 */
final class VectorExponential {

    /** Where the scalar kernels leave their branch-free path. */
    static final double SMALL = 600;

    private static final double NEGATIVE_LOG2_E = -1.4426950408889634;
    private static final double LN2_HIGH = 0x1.62e42feep-1;
    private static final double LN2_LOW = 1.9082149292705877e-10;
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

    private VectorExponential() {}

    /** Returns k plus a constant that puts it into the lowest bits. */
    static DoubleVector shifted(DoubleVector a) {
        return a.fma(NEGATIVE_LOG2_E, SHIFT);
    }

    /** Returns c, where all a are below {@link #SMALL}. */
    static DoubleVector factor(DoubleVector shifted) {
        return shifted.reinterpretAsLongs().lanewise(VectorOperators.LSHL, 52).reinterpretAsDoubles();
    }

    /** Returns t. */
    static DoubleVector fraction(DoubleVector a, DoubleVector shifted) {
        DoubleVector x = reduced(a, shifted);
        DoubleVector square = x.mul(x);
        return odd(square).fma(x, even(square)).fma(square, x.neg());
    }

    /** Returns x = a + k·ln 2. */
    private static DoubleVector reduced(DoubleVector a, DoubleVector shifted) {
        DoubleVector k = shifted.sub(SHIFT);
        return k.fma(all(k, LN2_LOW), k.fma(all(k, LN2_HIGH), a));
    }

    /** Returns the terms of P(x) of even degree; {@code square} is x². */
    private static DoubleVector even(DoubleVector square) {
        return square.fma(P8, P6)
                .fma(square, all(square, P4))
                .fma(square, all(square, P2))
                .fma(square, all(square, P0));
    }

    /** Returns the terms of P(x) of odd degree, divided by x. */
    private static DoubleVector odd(DoubleVector square) {
        return square.fma(P9, P7)
                .fma(square, all(square, P5))
                .fma(square, all(square, P3))
                .fma(square, all(square, P1));
    }

    private static DoubleVector all(DoubleVector like, double value) {
        return DoubleVector.broadcast(like.species(), value);
    }
}
