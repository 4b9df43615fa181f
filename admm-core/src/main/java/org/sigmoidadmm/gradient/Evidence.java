package org.sigmoidadmm.gradient;

import org.jspecify.annotations.Nullable;
import org.sigmoidadmm.matrix.Matrix;
import org.sigmoidadmm.matrix.MatrixBackend;
import org.sigmoidadmm.matrix.ResidualLoss;

/**
 * Estimates the regularisation by the evidence: MacKay, <i>A practical Bayesian framework for backpropagation networks</i>,
 * Neural Computation 4 (1992).
 *
 * <pre>{@code
 * γ = tr H(H + λI)⁻¹            the number of parameters that the data determine, H the curvature of the loss
 * s² = Σ w·ρ′(r)² / (nm − γ)     the variance of the noise, of m outputs
 * α = γ / ‖θ‖²                  the inverse of the variance of the weights
 * λ = s²α
 * }</pre>
 *
 * <p>For the squared loss ρ′(r) is the residual itself. For another one H is the curvature of its quadratic majoriser, which
 * weighs each residual by u = ρ′(r)/r, and s² is the variance of the forces: an outlier adds no more to it than the loss lets
 * it draw. The variance of that majoriser, Σ w·u·r², would grow with the size of the outliers.
 *
 * <p>H is the Gauss-Newton matrix with one block for each layer, of the form n·(ĀᵢĀᵢᵀ/n) ⊗ (ΔᵢΔᵢᵀ/n) as in K-FAC (Martens
 * and Grosse, ICML 2015), so that the eigenvalues are products of those of two small matrices. Far from a minimum, and
 * because layers share what they explain, γ may come out above nm: at least a share of {@value #LEAST_FREE} of the
 * observations counts as free, which makes λ large where little is known.
 */
final class Evidence {

    /** The share of observations that s² is measured by at the least. */
    private static final double LEAST_FREE = 0.1;

    /** α stays within this factor of 1. */
    private static final double RANGE = 100;

    private final Batch all;
    private final ResidualLoss rho;
    private final double observations;
    private final double factor;
    private final Eigenvalues[] ofInputs;
    private final Eigenvalues[] ofOutputs;
    /** The eigenvalues of what the first layer takes in, which no step changes; null before the first. */
    private double @Nullable [] first;

    /** The eigenvalues of symmetric matrices of one order. */
    private static final class Eigenvalues {

        private final MatrixBackend backend;
        private final Matrix matrix;
        private final Matrix values;

        Eigenvalues(MatrixBackend backend, int order) {
            this.backend = backend;
            matrix = backend.zeros(order, order);
            values = backend.zeros(order, 1);
        }

        double[] of(double[] symmetric) {
            backend.upload(symmetric, matrix);
            backend.eigenvaluesSym(matrix, values);
            double[] eigenvalues = new double[values.rows()];
            backend.download(values, eigenvalues);
            return eigenvalues;
        }
    }

    /**
     * Makes an estimate over samples.
     *
     * @param all the samples
     * @param rho the loss
     * @param observations n, how many they stand for
     * @param factor on λ, positive
     */
    Evidence(Batch all, ResidualLoss rho, double observations, double factor) {
        this.all = all;
        this.rho = rho;
        this.observations = observations;
        this.factor = factor;
        int[] sizes = all.layout().sizes;
        ofInputs = new Eigenvalues[sizes.length - 1];
        ofOutputs = new Eigenvalues[sizes.length - 1];
        for (int i = 0; i < ofInputs.length; i++) {
            ofInputs[i] = new Eigenvalues(all.backend(), sizes[i] + 1);
            ofOutputs[i] = new Eigenvalues(all.backend(), sizes[i + 1]);
        }
    }

    /**
     * One step of the fixed-point iteration for λ.
     *
     * @param point θ, read
     * @param grams of the layers' inputs there
     * @param weightDecay λ/n so far, positive
     * @return λ/n to go on with
     */
    double weightDecay(double[] point, double[][] grams, double weightDecay) {
        Batch.Curvature curvature = all.curvature(rho, point);
        double determined = 0;
        double[] inputs = first == null ? ofInputs[0].of(grams[0]) : first;
        first = inputs;
        for (int i = 0; i < grams.length; i++) {
            determined += determined(
                    i == 0 ? inputs : ofInputs[i].of(grams[i]),
                    ofOutputs[i].of(curvature.backGrams()[i]),
                    weightDecay);
        }
        double alpha = Math.min(RANGE, Math.max(1 / RANGE, determined / Vectors.dot(point, point)));
        return factor * noise(curvature.squares(), determined) * alpha / all.weight();
    }

    private double noise(double squares, double determined) {
        int[] sizes = all.layout().sizes;
        double numbers = observations * sizes[sizes.length - 1];
        return squares / Math.max(numbers - determined, LEAST_FREE * numbers);
    }

    /** Σ h/(h + λ/n) over the products h of the eigenvalues of both factors. */
    private static double determined(double[] inputs, double[] outputs, double weightDecay) {
        double sum = 0;
        for (double a : inputs) {
            for (double b : outputs) {
                double h = Math.max(a, 0) * Math.max(b, 0);
                sum += h / (h + weightDecay);
            }
        }
        return sum;
    }
}
