package org.sigmoidadmm.vector;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorOperators;

/**
 * e^−a for 0 ≤ a < 700 as c(1 + t), c = 2^k, operation for operation as the scalar kernels compute it; their Javadoc
 * explains it. The methods are small, so that the compiler inlines them and keeps the vectors in registers.
 */
final class VectorExponential {

    /** Where the scalar kernels leave their branch-free path. */
    static final double SMALL = 700;

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
        return a.mul(NEGATIVE_LOG2_E).add(SHIFT);
    }

    /** Returns c. */
    static DoubleVector factor(DoubleVector shifted) {
        return shifted.reinterpretAsLongs().lanewise(VectorOperators.LSHL, 52).reinterpretAsDoubles();
    }

    /** Returns t. */
    static DoubleVector fraction(DoubleVector a, DoubleVector shifted) {
        DoubleVector k = shifted.sub(SHIFT);
        DoubleVector x = a.add(k.mul(LN2_HIGH)).add(k.mul(LN2_LOW));
        DoubleVector square = x.mul(x);
        return square.mul(even(square).add(x.mul(odd(square)))).sub(x);
    }

    private static DoubleVector even(DoubleVector square) {
        return square.mul(P8)
                .add(P6)
                .mul(square)
                .add(P4)
                .mul(square)
                .add(P2)
                .mul(square)
                .add(P0);
    }

    private static DoubleVector odd(DoubleVector square) {
        return square.mul(P9)
                .add(P7)
                .mul(square)
                .add(P5)
                .mul(square)
                .add(P3)
                .mul(square)
                .add(P1);
    }
}
