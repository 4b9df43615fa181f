package org.sigmoidadmm;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Everything that a training needs to go on with the same bits: arrays of numbers under names. Not thread-safe. */
public final class SolverState {

    private final Map<String, double[]> arrays = new TreeMap<>();
    private final Map<String, String> texts = new TreeMap<>();

    /** Makes an empty state. */
    public SolverState() {}

    /**
     * Stores numbers.
     *
     * @param name a name not in use
     * @param values the numbers, kept, not copied
     * @throws IllegalArgumentException if the name is in use
     */
    public void put(String name, double... values) {
        if (arrays.put(name, values) != null) {
            throw new IllegalArgumentException("the state has '" + name + "' already");
        }
    }

    /**
     * Stores a text.
     *
     * @param name a name not in use
     * @param text the text
     * @throws IllegalArgumentException if the name is in use
     */
    public void putText(String name, String text) {
        if (texts.put(name, text) != null) {
            throw new IllegalArgumentException("the state has '" + name + "' already");
        }
    }

    /**
     * Stores a network's weights; sizes and activations must be known where they are read.
     *
     * @param name a name not in use
     * @param network the network
     * @throws IllegalArgumentException if the name is in use
     */
    public void putNetwork(String name, Network network) {
        for (int i = 0; i < network.depth(); i++) {
            put(name + ".weight." + (i + 1), network.layers().get(i).weight());
            put(name + ".bias." + (i + 1), network.layers().get(i).bias());
        }
    }

    /**
     * Returns numbers.
     *
     * @param name a name
     * @param length how many there must be
     * @return the numbers, not copied
     * @throws IllegalArgumentException if there are none of that name, or another number of them
     */
    public double[] get(String name, int length) {
        double[] values = get(name);
        if (values.length != length) {
            throw new IllegalArgumentException(
                    "the state has " + values.length + " numbers under '" + name + "', expected are " + length);
        }
        return values;
    }

    /**
     * Returns numbers of any length.
     *
     * @param name a name
     * @return the numbers, not copied
     * @throws IllegalArgumentException if there are none of that name
     */
    public double[] get(String name) {
        double[] values = arrays.get(name);
        if (values == null) {
            throw new IllegalArgumentException("the state has nothing under '" + name + "'");
        }
        return values;
    }

    /**
     * Returns one number.
     *
     * @param name a name
     * @return the number
     * @throws IllegalArgumentException if there is not exactly one of that name
     */
    public double number(String name) {
        return get(name, 1)[0];
    }

    /**
     * Returns a text.
     *
     * @param name a name
     * @return the text
     * @throws IllegalArgumentException if there is none of that name
     */
    public String text(String name) {
        String text = texts.get(name);
        if (text == null) {
            throw new IllegalArgumentException("the state has no text under '" + name + "'");
        }
        return text;
    }

    /**
     * Returns a network.
     *
     * @param name a name
     * @param shape a network of the same sizes, whose activations are taken
     * @return the network
     * @throws IllegalArgumentException if there is none of that name and shape
     */
    public Network network(String name, Network shape) {
        List<Layer> layers = new ArrayList<>();
        for (Layer layer : shape.layers()) {
            int number = layers.size() + 1;
            layers.add(new Layer(
                    layer.inputs(),
                    layer.outputs(),
                    get(name + ".weight." + number, layer.weight().length),
                    get(name + ".bias." + number, layer.outputs()),
                    layer.activation()));
        }
        return new Network(layers);
    }

    Map<String, double[]> arrays() {
        return Collections.unmodifiableMap(arrays);
    }

    Map<String, String> texts() {
        return Collections.unmodifiableMap(texts);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SolverState that
                && texts.equals(that.texts)
                && arrays.keySet().equals(that.arrays.keySet())
                && arrays.entrySet().stream()
                        .allMatch(entry -> Arrays.equals(entry.getValue(), that.arrays.get(entry.getKey())));
    }

    @Override
    public int hashCode() {
        return arrays.keySet().hashCode() * 31 + texts.hashCode();
    }
}
