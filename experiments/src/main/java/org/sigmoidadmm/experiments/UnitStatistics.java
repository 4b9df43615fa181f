package org.sigmoidadmm.experiments;

import java.util.ArrayList;
import java.util.List;
import org.sigmoidadmm.Layer;
import org.sigmoidadmm.Network;
import org.sigmoidadmm.Samples;
import org.sigmoidadmm.matrix.Activations;

/**
 * How the units of a hidden layer respond to samples.
 *
 * @param saturated the share of pairs of unit and sample that are saturated: for the sigmoid those outside
 *     [0.05, 0.95], for ReLU those that give 0
 * @param activations shares of the outputs in {@value #BINS} equal parts of [0, 1], those beyond at the ends
 * @param preActivations shares of the inputs of σ in {@value #BINS} equal parts of [−20, 20], those beyond at the ends
 */
record UnitStatistics(double saturated, double[] activations, double[] preActivations) {

    static final int BINS = 20;
    static final double WIDEST = 20;

    private static final double EDGE = 0.05;

    /** The root mean square difference of the activations of two networks, of each hidden layer. */
    static double[] change(Network first, Network last, Samples samples) {
        double[] before = samples.values();
        double[] after = before;
        double[] change = new double[first.depth() - 1];
        for (int i = 0; i < change.length; i++) {
            before = outputs(first.layers().get(i), before, samples.count());
            after = outputs(last.layers().get(i), after, samples.count());
            double sum = 0;
            for (int k = 0; k < before.length; k++) {
                sum += (after[k] - before[k]) * (after[k] - before[k]);
            }
            change[i] = Math.sqrt(sum / before.length);
        }
        return change;
    }

    private static double[] outputs(Layer layer, double[] x, int count) {
        double[] z = preActivations(layer, x, count);
        layer.activation().evaluate(z, 0, z.length, z);
        return z;
    }

    /** The statistics of each hidden layer. */
    static List<UnitStatistics> of(Network network, Samples samples) {
        List<UnitStatistics> layers = new ArrayList<>();
        double[] values = samples.values();
        for (Layer layer : network.layers().subList(0, network.depth() - 1)) {
            double[] z = preActivations(layer, values, samples.count());
            values = new double[z.length];
            layer.activation().evaluate(z, 0, z.length, values);
            layers.add(of(layer, z, values));
        }
        return layers;
    }

    private static double[] preActivations(Layer layer, double[] x, int count) {
        int inputs = layer.inputs();
        int outputs = layer.outputs();
        double[] z = new double[outputs * count];
        for (int k = 0; k < count; k++) {
            System.arraycopy(layer.bias(), 0, z, k * outputs, outputs);
            for (int j = 0; j < inputs; j++) {
                double entry = x[k * inputs + j];
                for (int i = 0; i < outputs; i++) {
                    z[k * outputs + i] += layer.weight()[j * outputs + i] * entry;
                }
            }
        }
        return z;
    }

    private static UnitStatistics of(Layer layer, double[] z, double[] values) {
        boolean relu = layer.activation() == Activations.RELU;
        double share = 1.0 / z.length;
        double saturated = 0;
        double[] activations = new double[BINS];
        double[] preActivations = new double[BINS];
        for (int k = 0; k < z.length; k++) {
            boolean flat = relu ? values[k] == 0 : values[k] < EDGE || values[k] > 1 - EDGE;
            saturated += flat ? share : 0;
            activations[bin(values[k])] += share;
            preActivations[bin((z[k] + WIDEST) / (2 * WIDEST))] += share;
        }
        return new UnitStatistics(saturated, activations, preActivations);
    }

    /** The bin of a position between 0 and 1. */
    private static int bin(double position) {
        return (int) Math.max(0, Math.min(BINS - 1, Math.floor(position * BINS)));
    }
}
