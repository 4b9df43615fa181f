package org.sigmoidadmm.gradient;

import java.util.List;
import org.sigmoidadmm.matrix.Matrix;
import org.sigmoidadmm.matrix.MatrixBackend;
import org.sigmoidadmm.matrix.Side;
import org.sigmoidadmm.matrix.Transpose;
import org.sigmoidadmm.matrix.spi.ColumnMajor;

/**
 * The normal equations of the output layer, W(G + λI) = Q with G = Σ w·f̄f̄ᵀ, a lower triangle, and Q = Σ w·yf̄ᵀ over
 * samples, where f̄ are the features of a sample with a 1 below.
 */
final class RidgeSystem {

    private final MatrixBackend backend;
    private final int order;
    private final double[] gram;
    private final double[] cross;
    private final Matrix system;
    private final Matrix right;

    /** Sums of one lane, on its worker: what the bordered matrices are put together from. */
    private static final class Sums {
        private final double[] gram;
        private final double[] cross;
        private final double[] features;
        private final double[] targets;
        private final double[] weight = new double[1];

        Sums(int width, int outputs) {
            gram = new double[width * width];
            cross = new double[outputs * width];
            features = new double[width];
            targets = new double[outputs];
        }
    }

    /**
     * Sums the equations over a batch.
     *
     * @param crew the workers
     * @param batch the samples, whose workers have received the parameters
     */
    RidgeSystem(Crew crew, Batch batch) {
        int[] sizes = crew.layout.sizes;
        int width = sizes[sizes.length - 2];
        int outputs = sizes[sizes.length - 1];
        order = width + 1;
        requireSizes(width, outputs);
        gram = new double[order * order];
        cross = new double[outputs * order];
        Sums[] sums = new Sums[batch.lanes.size()];
        crew.run(batch.lanes, lane -> sums[batch.lanes.indexOf(lane)] = sum(lane, width, outputs));
        for (Sums part : List.of(sums)) {
            add(part, width, outputs);
        }
        backend = batch.lanes.get(0).worker.backend;
        system = backend.zeros(order, order);
        right = backend.zeros(outputs, order);
    }

    /**
     * Checks that there can be a system, before the features are computed.
     *
     * @param width of the last hidden layer
     * @param outputs of the output layer
     * @throws org.sigmoidadmm.matrix.MatrixShapeException if its matrices have too many entries
     */
    static void requireSizes(int width, int outputs) {
        long order = width + 1L;
        ColumnMajor.entries("the system of the output layer", order, order);
        ColumnMajor.entries("the weight matrix of the output layer with its bias", outputs, order);
    }

    private static Sums sum(Lane lane, int width, int outputs) {
        MatrixBackend backend = lane.worker.backend;
        Matrix gram = backend.zeros(width, width);
        Matrix cross = backend.zeros(outputs, width);
        Matrix features = backend.zeros(width, 1);
        Matrix targets = backend.zeros(outputs, 1);
        Matrix weight = backend.zeros(1, 1);
        for (int k = 0; k < lane.blocks.size(); k++) {
            Block block = lane.blocks.get(k);
            double keep = k == 0 ? 0 : 1;
            Matrix f = lane.backpropagation.features(block);
            Matrix weighted = lane.worker.workspace(block.columns).weighted(lane.worker.weight.length - 1);
            backend.scaleColumns(f, block.weights, weighted);
            backend.gemm(1, Transpose.NO, block.y, Transpose.YES, weighted, keep, cross);
            backend.rowSums(weighted, keep, features);
            if (block.rootWeights != null) {
                backend.scaleColumns(f, block.rootWeights, weighted);
            }
            backend.gram(1, Transpose.NO, weighted, keep, gram);
            backend.gemm(1, Transpose.NO, block.y, Transpose.YES, block.weights, keep, targets);
            backend.rowSums(block.weights, keep, weight);
        }
        Sums sums = new Sums(width, outputs);
        backend.download(gram, sums.gram);
        backend.download(cross, sums.cross);
        backend.download(features, sums.features);
        backend.download(targets, sums.targets);
        backend.download(weight, sums.weight);
        return sums;
    }

    private void add(Sums part, int width, int outputs) {
        Batch.addBordered(part.gram, part.features, width, gram);
        gram[width + width * order] += part.weight[0];
        for (int k = 0; k < part.cross.length; k++) {
            cross[k] += part.cross[k];
        }
        for (int k = 0; k < outputs; k++) {
            cross[width * outputs + k] += part.targets[k];
        }
    }

    /** The mean of G's diagonal. */
    double meanDiagonal() {
        double sum = 0;
        for (int k = 0; k < order; k++) {
            sum += gram[k + k * order];
        }
        return sum / order;
    }

    /**
     * Solves the equations.
     *
     * @param lambda λ, positive
     * @param solution receives W, outputs × (width + 1), column by column, the bias last
     * @throws org.sigmoidadmm.matrix.NotPositiveDefiniteException if λ is too small against G
     */
    void solve(double lambda, double[] solution) {
        backend.upload(gram, system);
        backend.addToDiagonal(lambda, system);
        backend.upload(cross, right);
        backend.solveSpd(Side.RIGHT, system, right, right);
        backend.download(right, solution);
    }

    /** Decomposes G, after which a score for one more λ costs next to nothing. */
    RidgeSpectrum spectrum() {
        backend.upload(gram, system);
        Matrix values = backend.zeros(order, 1);
        backend.eigSym(system, values, system);
        backend.upload(cross, right);
        Matrix rotated = backend.zeros(right.rows(), order);
        backend.gemm(1, Transpose.NO, right, Transpose.NO, system, 0, rotated);
        double[] eigenvalues = new double[order];
        double[] coefficients = new double[cross.length];
        backend.download(values, eigenvalues);
        backend.download(rotated, coefficients);
        return new RidgeSpectrum(eigenvalues, coefficients);
    }
}
