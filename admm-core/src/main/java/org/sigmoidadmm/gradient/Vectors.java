package org.sigmoidadmm.gradient;

/** Sums over vectors of parameters, in index order. */
final class Vectors {

    private Vectors() {}

    static double dot(double[] x, double[] y) {
        double sum = 0;
        for (int k = 0; k < x.length; k++) {
            sum += x[k] * y[k];
        }
        return sum;
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
        for (double value : x) {
            if (!Double.isFinite(value)) {
                return false;
            }
        }
        return true;
    }
}
