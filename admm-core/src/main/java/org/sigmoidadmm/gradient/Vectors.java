package org.sigmoidadmm.gradient;

import org.sigmoidadmm.matrix.spi.ColumnMajor;

/** Operations on vectors of parameters, whose sums have the same order on every machine. */
final class Vectors {

    private Vectors() {}

    static double dot(double[] x, double[] y) {
        return ColumnMajor.dot(x, 0, y, 0, x.length);
    }

    /** y ← y + αx. */
    static void add(double alpha, double[] x, double[] y) {
        for (int k = 0; k < x.length; k++) {
            y[k] += alpha * x[k];
        }
    }

    static void scale(double factor, double[] x) {
        for (int k = 0; k < x.length; k++) {
            x[k] *= factor;
        }
    }

    static boolean isFinite(double[] x) {
        return ColumnMajor.isFinite(x, 0, x.length);
    }
}
