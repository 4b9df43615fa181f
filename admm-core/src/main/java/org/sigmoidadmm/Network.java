package org.sigmoidadmm;

import java.util.List;
import java.util.stream.IntStream;
import org.sigmoidadmm.matrix.Activation;
import org.sigmoidadmm.matrix.MatrixBackend;

/**
 * A fully connected feed-forward network, immutable.
 *
 * @param layers the layers from input to output, at least one, each taking what the one before gives
 */
public record Network(List<Layer> layers) {

    /**
     * Checks that the layers fit together.
     *
     * @param layers the layers from input to output
     * @throws IllegalArgumentException if there is none, or the sizes of two neighbours differ
     */
    public Network {
        layers = List.copyOf(layers);
        if (layers.isEmpty()) {
            throw new IllegalArgumentException("a network needs at least one layer");
        }
        for (int i = 1; i < layers.size(); i++) {
            if (layers.get(i).inputs() != layers.get(i - 1).outputs()) {
                throw new IllegalArgumentException("layer " + (i + 1) + " takes "
                        + layers.get(i).inputs() + " numbers, layer " + i + " gives "
                        + layers.get(i - 1).outputs());
            }
        }
    }

    /**
     * Draws a network with a linear output layer. The same seed gives the same weights on every platform.
     *
     * @param initialization how the weights are drawn
     * @param inputs numbers per sample that the network takes, at least 1
     * @param hidden widths of the hidden layers, none for a linear network
     * @param outputs numbers per sample that it gives, at least 1
     * @param activation of the hidden layers
     * @return the network
     * @throws IllegalArgumentException if a size is below 1, or a layer has more than {@code Integer.MAX_VALUE - 8} weights
     */
    public static Network random(
            Initialization initialization, int inputs, int[] hidden, int outputs, Activation activation) {
        return RandomWeights.network(initialization, sizes(inputs, hidden, outputs), activation);
    }

    /** d₀, …, d_N of a network with these hidden layers. */
    static int[] sizes(int inputs, int[] hidden, int outputs) {
        int[] sizes = new int[hidden.length + 2];
        sizes[0] = inputs;
        System.arraycopy(hidden, 0, sizes, 1, hidden.length);
        sizes[sizes.length - 1] = outputs;
        return sizes;
    }

    /**
     * Returns the number of weight layers.
     *
     * @return N, one more than the hidden layers
     */
    public int depth() {
        return layers.size();
    }

    /**
     * Returns d₀, …, d_N.
     *
     * @return depth + 1 sizes, from input to output
     */
    public int[] sizes() {
        return IntStream.rangeClosed(0, depth())
                .map(i -> i == 0 ? layers.get(0).inputs() : layers.get(i - 1).outputs())
                .toArray();
    }

    /**
     * Returns the activation of the hidden layers.
     *
     * @return the first layer's activation
     */
    public Activation activation() {
        return layers.get(0).activation();
    }

    /**
     * Computes the outputs for one sample in plain Java. Any number of threads may use a network at the same time.
     *
     * @param input as many numbers as the network takes
     * @return the outputs
     * @throws IllegalArgumentException if the sample has another length
     */
    public double[] predict(double... input) {
        requireInputs(input.length);
        double[] x = input;
        for (Layer layer : layers) {
            x = layer.apply(x);
        }
        return x;
    }

    /**
     * Computes the derivatives of the outputs with respect to the inputs at one sample in plain Java, exactly but for
     * rounding. Any number of threads may use a network at the same time. It costs about as much as predicting once and
     * then once more per output or per input, whichever are fewer.
     *
     * @param input as many finite numbers as the network takes
     * @return ∂yᵢ/∂xⱼ at [i][j], outputs × inputs; at a kink of an activation, such as 0 of the rectifier, with the slope
     *     that {@link Activation#slope} gives there
     * @throws IllegalArgumentException if the sample has another length
     */
    public double[][] jacobian(double... input) {
        requireInputs(input.length);
        return new ChainRule(this, input).jacobian();
    }

    /**
     * Computes the outputs for many samples on a backend. A backend always gives the same bits for the same samples.
     *
     * @param backend what computes; used by this call alone while it runs: several threads need a backend each, or
     *     {@link #predict(double...)}
     * @param inputs samples of as many numbers as the network takes
     * @return as many samples of outputs
     * @throws IllegalArgumentException if the samples have another length
     */
    public Samples predict(MatrixBackend backend, Samples inputs) {
        requireInputs(inputs.features());
        return new ForwardPass(backend, this).apply(inputs);
    }

    private void requireInputs(int given) {
        if (given != layers.get(0).inputs()) {
            throw new IllegalArgumentException(
                    "the network takes " + layers.get(0).inputs() + " numbers per sample, got " + given);
        }
    }
}
