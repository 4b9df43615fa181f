package org.sigmoidadmm.bench;

import org.sigmoidadmm.Layer;
import org.sigmoidadmm.Network;
import org.sigmoidadmm.Samples;
import org.sigmoidadmm.TrainingData;
import org.sigmoidadmm.matrix.Activation;
import org.sigmoidadmm.matrix.ActivationBounds;

/**
 * The iteration as the paper writes it, in plain loops on two-dimensional arrays, one update after the other: an
 * independent reference for the trainer. Squared loss, Lipschitz majorizer, one λ and β for all layers, V_N started at
 * Y.
 */
final class PlainAdmm {

    private final int depth;
    private final double lambda;
    private final double beta;
    private final Activation[] activation;
    /** W with the bias as last column, V with V_0 = X, Λ; index i for layer i. */
    private final double[][][] w;

    private final double[][][] v;
    private final double[][][] multiplier;
    private final double[][] y;

    PlainAdmm(Network start, TrainingData data, double lambda, double beta) {
        this.depth = start.depth();
        this.lambda = lambda;
        this.beta = beta;
        this.activation = new Activation[depth + 1];
        this.w = new double[depth + 1][][];
        this.v = new double[depth + 1][][];
        this.multiplier = new double[depth + 1][][];
        this.y = columns(data.targets());
        v[0] = columns(data.inputs());
        for (int i = 1; i <= depth; i++) {
            Layer layer = start.layers().get(i - 1);
            activation[i] = layer.activation();
            w[i] = weights(layer);
            v[i] = i < depth ? forward(i, v[i - 1]) : DenseLoops.copy(y);
            multiplier[i] = new double[v[i].length][v[i][0].length];
        }
    }

    private static double[][] columns(Samples samples) {
        double[][] x = new double[samples.features()][samples.count()];
        for (int s = 0; s < samples.count(); s++) {
            for (int i = 0; i < samples.features(); i++) {
                x[i][s] = samples.get(s, i);
            }
        }
        return x;
    }

    private static double[][] weights(Layer layer) {
        double[][] weights = new double[layer.outputs()][layer.inputs() + 1];
        for (int i = 0; i < layer.outputs(); i++) {
            for (int j = 0; j < layer.inputs(); j++) {
                weights[i][j] = layer.weight()[i + j * layer.outputs()];
            }
            weights[i][layer.inputs()] = layer.bias()[i];
        }
        return weights;
    }

    void iterate() {
        double[][][] oldTarget = new double[depth + 1][][];
        double[] curvature = new double[depth + 1];
        for (int i = 1; i <= depth; i++) {
            oldTarget[i] = DenseLoops.combine(1, v[i], -1 / beta, multiplier[i]);
            curvature[i] = curvature(i, oldTarget[i]);
        }
        for (int i = depth; i >= 1; i--) {
            updateWeights(i, oldTarget[i], curvature[i]);
        }
        for (int j = 1; j < depth; j++) {
            updateActivations(j, oldTarget[j + 1], curvature[j + 1]);
        }
        double[][] z = forward(depth, v[depth - 1]);
        double[][] pulled = DenseLoops.combine(1, DenseLoops.combine(1, y, 1, multiplier[depth]), beta, z);
        v[depth] = DenseLoops.combine(1 / (1 + beta), pulled, 0, pulled);
        for (int i = 1; i <= depth; i++) {
            double[][] residual = DenseLoops.combine(1, forward(i, v[i - 1]), -1, v[i]);
            multiplier[i] = DenseLoops.combine(1, multiplier[i], beta, residual);
        }
    }

    private double curvature(int i, double[][] target) {
        ActivationBounds bounds = activation[i].bounds();
        double largest = 0;
        for (double[] row : target) {
            for (double value : row) {
                largest = Math.max(largest, Math.abs(value));
            }
        }
        return i == depth ? 1 : bounds.curvature() * (bounds.value() + largest) + bounds.slope() * bounds.slope();
    }

    /** W ← W − (λW + βGĀᵀ)(λI + βcĀĀᵀ)⁻¹, for the linear layer the ridge regression. */
    private void updateWeights(int i, double[][] target, double curvature) {
        double[][] inputs = DenseLoops.withOnes(v[i - 1]);
        double[][] gradient = gradient(i, v[i - 1], target);
        double[][] right =
                DenseLoops.combine(lambda, w[i], beta, DenseLoops.multiply(gradient, DenseLoops.transpose(inputs)));
        double[][] gram = DenseLoops.multiply(inputs, DenseLoops.transpose(inputs));
        double[][] system = DenseLoops.shift(DenseLoops.combine(beta * curvature, gram, 0, gram), lambda);
        double[][] step = DenseLoops.transpose(DenseLoops.solve(system, DenseLoops.transpose(right)));
        w[i] = DenseLoops.combine(1, w[i], -1, step);
    }

    private void updateActivations(int j, double[][] nextTarget, double nextCurvature) {
        double[][] u = DenseLoops.withoutLastColumn(w[j + 1]);
        double[][] gram = DenseLoops.multiply(DenseLoops.transpose(u), u);
        double[][] system = DenseLoops.shift(DenseLoops.combine(beta * nextCurvature, gram, 0, gram), beta);
        double[][] ownTarget = DenseLoops.combine(1, forward(j, v[j - 1]), 1 / beta, multiplier[j]);
        double[][] gradient = gradient(j + 1, v[j], nextTarget);
        double[][] right = DenseLoops.combine(
                beta,
                DenseLoops.combine(1, ownTarget, -1, v[j]),
                -beta,
                DenseLoops.multiply(DenseLoops.transpose(u), gradient));
        v[j] = DenseLoops.combine(1, v[j], 1, DenseLoops.solve(system, right));
    }

    /** G = (σ(Z) − B) ⊙ σ′(Z), Z = W_i·Ā. */
    private double[][] gradient(int i, double[][] inputs, double[][] target) {
        double[][] z = DenseLoops.multiply(w[i], DenseLoops.withOnes(inputs));
        for (int r = 0; r < z.length; r++) {
            for (int s = 0; s < z[r].length; s++) {
                double argument = z[r][s];
                z[r][s] = (activation[i].value(argument) - target[r][s]) * activation[i].slope(argument);
            }
        }
        return z;
    }

    private double[][] forward(int i, double[][] inputs) {
        double[][] z = DenseLoops.multiply(w[i], DenseLoops.withOnes(inputs));
        for (double[] row : z) {
            activation[i].evaluate(row, 0, row.length, row);
        }
        return z;
    }

    /** ‖prediction − Y‖²/n of the current weights. */
    double trainError() {
        double[][] a = v[0];
        for (int i = 1; i <= depth; i++) {
            a = forward(i, a);
        }
        double sum = 0;
        for (double[] row : DenseLoops.combine(1, a, -1, y)) {
            for (double value : row) {
                sum += value * value;
            }
        }
        return sum / y[0].length;
    }
}
