package org.sigmoidadmm.matrix.tck;

import org.sigmoidadmm.matrix.NotPositiveDefiniteException;

/** Cholesky factorisation A = LLᵀ and substitution with sums in double-double. */
final class ReferenceCholesky {

    private final int order;
    private final double[][] lower;
    private final DoubleDouble sum = new DoubleDouble();

    /**
     * Factors a matrix.
     *
     * @param a symmetric, its lower triangle read, not modified
     * @throws NotPositiveDefiniteException if an entry is not finite or a pivot is not positive
     */
    ReferenceCholesky(double[][] a) {
        order = a.length;
        lower = new double[order][order];
        for (int i = 0; i < order; i++) {
            for (int j = 0; j <= i; j++) {
                if (!Double.isFinite(a[i][j])) {
                    throw new NotPositiveDefiniteException("solveSpd: a holds " + a[i][j]);
                }
            }
        }
        for (int j = 0; j < order; j++) {
            double pivot = remainder(a[j][j], lower[j], lower[j], j);
            if (!(pivot > 0)) {
                throw new NotPositiveDefiniteException("solveSpd: pivot " + j + " of " + order + " is " + pivot);
            }
            lower[j][j] = Math.sqrt(pivot);
            for (int i = j + 1; i < order; i++) {
                lower[i][j] = remainder(a[i][j], lower[i], lower[j], j) / lower[j][j];
            }
        }
    }

    private double remainder(double entry, double[] x, double[] y, int length) {
        sum.set(entry);
        for (int k = 0; k < length; k++) {
            sum.addProduct(-x[k], y[k]);
        }
        return sum.value();
    }

    /** Solves A·x = b in place. */
    void solve(double[] x) {
        for (int i = 0; i < order; i++) {
            double value = x[i];
            for (int k = 0; k < i; k++) {
                value -= lower[i][k] * x[k];
            }
            x[i] = value / lower[i][i];
        }
        for (int i = order - 1; i >= 0; i--) {
            double value = x[i];
            for (int k = i + 1; k < order; k++) {
                value -= lower[k][i] * x[k];
            }
            x[i] = value / lower[i][i];
        }
    }
}
