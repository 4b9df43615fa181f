package org.sigmoidadmm.bench;

import java.util.Arrays;

/** Matrix arithmetic on rows of arrays by the textbook, for {@link PlainAdmm}; every result is new. */
final class DenseLoops {

    private DenseLoops() {}

    static double[][] copy(double[][] a) {
        return combine(1, a, 0, a);
    }

    static double[][] combine(double alpha, double[][] a, double beta, double[][] b) {
        double[][] c = new double[a.length][a[0].length];
        for (int i = 0; i < c.length; i++) {
            for (int j = 0; j < c[i].length; j++) {
                c[i][j] = alpha * a[i][j] + beta * b[i][j];
            }
        }
        return c;
    }

    static double[][] transpose(double[][] a) {
        double[][] t = new double[a[0].length][a.length];
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < a[i].length; j++) {
                t[j][i] = a[i][j];
            }
        }
        return t;
    }

    static double[][] multiply(double[][] a, double[][] b) {
        double[][] c = new double[a.length][b[0].length];
        for (int i = 0; i < a.length; i++) {
            for (int k = 0; k < b.length; k++) {
                double factor = a[i][k];
                for (int j = 0; j < c[i].length; j++) {
                    c[i][j] += factor * b[k][j];
                }
            }
        }
        return c;
    }

    static double[][] withOnes(double[][] a) {
        double[][] c = new double[a.length + 1][a[0].length];
        for (int i = 0; i < a.length; i++) {
            c[i] = a[i].clone();
        }
        Arrays.fill(c[a.length], 1);
        return c;
    }

    static double[][] withoutLastColumn(double[][] a) {
        double[][] c = new double[a.length][];
        for (int i = 0; i < a.length; i++) {
            c[i] = Arrays.copyOf(a[i], a[i].length - 1);
        }
        return c;
    }

    static double[][] shift(double[][] a, double value) {
        for (int i = 0; i < a.length; i++) {
            a[i][i] += value;
        }
        return a;
    }

    /** a⁻¹b by Cholesky, a symmetric positive definite. */
    static double[][] solve(double[][] a, double[][] b) {
        int n = a.length;
        double[][] l = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = a[i][j];
                for (int k = 0; k < j; k++) {
                    sum -= l[i][k] * l[j][k];
                }
                l[i][j] = i == j ? Math.sqrt(sum) : sum / l[j][j];
            }
        }
        double[][] x = copy(b);
        for (int i = 0; i < n; i++) {
            for (int k = 0; k < i; k++) {
                subtract(x[i], l[i][k], x[k]);
            }
            divide(x[i], l[i][i]);
        }
        for (int i = n - 1; i >= 0; i--) {
            for (int k = i + 1; k < n; k++) {
                subtract(x[i], l[k][i], x[k]);
            }
            divide(x[i], l[i][i]);
        }
        return x;
    }

    private static void subtract(double[] from, double factor, double[] row) {
        for (int j = 0; j < from.length; j++) {
            from[j] -= factor * row[j];
        }
    }

    private static void divide(double[] row, double by) {
        for (int j = 0; j < row.length; j++) {
            row[j] /= by;
        }
    }
}
