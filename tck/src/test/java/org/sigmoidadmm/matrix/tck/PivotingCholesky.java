package org.sigmoidadmm.matrix.tck;

import org.sigmoidadmm.matrix.NotPositiveDefiniteException;

/** A plain Cholesky solver whose judgement of pivots is the caller's. */
final class PivotingCholesky {

    /** Whether the elimination may go on. */
    interface Check {
        boolean accepts(double pivot, double diagonal);
    }

    private final double[][] lower;

    PivotingCholesky(double[][] a, Check check, double smallest) {
        lower = new double[a.length][a.length];
        for (int j = 0; j < a.length; j++) {
            double pivot = remainder(a[j][j], j, j);
            if (!check.accepts(pivot, a[j][j])) {
                throw new NotPositiveDefiniteException("solveSpd: pivot " + j + " is " + pivot);
            }
            lower[j][j] = Math.sqrt(Math.max(smallest, pivot));
            for (int i = j + 1; i < a.length; i++) {
                lower[i][j] = remainder(a[i][j], i, j) / lower[j][j];
            }
        }
    }

    private double remainder(double entry, int i, int j) {
        double value = entry;
        for (int k = 0; k < j; k++) {
            value -= lower[i][k] * lower[j][k];
        }
        return value;
    }

    void solve(double[] x) {
        for (int i = 0; i < x.length; i++) {
            for (int k = 0; k < i; k++) {
                x[i] -= lower[i][k] * x[k];
            }
            x[i] /= lower[i][i];
        }
        for (int i = x.length - 1; i >= 0; i--) {
            for (int k = i + 1; k < x.length; k++) {
                x[i] -= lower[k][i] * x[k];
            }
            x[i] /= lower[i][i];
        }
    }
}
