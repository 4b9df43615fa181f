package org.sigmoidadmm;

import org.sigmoidadmm.Worker.Role;
import org.sigmoidadmm.matrix.Activation;
import org.sigmoidadmm.matrix.Matrix;
import org.sigmoidadmm.matrix.MatrixBackend;
import org.sigmoidadmm.matrix.Transpose;

/**
 * The update of a block's activations with a curvature for each sample, where the next layer is not linear.
 *
 * <pre>{@code
 * Δ = (βI + β₊c UᵀU)⁻¹ (F − β₊UᵀG),   column by column with its own c
 * }</pre>
 *
 * The products run on the backend; what differs from sample to sample is a division by eigenvalue and sample, on the host.
 */
final class SampleStep {

    /** Where the search begins: this share of the majorizer's curvature. */
    private static final double FIRST_TRY = 0.125;

    /** Rounding of the two sides of the upper-model condition, relative to their terms, which are of size 1. */
    private static final double ROUNDING = 1e-14;

    private final Worker worker;
    private final MatrixBackend backend;
    private final Parameters parameters;
    private int tried = -1;

    SampleStep(Worker worker, Parameters parameters) {
        this.worker = worker;
        this.backend = worker.backend;
        this.parameters = parameters;
    }

    /** Whether σ and σ′ of a layer are at hand, for the inputs to which the last search has led. */
    boolean hasTried(int layer) {
        return tried == layer;
    }

    /**
     * Computes the change of a hidden layer's activations.
     *
     * @param i the layer
     * @param force β(S − V) + Λ, overwritten
     * @param block V and Λ before the update, of this layer and the next
     * @return Δ, in the workspace
     */
    Matrix change(int i, Matrix force, Block block) {
        int next = i + 1;
        Matrix product = matrix(Role.PRODUCT, next, block);
        Matrix misfit = matrix(Role.MISFIT, next, block);
        Matrix gradient = matrix(Role.SCRATCH, next, block);
        backend.gemm(1, Transpose.NO, worker.weight[next], Transpose.NO, block.v[i], 0, product);
        misfit(next, product, block, misfit, gradient);
        backend.hadamard(misfit, gradient, gradient);
        backend.gemm(-parameters.beta[next], Transpose.YES, worker.weight[next], Transpose.NO, gradient, 1, force);
        double[] bound = bounds(next, block);
        project(i, force, block);
        if (parameters.curvature.activations == ActivationCurvature.SAMPLE) {
            return apply(i, force, bound, block);
        }
        worker.toHost(Role.PRODUCT, product);
        worker.toHost(Role.MISFIT, misfit);
        worker.toHost(Role.SCRATCH, gradient);
        return search(i, force, bound, block);
    }

    private Matrix matrix(Role role, int layer, Block block) {
        return worker.workspace(role, parameters.sizes[layer + 1], block.columns);
    }

    /** misfit ← σ(Z) − V + Λ/β of a layer, and slope ← σ′(Z). */
    private void misfit(int layer, Matrix product, Block block, Matrix misfit, Matrix slope) {
        backend.activateLayer(parameters.activations[layer], product, worker.bias[layer], misfit, slope);
        subtractTarget(layer, block, misfit);
    }

    private void subtractTarget(int layer, Block block, Matrix value) {
        backend.axpby(-1, block.v[layer], 1, value);
        backend.axpby(1 / parameters.beta[layer], block.multiplier[layer], 1, value);
    }

    /** The majorizer's curvature of each sample, times the factor. */
    private double[] bounds(int layer, Block block) {
        int rows = parameters.sizes[layer + 1];
        double[] v = worker.read(Role.VALUE, block.v[layer]);
        double[] multiplier = worker.read(Role.FORCE, block.multiplier[layer]);
        double[] bound = worker.host(Role.CANDIDATE, block.columns);
        Activation activation = parameters.activations[layer];
        double factor = parameters.curvature.activationFactor(layer, activation);
        for (int column = 0; column < block.columns; column++) {
            double largest = 0;
            for (int k = column * rows; k < (column + 1) * rows; k++) {
                largest = Math.max(largest, Math.abs(v[k] - multiplier[k] / parameters.beta[layer]));
            }
            bound[column] = factor * parameters.curvature.bound(activation, largest);
        }
        return bound;
    }

    /** The coordinates of the right-hand side along the eigenvectors, kept on the host. */
    private void project(int i, Matrix force, Block block) {
        ActivationSystem system = parameters.systems[i];
        Matrix projected = worker.workspace(Role.PROJECTED, system.order(), block.columns);
        Transpose transpose = system.isNarrow() ? Transpose.NO : Transpose.YES;
        backend.gemm(1, transpose, worker.operator[i], Transpose.NO, force, 0, projected);
        worker.toHost(Role.PROJECTED, projected);
    }

    /** Δ from the coordinates and one curvature per sample. */
    private Matrix apply(int i, Matrix force, double[] curvature, Block block) {
        ActivationSystem system = parameters.systems[i];
        int rows = system.order();
        boolean narrow = system.isNarrow();
        double beta = parameters.beta[i];
        double[] coordinates = worker.host(Role.PROJECTED, rows * block.columns);
        double[] scaled = worker.host(Role.CHANGE, rows * block.columns);
        for (int column = 0; column < block.columns; column++) {
            double kappa = parameters.beta[i + 1] * curvature[column];
            double numerator = narrow ? kappa : 1;
            for (int k = 0; k < rows; k++) {
                int at = k + column * rows;
                scaled[at] = numerator * coordinates[at] / (beta + kappa * system.spectrum[k]);
            }
        }
        Matrix projected = worker.workspace(Role.PROJECTED, rows, block.columns);
        backend.upload(scaled, projected);
        Matrix change = matrix(Role.CHANGE, i, block);
        if (narrow) {
            backend.copy(force, change);
            backend.gemm(-1 / beta, Transpose.YES, worker.operator[i], Transpose.NO, projected, 1 / beta, change);
        } else {
            backend.gemm(1, Transpose.NO, worker.operator[i], Transpose.NO, projected, 0, change);
        }
        return change;
    }

    /** Doubles the curvature of each sample whose model is below the function at the activations it leads to. */
    private Matrix search(int i, Matrix force, double[] bound, Block block) {
        double[] curvature = worker.host(Role.TRIAL_SLOPE, block.columns);
        for (int column = 0; column < block.columns; column++) {
            curvature[column] = FIRST_TRY * bound[column];
        }
        Matrix candidate = matrix(Role.CANDIDATE, i, block);
        while (true) {
            Matrix change = apply(i, force, curvature, block);
            backend.copy(block.v[i], candidate);
            backend.axpby(1, change, 1, candidate);
            activate(i + 1, candidate, block);
            if (!raise(i + 1, curvature, bound, block)) {
                tried = i + 1;
                return change;
            }
        }
    }

    /** σ, σ′ and the misfit of a layer whose inputs are tried. */
    private void activate(int layer, Matrix input, Block block) {
        Matrix product = matrix(Role.TRIAL_PRODUCT, layer, block);
        Matrix value = matrix(Role.TRIAL_VALUE, layer, block);
        Matrix misfit = matrix(Role.MISFIT, layer, block);
        backend.gemm(1, Transpose.NO, worker.weight[layer], Transpose.NO, input, 0, product);
        backend.activateLayer(
                parameters.activations[layer],
                product,
                worker.bias[layer],
                value,
                matrix(Role.TRIAL_SLOPE, layer, block));
        backend.copy(value, misfit);
        subtractTarget(layer, block, misfit);
        worker.toHost(Role.TRIAL_PRODUCT, product);
        worker.toHost(Role.TRIAL_VALUE, misfit);
    }

    /** ½‖e′‖² ≤ ½‖e‖² + ⟨g, z′ − z⟩ + (c/2)‖z′ − z‖², column by column; returns whether one failed and was raised. */
    private boolean raise(int layer, double[] curvature, double[] bound, Block block) {
        int rows = parameters.sizes[layer + 1];
        int length = rows * block.columns;
        double[] z = worker.host(Role.PRODUCT, length);
        double[] e = worker.host(Role.MISFIT, length);
        double[] g = worker.host(Role.SCRATCH, length);
        double[] newZ = worker.host(Role.TRIAL_PRODUCT, length);
        double[] newE = worker.host(Role.TRIAL_VALUE, length);
        boolean raised = false;
        for (int column = 0; column < block.columns; column++) {
            double difference = 0;
            double rounding = 0;
            for (int k = column * rows; k < (column + 1) * rows; k++) {
                double step = newZ[k] - z[k];
                difference += (newE[k] - e[k]) * (newE[k] + e[k]) / 2 - (g[k] + curvature[column] / 2 * step) * step;
                rounding += Math.abs(newE[k]) + Math.abs(e[k]) + Math.abs(g[k] * step);
            }
            if (curvature[column] < bound[column] && !(difference <= ROUNDING * rounding)) {
                curvature[column] = Math.min(bound[column], 2 * curvature[column]);
                raised = true;
            }
        }
        return raised;
    }
}
