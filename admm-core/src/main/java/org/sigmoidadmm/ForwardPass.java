package org.sigmoidadmm;

import java.util.ArrayList;
import java.util.List;
import org.sigmoidadmm.matrix.Matrix;
import org.sigmoidadmm.matrix.MatrixBackend;
import org.sigmoidadmm.matrix.Transpose;

/** The outputs of a network for many samples, computed on a backend in blocks of columns. */
final class ForwardPass {

    private static final int BLOCK_COLUMNS = 1024;

    private final MatrixBackend backend;
    private final Network network;
    private final List<Matrix> weights = new ArrayList<>();
    private final List<Matrix> biases = new ArrayList<>();

    ForwardPass(MatrixBackend backend, Network network) {
        this.backend = backend;
        this.network = network;
        for (Layer layer : network.layers()) {
            Matrix weight = backend.zeros(layer.outputs(), layer.inputs());
            backend.upload(layer.weight(), weight);
            weights.add(weight);
            Matrix bias = backend.zeros(layer.outputs(), 1);
            backend.upload(layer.bias(), bias);
            biases.add(bias);
        }
    }

    Samples apply(Samples inputs) {
        int outputs = network.layers().get(network.depth() - 1).outputs();
        double[] results = new double[Samples.entries(inputs.count(), outputs)];
        for (int start = 0; start < inputs.count(); start += BLOCK_COLUMNS) {
            int columns = Math.min(BLOCK_COLUMNS, inputs.count() - start);
            double[] block = new double[columns * inputs.features()];
            System.arraycopy(inputs.values(), start * inputs.features(), block, 0, block.length);
            double[] result = applyBlock(block, columns, outputs);
            System.arraycopy(result, 0, results, start * outputs, result.length);
        }
        return new Samples(inputs.count(), outputs, results);
    }

    private double[] applyBlock(double[] block, int columns, int outputs) {
        Matrix x = backend.zeros(network.layers().get(0).inputs(), columns);
        backend.upload(block, x);
        for (int i = 0; i < network.depth(); i++) {
            Matrix z = backend.zeros(network.layers().get(i).outputs(), columns);
            backend.gemm(1, Transpose.NO, weights.get(i), Transpose.NO, x, 0, z);
            backend.addColumn(1, biases.get(i), z);
            backend.activate(network.layers().get(i).activation(), z, z);
            x = z;
        }
        double[] result = new double[columns * outputs];
        backend.download(x, result);
        return result;
    }
}
