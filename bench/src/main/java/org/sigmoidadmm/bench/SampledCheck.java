package org.sigmoidadmm.bench;

import java.util.SplittableRandom;

/**
 * Checks results of kernels against plain loops: corners and a seeded sample of the entries, each within an a-priori
 * bound of its rounding error, so that a wrong kernel cannot win a comparison.
 */
final class SampledCheck {

    /** Unit roundoff of double precision. */
    private static final double UNIT = 0x1p-53;

    private static final int SAMPLES = 64;

    /** A column-major matrix, perhaps seen transposed. */
    record View(double[] values, int rows, int columns, boolean transposed) {

        static View of(double[] values, int rows, int columns) {
            return new View(values, rows, columns, false);
        }

        View transpose() {
            return new View(values, rows, columns, !transposed);
        }

        int height() {
            return transposed ? columns : rows;
        }

        int width() {
            return transposed ? rows : columns;
        }

        double at(int i, int j) {
            return transposed ? values[j + i * rows] : values[i + j * rows];
        }
    }

    private SampledCheck() {}

    /**
     * Checks c = a·b. Any order of summation errs by at most γ_k Σ|a||b|, γ_k = ku/(1 − ku); 2(k + 2)u covers it.
     *
     * @throws IllegalStateException if an entry is off
     */
    static void product(String what, View a, View b, View c) {
        product(what, a, b, c, false);
    }

    /**
     * Checks the lower triangle of c = a·aᵀ likewise.
     *
     * @throws IllegalStateException if an entry is off
     */
    static void gram(String what, View a, View c) {
        product(what, a, a.transpose(), c, true);
    }

    private static void product(String what, View a, View b, View c, boolean lowerOnly) {
        SplittableRandom random = new SplittableRandom(1);
        for (int s = 0; s < SAMPLES; s++) {
            int row = pick(s, 1, c.height(), random);
            int column = pick(s, 2, c.width(), random);
            int i = lowerOnly ? Math.max(row, column) : row;
            int j = lowerOnly ? Math.min(row, column) : column;
            double sum = 0;
            double magnitude = 0;
            for (int k = 0; k < a.width(); k++) {
                double term = a.at(i, k) * b.at(k, j);
                sum += term;
                magnitude += Math.abs(term);
            }
            require(what, i, j, c.at(i, j), sum, 2 * (a.width() + 2) * UNIT * magnitude);
        }
    }

    /**
     * Checks x·a = b with a symmetric positive definite: by Cholesky the residual of an entry is at most about 4n²u·‖x
     * row‖·max|a| (Higham, Theorem 10.4, with |R||Rᵀ| ≤ n·max|a|).
     *
     * @throws IllegalStateException if an entry is off
     */
    static void solution(String what, View x, View a, View b) {
        SplittableRandom random = new SplittableRandom(1);
        int order = a.height();
        for (int s = 0; s < SAMPLES; s++) {
            int i = pick(s, 1, x.height(), random);
            int j = pick(s, 2, x.width(), random);
            double sum = 0;
            double norm = 0;
            double largest = 0;
            for (int k = 0; k < order; k++) {
                sum += x.at(i, k) * a.at(k, j);
                norm += x.at(i, k) * x.at(i, k);
                largest = Math.max(largest, a.at(k, k)); // the largest entry of a definite matrix is on its diagonal
            }
            double bound = 4.0 * order * order * UNIT * Math.sqrt(norm) * largest + 4 * UNIT * Math.abs(b.at(i, j));
            require(what, i, j, sum, b.at(i, j), bound);
        }
    }

    /**
     * Checks σ(z + bias) and its slope for the logistic function, within the 4 ulp that the contract allows and the error
     * of the plain formula itself.
     *
     * @throws IllegalStateException if an entry is off
     */
    static void sigmoid(String what, View z, double[] bias, View value, View slope) {
        SplittableRandom random = new SplittableRandom(1);
        for (int s = 0; s < SAMPLES; s++) {
            int i = pick(s, 1, z.height(), random);
            int j = pick(s, 2, z.width(), random);
            double expected = 1 / (1 + Math.exp(-(z.at(i, j) + bias[i])));
            require(what, i, j, value.at(i, j), expected, 16 * UNIT * expected);
            double expectedSlope = expected * (1 - expected);
            require(what + " slope", i, j, slope.at(i, j), expectedSlope, 32 * UNIT);
        }
    }

    /** The corners first, then anything. */
    private static int pick(int sample, int bit, int size, SplittableRandom random) {
        if (sample < 4) {
            return (sample & bit) == 0 ? 0 : size - 1;
        }
        return random.nextInt(size);
    }

    private static void require(String what, int i, int j, double actual, double expected, double bound) {
        if (!(Math.abs(actual - expected) <= bound)) {
            throw new IllegalStateException(what + ": entry (" + i + ", " + j + ") is " + actual
                    + ", the reference has " + expected + ", which differs by more than " + bound);
        }
    }
}
