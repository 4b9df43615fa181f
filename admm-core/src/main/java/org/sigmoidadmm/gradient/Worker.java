package org.sigmoidadmm.gradient;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sigmoidadmm.matrix.BackendOptions;
import org.sigmoidadmm.matrix.Matrix;
import org.sigmoidadmm.matrix.MatrixBackend;
import org.sigmoidadmm.matrix.MatrixBackends;
import org.sigmoidadmm.matrix.spi.MatrixBackendProvider;
import org.sigmoidadmm.parallel.Closing;

/** What one thread works with: a backend instance of its own, the parameters and gradients on it, and workspace. */
final class Worker implements AutoCloseable {

    /** Matrices of all layers for blocks of one number of columns. */
    static final class Workspace {

        private final int columns;
        /** σ(Z) of each layer; of the last the predictions. */
        final Matrix[] value;
        /** σ′(Z). */
        final Matrix[] slope;
        /** Derivative of the loss with respect to Z. */
        final Matrix[] delta;
        /** Of the shape of the inputs. */
        private final Matrix weighted;

        private Workspace(MatrixBackend backend, int[] sizes, int columns) {
            this.columns = columns;
            int depth = sizes.length - 1;
            value = new Matrix[depth];
            slope = new Matrix[depth];
            delta = new Matrix[depth];
            weighted = backend.zeros(sizes[0], columns);
            for (int i = 0; i < depth; i++) {
                value[i] = backend.zeros(sizes[i + 1], columns);
                slope[i] = backend.zeros(sizes[i + 1], columns);
                delta[i] = backend.zeros(sizes[i + 1], columns);
            }
        }

        /** Returns a matrix of the shape of what a layer takes in; {@link #delta} of the layer before, if there is one. */
        Matrix weighted(int layer) {
            return layer == 0 ? weighted : delta[layer - 1];
        }
    }

    /** Sums over samples of each layer's inputs and of what comes back to it. */
    static final class Grams {

        /** Σ w·aᵢaᵢᵀ. */
        final Matrix[] gram;
        /** Σ w·aᵢ. */
        final Matrix[] sum;
        /** ΔᵢΔᵢᵀ. */
        final Matrix[] back;

        private Grams(MatrixBackend backend, int[] sizes) {
            int depth = sizes.length - 1;
            gram = new Matrix[depth];
            sum = new Matrix[depth];
            back = new Matrix[depth];
            for (int i = 0; i < depth; i++) {
                gram[i] = backend.zeros(sizes[i], sizes[i]);
                sum[i] = backend.zeros(sizes[i], 1);
                back[i] = backend.zeros(sizes[i + 1], sizes[i + 1]);
            }
        }
    }

    final MatrixBackend backend;
    final Matrix[] weight;
    final Matrix[] bias;
    final Matrix[] weightGradient;
    final Matrix[] biasGradient;
    final Layout layout;
    private final List<Workspace> workspaces = new ArrayList<>();
    private final Map<Integer, double[]> buffers = new HashMap<>();
    private @Nullable Grams grams;

    /**
     * Makes a worker on a new backend, which is closed again if there is no memory for the worker.
     *
     * @param provider of the backend
     * @param layout of the network to train
     */
    static Worker create(MatrixBackendProvider provider, Layout layout) {
        MatrixBackend backend = MatrixBackends.createFrom(provider, BackendOptions.SINGLE_THREADED);
        try {
            return new Worker(backend, layout);
        } catch (RuntimeException | Error e) {
            Closing.after(e, backend::close);
            throw e;
        }
    }

    private Worker(MatrixBackend backend, Layout layout) {
        this.backend = backend;
        this.layout = layout;
        int depth = layout.depth();
        weight = new Matrix[depth];
        bias = new Matrix[depth];
        weightGradient = new Matrix[depth];
        biasGradient = new Matrix[depth];
        for (int i = 0; i < depth; i++) {
            weight[i] = backend.zeros(layout.sizes[i + 1], layout.sizes[i]);
            bias[i] = backend.zeros(layout.sizes[i + 1], 1);
            weightGradient[i] = backend.zeros(layout.sizes[i + 1], layout.sizes[i]);
            biasGradient[i] = backend.zeros(layout.sizes[i + 1], 1);
        }
    }

    /** Copies the parameters to this worker's backend. */
    void receive(double[] parameters) {
        for (int i = 0; i < weight.length; i++) {
            upload(parameters, layout.weightOffset(i), weight[i]);
            upload(parameters, layout.biasOffset(i), bias[i]);
        }
    }

    /** Copies the summed gradients to the host. */
    void send(double[] gradient) {
        for (int i = 0; i < weight.length; i++) {
            download(weightGradient[i], gradient, layout.weightOffset(i));
            download(biasGradient[i], gradient, layout.biasOffset(i));
        }
    }

    private void upload(double[] from, int offset, Matrix to) {
        double[] buffer = buffer(to.rows() * to.columns());
        System.arraycopy(from, offset, buffer, 0, buffer.length);
        backend.upload(buffer, to);
    }

    private void download(Matrix from, double[] to, int offset) {
        double[] buffer = buffer(from.rows() * from.columns());
        backend.download(from, buffer);
        System.arraycopy(buffer, 0, to, offset, buffer.length);
    }

    /** Returns sums with arbitrary content; always the same. */
    Grams grams() {
        Grams made = grams == null ? new Grams(backend, layout.sizes) : grams;
        grams = made;
        return made;
    }

    /** Returns an array for transfers, with arbitrary content; the same one for the same length. */
    double[] buffer(int length) {
        return buffers.computeIfAbsent(length, double[]::new);
    }

    /** Returns the workspace for a number of columns, with arbitrary content; the same one for the same number. */
    Workspace workspace(int columns) {
        for (int k = 0; k < workspaces.size(); k++) {
            if (workspaces.get(k).columns == columns) {
                return workspaces.get(k);
            }
        }
        Workspace made = new Workspace(backend, layout.sizes, columns);
        workspaces.add(made);
        return made;
    }

    @Override
    public void close() {
        backend.close();
    }
}
