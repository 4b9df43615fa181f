package org.sigmoidadmm.gradient;

import org.sigmoidadmm.SolverState;
import org.sigmoidadmm.matrix.Matrix;
import org.sigmoidadmm.matrix.MatrixBackend;
import org.sigmoidadmm.matrix.Side;
import org.sigmoidadmm.matrix.Transpose;

/**
 * The metric of ADMM's weight updates: each layer's weights are multiplied from the right by the inverse of the Gram
 * matrix of what the layer takes in,
 *
 * <pre>{@code
 * P: W_i ↦ W_i (ĀᵢĀᵢᵀ/n + εI)⁻¹        Āᵢ = the layer's inputs with a row of ones below
 * }</pre>
 *
 * <p>with ε a share of the mean diagonal entry. In it the inputs of each layer are uncorrelated and of size 1, so that
 * steps do not crawl along the narrow valleys that correlated sigmoid units make.
 */
final class GramMetric implements Metric {

    /** A share that leaves directions ten times weaker than the mean as they are to be weighted, and any Cholesky well. */
    static final double DAMPING = 1e-2;

    private final Layout layout;
    private final MatrixBackend backend;
    private final Matrix[] system;
    private final Matrix[] inverse;
    private final Matrix[] rows;
    private final Matrix[] product;

    /**
     * Makes a metric that is not measured yet.
     *
     * @param layout of the parameters
     * @param backend what to compute on
     */
    GramMetric(Layout layout, MatrixBackend backend) {
        this.layout = layout;
        this.backend = backend;
        int depth = layout.depth();
        system = new Matrix[depth];
        inverse = new Matrix[depth];
        rows = new Matrix[depth];
        product = new Matrix[depth];
        for (int i = 0; i < depth; i++) {
            int order = layout.sizes[i] + 1;
            system[i] = backend.zeros(order, order);
            inverse[i] = backend.zeros(order, order);
            rows[i] = backend.zeros(layout.sizes[i + 1], order);
            product[i] = backend.zeros(layout.sizes[i + 1], order);
        }
    }

    /**
     * Takes over a measurement.
     *
     * @param grams as {@link Batch#grams} gives them
     */
    void measure(double[][] grams) {
        for (int i = 0; i < inverse.length; i++) {
            int order = layout.sizes[i] + 1;
            double trace = 0;
            for (int k = 0; k < order; k++) {
                trace += grams[i][k + k * order];
            }
            backend.upload(grams[i], system[i]);
            backend.addToDiagonal(DAMPING * trace / order, system[i]);
            backend.fill(0, inverse[i]);
            backend.addToDiagonal(1, inverse[i]);
            backend.solveSpd(Side.RIGHT, system[i], inverse[i], inverse[i]);
        }
    }

    @Override
    public void apply(double[] vector, double[] destination) {
        for (int i = 0; i < inverse.length; i++) {
            double[] slice = new double[rows[i].rows() * rows[i].columns()];
            System.arraycopy(vector, layout.weightOffset(i), slice, 0, slice.length);
            backend.upload(slice, rows[i]);
            backend.gemm(1, Transpose.NO, rows[i], Transpose.NO, inverse[i], 0, product[i]);
            backend.download(product[i], slice);
            System.arraycopy(slice, 0, destination, layout.weightOffset(i), slice.length);
        }
    }

    @Override
    public void save(SolverState state) {
        for (int i = 0; i < inverse.length; i++) {
            double[] values = new double[inverse[i].rows() * inverse[i].columns()];
            backend.download(inverse[i], values);
            state.put("metric.inverse." + i, values);
        }
    }

    @Override
    public void load(SolverState state) {
        for (int i = 0; i < inverse.length; i++) {
            backend.upload(state.get("metric.inverse." + i, inverse[i].rows() * inverse[i].columns()), inverse[i]);
        }
    }
}
