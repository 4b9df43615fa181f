package org.sigmoidadmm.gradient;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.sigmoidadmm.Layer;
import org.sigmoidadmm.Network;
import org.sigmoidadmm.matrix.Activation;
import org.sigmoidadmm.matrix.spi.ColumnMajor;

/** Where the weights of a network lie in one vector of parameters: W_1, b_1, …, W_N, b_N, each column by column. */
final class Layout {

    final int[] sizes;
    final Activation[] activations;
    private final int[] offset;

    Layout(Network network) {
        sizes = network.sizes();
        activations = network.layers().stream().map(Layer::activation).toArray(Activation[]::new);
        offset = new int[sizes.length];
        long length = 0;
        for (int i = 0; i < depth(); i++) {
            length += (sizes[i] + 1L) * sizes[i + 1];
            if (length > ColumnMajor.MAX_ENTRIES) {
                throw new IllegalArgumentException("a network of sizes " + Arrays.toString(sizes) + " has more than "
                        + ColumnMajor.MAX_ENTRIES + " weights and biases, too many for one array");
            }
            offset[i + 1] = (int) length;
        }
    }

    int depth() {
        return activations.length;
    }

    /** Number of parameters. */
    int length() {
        return offset[depth()];
    }

    /** Index of the first weight of layer i = 0 … N−1. */
    int weightOffset(int i) {
        return offset[i];
    }

    /** Index of the first bias of layer i. */
    int biasOffset(int i) {
        return offset[i + 1] - sizes[i + 1];
    }

    double[] pack(Network network) {
        double[] parameters = new double[length()];
        for (int i = 0; i < depth(); i++) {
            Layer layer = network.layers().get(i);
            System.arraycopy(layer.weight(), 0, parameters, weightOffset(i), layer.weight().length);
            System.arraycopy(layer.bias(), 0, parameters, biasOffset(i), layer.bias().length);
        }
        return parameters;
    }

    Network unpack(double[] parameters) {
        List<Layer> layers = new ArrayList<>();
        for (int i = 0; i < depth(); i++) {
            double[] weight = Arrays.copyOfRange(parameters, weightOffset(i), biasOffset(i));
            double[] bias = Arrays.copyOfRange(parameters, biasOffset(i), offset[i + 1]);
            layers.add(new Layer(sizes[i], sizes[i + 1], weight, bias, activations[i]));
        }
        return new Network(layers);
    }
}
