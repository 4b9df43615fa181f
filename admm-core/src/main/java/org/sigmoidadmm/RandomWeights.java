package org.sigmoidadmm;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.sigmoidadmm.matrix.Activation;
import org.sigmoidadmm.matrix.Activations;

/** Draws a network by an {@link Initialization}, the same on every platform. */
final class RandomWeights {

    private final Initialization initialization;
    private final SplittableRandom random;

    private RandomWeights(Initialization initialization) {
        this.initialization = initialization;
        this.random = new SplittableRandom(initialization.seed());
    }

    static Network network(Initialization initialization, int[] sizes, Activation activation) {
        return new RandomWeights(initialization).draw(sizes, activation);
    }

    private Network draw(int[] sizes, Activation activation) {
        List<Layer> layers = new ArrayList<>();
        for (int i = 1; i < sizes.length; i++) {
            boolean output = i == sizes.length - 1;
            double[] weight = weight(sizes[i - 1], sizes[i], output);
            double[] bias = new double[sizes[i]];
            if (!output && initialization.randomBias()) {
                for (int k = 0; k < bias.length; k++) {
                    bias[k] = uniform(initialization.scale());
                }
            }
            layers.add(new Layer(sizes[i - 1], sizes[i], weight, bias, output ? Activations.IDENTITY : activation));
        }
        return new Network(layers);
    }

    private double[] weight(int inputs, int outputs, boolean output) {
        double gain = output ? 1 : 2;
        double variance = switch (initialization.scheme()) {
            case LECUN_GAUSS, LECUN_UNIFORM -> 1.0 / inputs;
            case XAVIER -> 2.0 / (inputs + outputs);
            case MSRA -> gain / inputs;
            case MSRA_FAN_OUT -> gain / outputs;
        };
        boolean uniform = initialization.scheme() == InitialScheme.LECUN_UNIFORM
                || initialization.scheme() == InitialScheme.XAVIER;
        double deviation = initialization.scale() * Math.sqrt(variance);
        double[] weight = new double[Math.multiplyExact(inputs, outputs)];
        for (int k = 0; k < weight.length; k++) {
            weight[k] = uniform ? uniform(deviation * Math.sqrt(3)) : deviation * gaussian();
        }
        return weight;
    }

    private double uniform(double bound) {
        return bound * (2 * random.nextDouble() - 1);
    }

    /** Marsaglia's polar method with StrictMath, so that the bits do not depend on the platform. */
    private double gaussian() {
        while (true) {
            double u = 2 * random.nextDouble() - 1;
            double v = 2 * random.nextDouble() - 1;
            double s = u * u + v * v;
            if (s > 0 && s < 1) {
                return u * Math.sqrt(-2 * StrictMath.log(s) / s);
            }
        }
    }
}
