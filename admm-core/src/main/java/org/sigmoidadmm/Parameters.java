package org.sigmoidadmm;

import java.util.ArrayList;
import java.util.List;
import org.sigmoidadmm.matrix.Activation;
import org.sigmoidadmm.matrix.Loss;
import org.sigmoidadmm.matrix.MatrixBackend;
import org.sigmoidadmm.matrix.spi.ColumnMajor;

/**
 * What the global step tells the local steps: small arrays on the host, indexed by weight layer 0 … N−1.
 *
 * <p>Layer i maps d<sub>i</sub> to d<sub>i+1</sub> numbers; V and Λ carry the index of the layer that makes them.
 */
final class Parameters {

    private static final int CHUNK = 1024;

    final int[] sizes;
    final Activation[] activations;
    final Loss loss;
    /** Where the output layer's activations may start. */
    final OutputRange startRange;

    final double[][] weight;
    final double[][] bias;
    /** The weights before the last iteration. */
    final double[][] previousWeight;

    final double[][] previousBias;
    /** β of this iteration. */
    final double[] beta;
    /** β of the next iteration, for which the statistics are made. */
    final double[] nextBeta;
    /** β as it was given, times what restarts have multiplied it by. */
    final double[] baseBeta;
    /** How the curvature of the models is chosen. */
    final CurvatureRules curvature;
    /** c of each neuron in the last weight update, where there is one for each; 0 before the first. */
    final double[][] neuronCurvature;
    /** What the step of the multipliers is multiplied by. */
    final double dualStep;
    /** How the activations of each hidden layer are solved for. */
    final ActivationSystem[] systems;

    Parameters(int[] sizes, Activation[] activations, AdmmSettings settings, OutputRange startRange) {
        int depth = sizes.length - 1;
        this.sizes = sizes.clone();
        this.activations = activations.clone();
        this.loss = settings.loss();
        this.startRange = startRange;
        this.beta = settings.beta().expand("beta", depth);
        this.nextBeta = beta.clone();
        this.baseBeta = beta.clone();
        this.curvature = new CurvatureRules(settings, depth);
        this.dualStep = settings.dualStep();
        this.neuronCurvature = new double[depth][];
        this.weight = new double[depth][];
        this.bias = new double[depth][];
        this.previousWeight = new double[depth][];
        this.previousBias = new double[depth][];
        this.systems = new ActivationSystem[depth - 1];
        for (int i = 0; i < depth; i++) {
            weight[i] = new double[sizes[i] * sizes[i + 1]];
            bias[i] = new double[sizes[i + 1]];
            previousWeight[i] = weight[i].clone();
            previousBias[i] = bias[i].clone();
            neuronCurvature[i] = new double[sizes[i + 1]];
            if (i < depth - 1) {
                systems[i] =
                        new ActivationSystem(sizes[i + 1], sizes[i + 2], curvature.isPerSample(activations[i + 1]));
            }
        }
    }

    int depth() {
        return weight.length;
    }

    /** Returns a layer's weights, of whichever iteration, for a backend. */
    ParameterMatrix weightOn(MatrixBackend backend, int i) {
        return new ParameterMatrix(backend, sizes[i + 1], sizes[i], weight[i], previousWeight[i]);
    }

    /**
     * Begins an iteration: the weights become the previous ones, those of all layers at once, so that they belong together
     * even if an update fails half-way; every weight is to be written now. Takes the β that the statistics at hand were made
     * for.
     */
    void advance() {
        System.arraycopy(nextBeta, 0, beta, 0, beta.length);
        swap(weight, previousWeight);
        swap(bias, previousBias);
    }

    private static void swap(double[][] x, double[][] y) {
        for (int i = 0; i < x.length; i++) {
            double[] held = x[i];
            x[i] = y[i];
            y[i] = held;
        }
    }

    void scaleBeta(double factor) {
        for (int i = 0; i < beta.length; i++) {
            nextBeta[i] *= factor;
            beta[i] = nextBeta[i];
            baseBeta[i] *= factor;
        }
    }

    /** gradient ← λW + βgradient of a layer's previous weights, bias as the last column. */
    void addGradient(int i, double lambda, double beta, double[] gradient) {
        double[] w = previousWeight[i];
        ColumnMajor.axpby(lambda, w, 0, beta, gradient, 0, w.length);
        ColumnMajor.axpby(lambda, previousBias[i], 0, beta, gradient, w.length, previousBias[i].length);
    }

    /**
     * W ← previous W − step of a layer, bias as the last column.
     *
     * @throws DivergenceException if a weight is not finite; the message names the layer
     */
    void step(int i, double[] step) {
        boolean finite = subtract(previousWeight[i], step, 0, weight[i]);
        finite &= subtract(previousBias[i], step, weight[i].length, bias[i]);
        if (!finite) {
            throw new DivergenceException("the weights of layer " + (i + 1) + " are no longer finite");
        }
    }

    /** Subtracts, and tells whether all results are finite while they are in the first-level cache. */
    private static boolean subtract(double[] from, double[] step, int offset, double[] to) {
        boolean finite = true;
        for (int begin = 0; begin < to.length; begin += CHUNK) {
            int end = Math.min(to.length, begin + CHUNK);
            for (int k = begin; k < end; k++) {
                to[k] = from[k] - step[offset + k];
            }
            finite &= ColumnMajor.isFinite(to, begin, end - begin);
        }
        return finite;
    }

    /** Takes over the weights of a network of the same sizes. */
    void load(Network network) {
        for (int i = 0; i < weight.length; i++) {
            Layer layer = network.layers().get(i);
            System.arraycopy(layer.weight(), 0, weight[i], 0, weight[i].length);
            System.arraycopy(layer.weight(), 0, previousWeight[i], 0, weight[i].length);
            System.arraycopy(layer.bias(), 0, bias[i], 0, bias[i].length);
            System.arraycopy(layer.bias(), 0, previousBias[i], 0, bias[i].length);
        }
    }

    /** Stores what the further iterates depend on. */
    void save(SolverState state) {
        state.put("admm.beta", beta.clone());
        state.put("admm.nextBeta", nextBeta.clone());
        state.put("admm.baseBeta", baseBeta.clone());
        state.putNetwork("admm.weights", network());
        for (int i = 0; i < depth(); i++) {
            state.put("admm.curvature." + (i + 1), neuronCurvature[i].clone());
        }
    }

    /** Takes back what {@link #save} stored. */
    void load(SolverState state) {
        load(state.network("admm.weights", network()));
        copy(state, "admm.beta", beta);
        copy(state, "admm.nextBeta", nextBeta);
        copy(state, "admm.baseBeta", baseBeta);
        for (int i = 0; i < depth(); i++) {
            copy(state, "admm.curvature." + (i + 1), neuronCurvature[i]);
        }
    }

    private static void copy(SolverState state, String name, double[] to) {
        System.arraycopy(state.get(name, to.length), 0, to, 0, to.length);
    }

    Network network() {
        return network(weight, bias);
    }

    Network previousNetwork() {
        return network(previousWeight, previousBias);
    }

    private Network network(double[][] weights, double[][] biases) {
        List<Layer> layers = new ArrayList<>();
        for (int i = 0; i < weight.length; i++) {
            layers.add(new Layer(sizes[i], sizes[i + 1], weights[i].clone(), biases[i].clone(), activations[i]));
        }
        return new Network(layers);
    }
}
