package org.sigmoidadmm.gradient;

import org.sigmoidadmm.matrix.Loss;
import org.sigmoidadmm.matrix.Matrix;
import org.sigmoidadmm.matrix.MatrixBackend;
import org.sigmoidadmm.matrix.ResidualLoss;
import org.sigmoidadmm.matrix.Transpose;

/**
 * Loss and gradient of one block of columns after another, on one worker that has received the parameters.
 *
 * <pre>{@code
 * Z_i = W_iA_{i−1} + b_i, A_i = σ(Z_i)                                  A_0 = X, the last layer linear
 * Δ_N = ∂ℓ/∂Z_N,  Δ_i = W_{i+1}ᵀΔ_{i+1} ⊙ σ′(Z_i),  ∂ℓ/∂W_i = Δ_iA_{i−1}ᵀ,  ∂ℓ/∂b_i = Δ_i·1
 * }</pre>
 */
final class Backpropagation {

    private final Worker worker;
    private final MatrixBackend backend;
    private final Layout layout;
    private final Loss loss;

    Backpropagation(Worker worker, Layout layout, Loss loss) {
        this.worker = worker;
        this.backend = worker.backend;
        this.layout = layout;
        this.loss = loss;
    }

    /** Returns Σ w·ℓ(prediction, y) over a block. */
    double loss(Block block) {
        Worker.Workspace work = worker.workspace(block.columns);
        Matrix prediction = values(block, layout.depth(), work);
        return backend.lossValue(loss, prediction, block.y, block.weights);
    }

    /** Returns the activations of the last hidden layer, in the workspace; the inputs where there is none. */
    Matrix features(Block block) {
        return values(block, layout.depth() - 1, worker.workspace(block.columns));
    }

    private Matrix values(Block block, int layers, Worker.Workspace work) {
        Matrix input = block.x;
        for (int i = 0; i < layers; i++) {
            Matrix value = work.value[i];
            backend.gemm(1, Transpose.NO, worker.weight[i], Transpose.NO, input, 0, value);
            backend.addColumn(1, worker.bias[i], value);
            backend.activate(layout.activations[i], value, value);
            input = value;
        }
        return input;
    }

    /**
     * Adds the gradient of Σ w·ℓ(prediction, y) over a block to the worker's sums.
     *
     * @param block the samples
     * @param first whether the sums start with this block
     * @return Σ w·ℓ(prediction, y)
     */
    double addGradient(Block block, boolean first) {
        Worker.Workspace work = worker.workspace(block.columns);
        int last = layout.depth() - 1;
        forward(block, work);
        double sum = backend.lossValue(loss, work.value[last], block.y, block.weights);
        backend.lossGradient(loss, work.value[last], block.y, block.weights, work.delta[last]);
        for (int i = last; i >= 0; i--) {
            double keep = first ? 0 : 1;
            Matrix input = i == 0 ? block.x : work.value[i - 1];
            backend.gemm(1, Transpose.NO, work.delta[i], Transpose.YES, input, keep, worker.weightGradient[i]);
            backend.rowSums(work.delta[i], keep, worker.biasGradient[i]);
            if (i > 0) {
                Matrix delta = work.delta[i - 1];
                backend.gemm(1, Transpose.YES, worker.weight[i], Transpose.NO, work.delta[i], 0, delta);
                backend.hadamard(delta, work.slope[i - 1], delta);
            }
        }
        return sum;
    }

    /** Adds each layer's inputs, squared and as they are, with the weights of the samples to the sums over a block. */
    void addGrams(Block block, boolean first, Worker.Grams sums) {
        Worker.Workspace work = worker.workspace(block.columns);
        values(block, layout.depth() - 1, work);
        double keep = first ? 0 : 1;
        for (int i = 0; i < layout.depth(); i++) {
            Matrix input = i == 0 ? block.x : work.value[i - 1];
            Matrix root = block.rootWeights;
            if (root == null) {
                backend.gram(1, Transpose.NO, input, keep, sums.gram[i]);
                backend.rowSums(input, keep, sums.sum[i]);
            } else {
                Matrix scaled = work.weighted(i);
                backend.scaleColumns(input, root, scaled);
                backend.gram(1, Transpose.NO, scaled, keep, sums.gram[i]);
                backend.gemm(1, Transpose.NO, scaled, Transpose.YES, root, keep, sums.sum[i]);
            }
        }
    }

    /**
     * Adds to the sums over a block, for each layer, the Gram matrix of Δᵢ for a loss Σ ρ(r) of the residuals r: one column
     * δᵢ = (∂Z_N/∂Zᵢ)ᵀ(√(w·u) ⊙ s) per sample, u = ρ′(r)/r, with signs s that are uncorrelated over samples, so that the sum is
     * that of w(∂Z_N/∂Zᵢ)ᵀ diag(u) (∂Z_N/∂Zᵢ) but for terms that cancel.
     *
     * <p>With one output there are no such terms. With several they cancel over runs of samples in the order of the set, as
     * far as the samples of a run are alike, and what is left depends on that order: the λ of {@link Evidence} differs by
     * some per cent where the rows are given in another. A pass for each output would be exact, at as many times the cost.
     *
     * @param rho the loss
     * @param block the samples
     * @param first whether the sums start with this block
     * @param sums whose third part is added to
     * @return Σ w·ρ′(r)² over samples and outputs
     */
    double addCurvature(ResidualLoss rho, Block block, boolean first, Worker.Grams sums) {
        Worker.Workspace work = worker.workspace(block.columns);
        int last = layout.depth() - 1;
        forward(block, work);
        double squares = seed(rho, block, work);
        double keep = first ? 0 : 1;
        for (int i = last; i >= 0; i--) {
            backend.gram(1, Transpose.NO, work.delta[i], keep, sums.back[i]);
            if (i > 0) {
                Matrix delta = work.delta[i - 1];
                backend.gemm(1, Transpose.YES, worker.weight[i], Transpose.NO, work.delta[i], 0, delta);
                backend.hadamard(delta, work.slope[i - 1], delta);
            }
        }
        return squares;
    }

    /** Δ_N ← √(w·u) ⊙ s. */
    private double seed(ResidualLoss rho, Block block, Worker.Workspace work) {
        int last = layout.depth() - 1;
        int rows = work.delta[last].rows();
        double[] seeds = download(work.value[last]);
        double[] targets = download(block.y);
        double[] weights = download(block.weights);
        double squares = 0;
        for (int k = 0; k < seeds.length; k++) {
            int column = k / rows;
            double residual = seeds[k] - targets[k];
            squares += weights[column] * rho.slope(residual) * rho.slope(residual);
            seeds[k] = Math.sqrt(weights[column] * rho.majoriser(residual)) * sign(k % rows, block.start + column);
        }
        backend.upload(seeds, work.delta[last]);
        return squares;
    }

    private double[] download(Matrix matrix) {
        double[] values = new double[matrix.rows() * matrix.columns()];
        backend.download(matrix, values);
        return values;
    }

    /** An entry of a Hadamard matrix: two rows differ in half of any aligned run of columns that is long enough. */
    private static int sign(int row, int column) {
        return 1 - 2 * (Integer.bitCount(row & column) & 1);
    }

    private void forward(Block block, Worker.Workspace work) {
        int last = layout.depth() - 1;
        Matrix input = block.x;
        for (int i = 0; i <= last; i++) {
            Matrix value = work.value[i];
            backend.gemm(1, Transpose.NO, worker.weight[i], Transpose.NO, input, 0, value);
            if (i < last) {
                backend.activateLayer(layout.activations[i], value, worker.bias[i], value, work.slope[i]);
            } else {
                backend.addColumn(1, worker.bias[i], value);
            }
            input = value;
        }
    }
}
