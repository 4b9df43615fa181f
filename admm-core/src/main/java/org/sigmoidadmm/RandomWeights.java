package org.sigmoidadmm;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.sigmoidadmm.matrix.Activation;
import org.sigmoidadmm.matrix.Activations;
import org.sigmoidadmm.matrix.spi.ColumnMajor;

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
        for (int i = 1; i < sizes.length; i++) { // before any is drawn
            ColumnMajor.entries("the weight matrix of layer " + i, sizes[i], sizes[i - 1]);
        }
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
        return switch (initialization.scheme()) {
            case ZERO -> new double[inputs * outputs];
            case ORTHOGONAL_UNIFORM -> orthogonal(inputs, outputs, true);
            case ORTHOGONAL_GAUSS -> orthogonal(inputs, outputs, false);
            case LECUN_GAUSS -> independent(inputs, outputs, 1.0 / inputs, false);
            case LECUN_UNIFORM -> independent(inputs, outputs, 1.0 / inputs, true);
            case XAVIER -> independent(inputs, outputs, 2.0 / (inputs + outputs), true);
            case MSRA -> independent(inputs, outputs, gain / inputs, false);
            case MSRA_FAN_OUT -> independent(inputs, outputs, gain / outputs, false);
        };
    }

    private double[] independent(int inputs, int outputs, double variance, boolean uniform) {
        double deviation = initialization.scale() * Math.sqrt(variance);
        double[] weight = new double[inputs * outputs];
        for (int k = 0; k < weight.length; k++) {
            weight[k] = uniform ? uniform(deviation * Math.sqrt(3)) : deviation * gaussian();
        }
        return weight;
    }

    private double[] orthogonal(int inputs, int outputs, boolean uniform) {
        int many = Math.max(inputs, outputs);
        int few = Math.min(inputs, outputs);
        double[] basis = new double[many * few];
        for (int vector = 0; vector < few; vector++) {
            double norm;
            do {
                for (int k = 0; k < many; k++) {
                    basis[vector * many + k] = uniform ? uniform(1) : gaussian();
                }
                norm = orthogonalise(basis, vector, many);
            } while (norm < 1e-8); // one number alone can be tiny
        }
        double[] weight = new double[basis.length];
        for (int vector = 0; vector < few; vector++) {
            for (int k = 0; k < many; k++) {
                int index = outputs >= inputs ? k + vector * outputs : vector + k * outputs;
                weight[index] = initialization.scale() * basis[vector * many + k];
            }
        }
        return weight;
    }

    /** Makes a vector orthogonal to those before it and of length 1, by Gram and Schmidt, twice; returns its length before. */
    private static double orthogonalise(double[] basis, int vector, int length) {
        int at = vector * length;
        for (int pass = 0; pass < 2; pass++) {
            for (int other = 0; other < vector; other++) {
                double product = 0;
                for (int k = 0; k < length; k++) {
                    product += basis[at + k] * basis[other * length + k];
                }
                for (int k = 0; k < length; k++) {
                    basis[at + k] -= product * basis[other * length + k];
                }
            }
        }
        double norm = 0;
        for (int k = 0; k < length; k++) {
            norm += basis[at + k] * basis[at + k];
        }
        norm = Math.sqrt(norm);
        for (int k = 0; k < length; k++) {
            basis[at + k] /= norm;
        }
        return norm;
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
