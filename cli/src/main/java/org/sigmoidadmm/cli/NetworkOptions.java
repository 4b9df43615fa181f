package org.sigmoidadmm.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sigmoidadmm.Initialization;
import org.sigmoidadmm.Layer;
import org.sigmoidadmm.Network;
import org.sigmoidadmm.TrainingData;
import org.sigmoidadmm.matrix.Activation;
import org.sigmoidadmm.matrix.Activations;
import picocli.CommandLine.Option;

/** The options that give the shape of the network. */
final class NetworkOptions {

    @Option(
            names = "--hidden",
            paramLabel = "WIDTH",
            split = ",",
            description = "Units of each hidden layer, from input to output, such as 100,50,20 for three layers. "
                    + "Default: 100,100; random-features 500.")
    private int @Nullable [] hidden;

    @Option(
            names = "--activation",
            paramLabel = "NAME",
            split = ",",
            description = "Activation function of the hidden layers, one for all or one per layer: sigmoid, tanh, "
                    + "arctan, isru, erf or sin, or one of your own; relu and leaky-relu for other optimizers than "
                    + "admm. Default: sigmoid.")
    private String @Nullable [] activations;

    /** The widths asked for, or null. */
    int @Nullable [] hidden() {
        return hidden == null ? null : hidden.clone();
    }

    /**
     * The activations asked for.
     *
     * @return none, one for all layers, or one per hidden layer
     * @throws IllegalArgumentException if there is none of a name
     */
    List<Activation> activations() {
        return activations == null
                ? List.of()
                : Stream.of(activations).map(Activations::named).toList();
    }

    /**
     * Checks the number of activations.
     *
     * @param layers number of hidden layers
     * @throws UsageException if there are several activations, but not one per layer
     */
    void requireOnePerLayer(int layers) {
        if (activations != null && activations.length > 1 && activations.length != layers) {
            throw new UsageException("--activation has " + activations.length + " names, --hidden has " + layers
                    + (layers == 1 ? " layer; give one name" : " layers; give one name or " + layers));
        }
    }

    /**
     * Checks that a model to start from is what the options ask for.
     *
     * @param start the network
     * @throws UsageException if other widths or activations were asked for
     */
    void requireMatching(Network start) {
        int[] widths = hiddenWidths(start);
        if (hidden != null && !Arrays.equals(hidden, widths)) {
            throw new UsageException("--hidden is " + Arrays.toString(hidden) + ", the model to start from has "
                    + Arrays.toString(widths));
        }
        requireOnePerLayer(widths.length);
        for (int i = 0; activations != null && i < widths.length; i++) {
            String asked = activations[activations.length == 1 ? 0 : i];
            String there = start.layers().get(i).activation().name();
            if (!asked.equals(there)) {
                throw new UsageException("--activation is " + asked + ", the model to start from has " + there
                        + (activations.length == 1 ? "" : " in layer " + (i + 1)));
            }
        }
    }

    /** The widths of a network's hidden layers. */
    static int[] hiddenWidths(Network network) {
        int[] sizes = network.sizes();
        return Arrays.copyOfRange(sizes, 1, sizes.length - 1);
    }

    /**
     * The random network to start from where the layers have different activations.
     *
     * @param initialization how it is drawn
     * @param widths of the hidden layers
     * @param data what it is to be fitted to
     * @return the network, or null where one activation is for all layers and the trainer draws it itself
     */
    @Nullable
    Network mixed(Initialization initialization, int[] widths, TrainingData data) {
        List<Activation> each = activations();
        if (each.size() < 2) {
            return null;
        }
        Network drawn = Network.random(
                initialization, data.inputs().features(), widths, data.targets().features(), each.get(0));
        List<Layer> layers = new ArrayList<>(drawn.layers());
        for (int i = 0; i < each.size(); i++) {
            Layer layer = layers.get(i);
            layers.set(i, new Layer(layer.inputs(), layer.outputs(), layer.weight(), layer.bias(), each.get(i)));
        }
        return new Network(layers);
    }

    /** The activations as one text. */
    String describeActivations(Activation inForce) {
        return activations == null || activations.length < 2
                ? inForce.name()
                : Stream.of(activations).collect(Collectors.joining(","));
    }
}
