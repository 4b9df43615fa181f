package org.sigmoidadmm.matrix.tck;

import java.util.SplittableRandom;

/** Symmetric matrices for systems, with what is known of them. */
final class SpdMatrices {

    private SpdMatrices() {}

    /** A product in plain doubles, for data on which it is exact. */
    static Dense product(Dense a, Dense b) {
        Dense c = Dense.filled(a.rows, b.columns, 0);
        for (int j = 0; j < b.columns; j++) {
            for (int k = 0; k < a.columns; k++) {
                for (int i = 0; i < a.rows; i++) {
                    c.values[i + j * a.rows] += a.at(i, k) * b.at(k, j);
                }
            }
        }
        return c;
    }

    /**
     * L·Lᵀ of a lower triangular integer matrix with powers of two on its diagonal: positive definite, and its
     * factorisation is exact in any order of elimination. The band is narrow, so that solutions stay small integers.
     */
    static Dense exact(SplittableRandom random, int order) {
        Dense lower = Dense.filled(order, order, 0);
        for (int j = 0; j < order; j++) {
            lower.values[j + j * order] = 1 << random.nextInt(2);
            for (int i = j + 1; i < Math.min(order, j + 3); i++) {
                lower.values[i + j * order] = random.nextInt(3) - 1;
            }
        }
        return product(lower, lower.transposed());
    }

    /** B·Bᵀ/n + I/4 with random B: well conditioned, entries of all signs. */
    static Dense wellConditioned(SplittableRandom random, int order) {
        Dense factor = Dense.random(random, order, order);
        Dense a = product(factor, factor.transposed()).map(x -> x / order);
        for (int i = 0; i < order; i++) {
            a.values[i + i * order] += 0.25;
        }
        return symmetric(a);
    }

    /**
     * A matrix whose eigenvalues are given but for rounding: Q·diag(eigenvalues)·Q with Q = I − 2vvᵀ, |v| = 1, which is
     * symmetric and orthogonal.
     */
    static Dense withEigenvalues(SplittableRandom random, double... eigenvalues) {
        int n = eigenvalues.length;
        double[] v = new double[n];
        double norm = 0;
        for (int i = 0; i < n; i++) {
            v[i] = 0.5 + random.nextDouble();
            norm += v[i] * v[i];
        }
        Dense q = Dense.filled(n, n, 0);
        for (int j = 0; j < n; j++) {
            for (int i = 0; i < n; i++) {
                q.values[i + j * n] = (i == j ? 1 : 0) - 2 * v[i] * v[j] / norm;
            }
        }
        Dense scaled = Dense.filled(n, n, 0);
        for (int j = 0; j < n; j++) {
            for (int i = 0; i < n; i++) {
                scaled.values[i + j * n] = q.at(i, j) * eigenvalues[j];
            }
        }
        return symmetric(product(scaled, q));
    }

    /** Copies the lower triangle over the upper one. */
    private static Dense symmetric(Dense a) {
        for (int j = 0; j < a.columns; j++) {
            for (int i = 0; i < j; i++) {
                a.values[i + j * a.rows] = a.values[j + i * a.rows];
            }
        }
        return a;
    }
}
