package org.sigmoidadmm;

import org.sigmoidadmm.matrix.Matrix;
import org.sigmoidadmm.matrix.MatrixBackend;
import org.sigmoidadmm.matrix.Transpose;

/**
 * The weight updates of one hidden layer with a curvature for each neuron: with Ā·Āᵀ = QDQᵀ, computed once per
 * iteration, row r of the step is
 *
 * <pre>{@code
 * (λw + βgĀᵀ) Q (λI + βc_r D)⁻¹ Qᵀ
 * }</pre>
 */
final class NeuronSystem {

    /** Eigenvalues below this share of the largest are rounding errors and are raised to it: the step gets shorter. */
    private static final double FLOOR = 1e-15;

    /** Multiplications of a decomposition into eigenvectors, in cubes of the order. */
    static final double EIGENVECTORS = 5;

    private final MatrixBackend backend;
    private final int rows;
    private final int order;
    private final Matrix vectors;
    private final Matrix values;
    private final Matrix gradient;
    private final Matrix scaled;
    private final double[] spectrum;
    private final double[] projected;
    private final double[] scaledArray;

    NeuronSystem(MatrixBackend backend, int rows, int order) {
        this.backend = backend;
        this.rows = rows;
        this.order = order;
        this.vectors = backend.zeros(order, order);
        this.values = backend.zeros(order, 1);
        this.gradient = backend.zeros(rows, order);
        this.scaled = backend.zeros(rows, order);
        this.spectrum = new double[order];
        this.projected = new double[rows * order];
        this.scaledArray = new double[projected.length];
    }

    /** Returns how many numbers the matrices and arrays have. */
    static long entries(long rows, long order) {
        return order * (order + 2) + 4 * rows * order;
    }

    /** Decomposes Ā·Āᵀ, d+1 by d+1. */
    void decompose(double[] gram) {
        backend.upload(gram, vectors);
        backend.eigSym(vectors, values, vectors);
        backend.download(values, spectrum);
        for (int k = 0; k < order; k++) {
            spectrum[k] = Math.max(spectrum[k], FLOOR * spectrum[order - 1]); // NaN stays
        }
    }

    /** Takes λW + βG·Āᵀ, rows × (d+1). */
    void setGradient(double[] total) {
        backend.upload(total, gradient);
        backend.gemm(1, Transpose.NO, gradient, Transpose.NO, vectors, 0, scaled);
        backend.download(scaled, projected);
    }

    /** Computes the step, rows × (d+1), from one curvature per row. */
    void solve(double lambda, double beta, double[] curvature, double[] step) {
        for (int k = 0; k < order; k++) {
            double scale = beta * spectrum[k];
            for (int row = 0; row < rows; row++) {
                int at = row + k * rows;
                scaledArray[at] = projected[at] / (lambda + curvature[row] * scale);
            }
        }
        backend.upload(scaledArray, scaled);
        backend.gemm(1, Transpose.NO, scaled, Transpose.YES, vectors, 0, gradient);
        backend.download(gradient, step);
    }

    /** ‖Δ·Ā‖² of one row of the step last computed. */
    double squaredChange(int row) {
        double sum = 0;
        for (int k = 0; k < order; k++) {
            double x = scaledArray[row + k * rows];
            sum += spectrum[k] * x * x;
        }
        return sum;
    }
}
