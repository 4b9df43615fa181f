package org.sigmoidadmm.matrix.tck;

/**
 * A-priori bounds on rounding errors, after Higham, Accuracy and Stability of Numerical Algorithms, second edition.
 *
 * <p>They hold for every order of summation, with or without fused multiply-add, so that they demand the same of every
 * library: that it computes the conventional way in double precision.
 */
final class ErrorBounds {

    /** Half the distance from 1 to the next double: the largest relative error of one rounding. */
    static final double UNIT_ROUNDOFF = 0x1p-53;

    private ErrorBounds() {}

    /**
     * γₙ = nu/(1 − nu): the largest relative error of n roundings in a row (Higham, lemma 3.1).
     *
     * @param n number of roundings
     * @return γₙ
     */
    static double gamma(long n) {
        double nu = n * UNIT_ROUNDOFF;
        return nu / (1 - nu);
    }

    /**
     * The factor on |α|·|A|·|B| + |β|·|C| for one entry of αAB + βC: a term passes its own product, k − 1 additions, the
     * factor α and the last addition, which makes k + 2; βC passes its product and at most k additions. One more stands
     * for the rounding of the bound itself.
     *
     * @param k inner dimension
     * @return γ with the roundings of a product
     */
    static double product(int k) {
        return gamma(k + 3L);
    }

    /**
     * The factor on √aᵢᵢ·Σⱼ√aⱼⱼ|xⱼ| for one entry of the residual of a system that is solved by Cholesky factorisation.
     *
     * <p>The computed solution satisfies (A + E)x = b with |E| ≤ γ₃ₙ₊₁|Rᵀ||R| (theorem 10.4), and |Rᵀ||R| ≤ (1 −
     * γₙ₊₁)⁻¹·ddᵀ with dᵢ = √aᵢᵢ by the inequality of Cauchy and Schwarz (theorem 10.5). Libraries that multiply by the
     * reciprocal of a pivot instead of dividing make one rounding more in each of the three stages, and the root and
     * the bound itself take a few.
     *
     * @param n order of the system
     * @return γ with the roundings of a Cholesky solution
     */
    static double choleskySolution(int n) {
        return gamma(3L * n + 8) / (1 - gamma(n + 1L));
    }
}
