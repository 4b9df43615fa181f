package org.sigmoidadmm.gradient;

/**
 * What is to be known of the solutions W(λ) = Q(G + λI)⁻¹ of a {@link RidgeSystem} to choose λ: with the decomposition
 * G = U·diag(h)·Uᵀ and D = QU, column k of W(λ)U is that of D divided by h_k + λ.
 */
final class RidgeSpectrum {

    private final double[] eigenvalues;
    private final double[] coefficients;
    private final int order;
    private final int outputs;

    /**
     * Takes over a decomposition.
     *
     * @param eigenvalues h, ascending; those below zero, which is rounding, become zero
     * @param coefficients D, outputs × order, column by column
     */
    RidgeSpectrum(double[] eigenvalues, double[] coefficients) {
        this.eigenvalues = eigenvalues;
        this.coefficients = coefficients;
        order = eigenvalues.length;
        outputs = coefficients.length / order;
        for (int k = 0; k < order; k++) {
            eigenvalues[k] = Math.max(eigenvalues[k], 0); // NaN stays
        }
    }

    /** tr G(G + λI)⁻¹: the number of parameters that the regularisation leaves free. */
    double freedom(double lambda) {
        double sum = 0;
        for (double h : eigenvalues) {
            sum += h / (h + lambda);
        }
        return sum;
    }

    /**
     * How much larger the sum of squares of the residuals is with λ than with a smaller one. With a = λ/(h + λ) and b =
     * μ/(h + μ) it is Σ‖d_k‖²(a² − b²)/h, written so that nothing cancels and no small h is divided by.
     *
     * @param lambda λ
     * @param smaller μ, positive
     * @return not negative
     */
    double excess(double lambda, double smaller) {
        double sum = 0;
        for (int k = 0; k < order; k++) {
            double squares = 0;
            for (int row = 0; row < outputs; row++) {
                double d = coefficients[row + k * outputs];
                squares += d * d;
            }
            double a = eigenvalues[k] + lambda;
            double b = eigenvalues[k] + smaller;
            sum += squares * (lambda - smaller) / a / b * (lambda / a + smaller / b);
        }
        return sum;
    }
}
