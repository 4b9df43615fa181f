package org.sigmoidadmm.matrix.spi;

import java.util.Arrays;

/**
 * Eigenvalues and eigenvectors of a symmetric matrix on the host: reflections to tridiagonal form, then the implicit QL
 * method (Bowdler, Martin, Reinsch, Wilkinson, Numerische Mathematik 11, 1968).
 *
 * <p>Vectors are kept as rows while they are rotated, so that a rotation touches two contiguous stretches of memory.
 */
final class SymmetricEigen {

    private static final double UNIT = 0x1p-52;

    /** QL needs two or three steps per eigenvalue; so many mean that it never ends. */
    private static final int MAX_STEPS = 60;

    private final int n;
    /** Row k is, in the end, eigenvector k. At first the matrix itself. */
    private final double[] rows;

    private final double[] diagonal;
    private final double[] offDiagonal;
    private final boolean vectors;

    private SymmetricEigen(int n, double[] matrix, boolean vectors) {
        this.n = n;
        this.rows = matrix;
        this.vectors = vectors;
        this.diagonal = new double[n];
        this.offDiagonal = new double[n];
    }

    /**
     * Decomposes A = Q·diag(values)·Qᵀ.
     *
     * @param n order
     * @param matrix lower triangle of A, n × n; overwritten by Q, column by column; by NaN if it holds a NaN or an infinity
     * @param values n numbers, overwritten by the eigenvalues, ascending
     */
    static void decompose(int n, double[] matrix, double[] values) {
        decompose(n, matrix, values, true);
    }

    /**
     * Computes the eigenvalues of A alone, the same to the last bit.
     *
     * @param n order
     * @param matrix lower triangle of A, n × n; overwritten
     * @param values n numbers, overwritten by the eigenvalues, ascending; by NaN if it holds a NaN or an infinity
     */
    static void values(int n, double[] matrix, double[] values) {
        decompose(n, matrix, values, false);
    }

    private static void decompose(int n, double[] matrix, double[] values, boolean vectors) {
        ColumnMajor.mirrorLower(matrix, n);
        double largest = 0;
        for (double entry : matrix) {
            largest = Math.max(largest, Math.abs(entry)); // NaN stays
        }
        if (!Double.isFinite(largest)) {
            Arrays.fill(matrix, Double.NaN);
            Arrays.fill(values, Double.NaN);
            return;
        }
        // squares of the entries must neither overflow nor vanish; powers of two leave all digits as they are
        int exponent = largest == 0 ? 0 : Math.max(Math.getExponent(largest), Double.MIN_EXPONENT);
        for (int k = 0; k < matrix.length; k++) {
            matrix[k] = Math.scalb(matrix[k], -exponent);
        }
        SymmetricEigen eigen = new SymmetricEigen(n, matrix, vectors);
        eigen.tridiagonalise();
        eigen.diagonalise();
        if (vectors) {
            eigen.sort();
        } else {
            Arrays.sort(eigen.diagonal);
        }
        for (int k = 0; k < n; k++) {
            values[k] = Math.scalb(eigen.diagonal[k], exponent);
        }
    }

    /**
     * A ← H·A·H with reflections H = I − τvvᵀ that clear column after column below the first subdiagonal; the rows then
     * become those of the product of the reflections, transposed.
     */
    private void tridiagonalise() {
        double[] reflectors = new double[vectors ? n * n : 0];
        double[] tau = new double[n];
        double[] p = new double[n];
        for (int k = 0; k < n - 1; k++) {
            double[] v = new double[n];
            double tail = 0;
            for (int i = k + 1; i < n; i++) {
                v[i] = rows[k * n + i];
                if (i > k + 1) {
                    tail += v[i] * v[i];
                }
            }
            double head = v[k + 1];
            diagonal[k] = rows[k * n + k];
            if (tail == 0) {
                offDiagonal[k] = head;
                continue;
            }
            double norm = Math.sqrt(head * head + tail);
            double alpha = head > 0 ? -norm : norm;
            v[k + 1] = head - alpha;
            offDiagonal[k] = alpha;
            tau[k] = 2 / (v[k + 1] * v[k + 1] + tail);
            if (vectors) {
                System.arraycopy(v, 0, reflectors, k * n, n);
            }
            reflect(k + 1, v, tau[k], p);
        }
        diagonal[n - 1] = rows[n * n - 1];
        if (vectors) {
            accumulate(reflectors, tau);
        }
    }

    /** Rows and columns from {@code first} on: A ← A − vwᵀ − wvᵀ, p = τAv, w = p − (τ/2)(pᵀv)v. */
    private void reflect(int first, double[] v, double tau, double[] p) {
        double product = 0;
        for (int i = first; i < n; i++) {
            double sum = 0;
            for (int j = first; j < n; j++) {
                sum += rows[i * n + j] * v[j];
            }
            p[i] = tau * sum;
            product += p[i] * v[i];
        }
        double half = tau / 2 * product;
        for (int i = first; i < n; i++) {
            p[i] -= half * v[i];
        }
        for (int i = first; i < n; i++) {
            double a = v[i];
            double b = p[i];
            for (int j = first; j < n; j++) {
                rows[i * n + j] -= a * p[j] + b * v[j];
            }
        }
    }

    /** Rows ← (H₀H₁ … )ᵀ, from the last reflection to the first, each of which acts on fewer rows and columns than the next. */
    private void accumulate(double[] reflectors, double[] tau) {
        Arrays.fill(rows, 0);
        for (int i = 0; i < n; i++) {
            rows[i * n + i] = 1;
        }
        for (int k = n - 2; k >= 0; k--) {
            if (tau[k] == 0) {
                continue;
            }
            // Qᵀ ← Qᵀ·H_k, and every row of Qᵀ from k + 1 on has entries from k + 1 on alone
            for (int i = k + 1; i < n; i++) {
                double sum = 0;
                for (int j = k + 1; j < n; j++) {
                    sum += rows[i * n + j] * reflectors[k * n + j];
                }
                double factor = tau[k] * sum;
                for (int j = k + 1; j < n; j++) {
                    rows[i * n + j] -= factor * reflectors[k * n + j];
                }
            }
        }
    }

    private void diagonalise() {
        double scale = 0;
        for (int l = 0; l < n; l++) {
            scale = Math.max(scale, Math.abs(diagonal[l]) + Math.abs(offDiagonal[l]));
            int steps = 0;
            int m = end(l, scale);
            while (m > l && steps++ < MAX_STEPS) {
                qlStep(l, m);
                m = end(l, scale);
            }
            offDiagonal[l] = m > l ? Double.NaN : 0;
        }
    }

    /** The end of the block that begins at l: where the subdiagonal is nothing beside its neighbours. */
    private int end(int l, double scale) {
        for (int m = l; m < n - 1; m++) {
            double size = Math.abs(diagonal[m]) + Math.abs(diagonal[m + 1]);
            if (Math.abs(offDiagonal[m]) <= UNIT * Math.max(size, UNIT * scale)) {
                return m;
            }
        }
        return n - 1;
    }

    /** One implicit QL step with Wilkinson's shift on the block from l to m. */
    private void qlStep(int l, int m) {
        double g = (diagonal[l + 1] - diagonal[l]) / (2 * offDiagonal[l]);
        double r = Math.hypot(g, 1);
        g = diagonal[m] - diagonal[l] + offDiagonal[l] / (g + Math.copySign(r, g));
        double sine = 1;
        double cosine = 1;
        double p = 0;
        for (int i = m - 1; i >= l; i--) {
            double f = sine * offDiagonal[i];
            double b = cosine * offDiagonal[i];
            r = Math.sqrt(f * f + g * g);
            offDiagonal[i + 1] = r;
            if (r == 0) { // the block falls apart
                diagonal[i + 1] -= p;
                offDiagonal[m] = 0;
                return;
            }
            sine = f / r;
            cosine = g / r;
            g = diagonal[i + 1] - p;
            r = (diagonal[i] - g) * sine + 2 * cosine * b;
            p = sine * r;
            diagonal[i + 1] = g + p;
            g = cosine * r - b;
            if (vectors) {
                rotate(i, cosine, sine);
            }
        }
        diagonal[l] -= p;
        offDiagonal[l] = g;
        offDiagonal[m] = 0;
    }

    private void rotate(int i, double cosine, double sine) {
        int lower = i * n;
        int upper = lower + n;
        for (int k = 0; k < n; k++) {
            double a = rows[lower + k];
            double b = rows[upper + k];
            rows[upper + k] = sine * a + cosine * b;
            rows[lower + k] = cosine * a - sine * b;
        }
    }

    /** By selection, which moves each vector once. */
    private void sort() {
        for (int i = 0; i < n - 1; i++) {
            int least = i;
            for (int j = i + 1; j < n; j++) {
                least = diagonal[j] < diagonal[least] ? j : least;
            }
            if (least != i) {
                double value = diagonal[i];
                diagonal[i] = diagonal[least];
                diagonal[least] = value;
                double[] vector = Arrays.copyOfRange(rows, i * n, (i + 1) * n);
                System.arraycopy(rows, least * n, rows, i * n, n);
                System.arraycopy(vector, 0, rows, least * n, n);
            }
        }
    }
}
