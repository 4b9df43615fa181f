package org.sigmoidadmm;

import static org.sigmoidadmm.Dense.hadamard;
import static org.sigmoidadmm.Dense.inner;
import static org.sigmoidadmm.Dense.minus;
import static org.sigmoidadmm.Dense.plus;
import static org.sigmoidadmm.Dense.product;
import static org.sigmoidadmm.Dense.scaled;
import static org.sigmoidadmm.Dense.squaredNorm;
import static org.sigmoidadmm.Dense.transpose;
import static org.sigmoidadmm.Dense.withOnes;
import static org.sigmoidadmm.Dense.withoutLastColumn;

import java.util.ArrayList;
import java.util.List;
import org.sigmoidadmm.matrix.Activation;

/**
 * An iterate (W, V, Λ) with its problem, and what the definitions of the paper say of it, each computed from scratch.
 * Index i stands for layer i + 1.
 */
record DenseState(
        List<Activation> activations,
        double[] lambda,
        double[] beta,
        double[][] x,
        double[][] y,
        double[][][] w,
        double[][][] v,
        double[][][] multiplier) {

    static DenseState of(AdmmSolver solver, AdmmSettings settings, TrainingData data) {
        Network network = solver.network();
        int depth = network.depth();
        double[][][] w = new double[depth][][];
        double[][][] v = new double[depth][][];
        double[][][] multiplier = new double[depth][][];
        for (int i = 0; i < depth; i++) {
            w[i] = Dense.of(network.layers().get(i));
            v[i] = Dense.of(solver.v(i + 1));
            multiplier[i] = Dense.of(solver.multiplier(i + 1));
        }
        return new DenseState(
                network.layers().stream().map(Layer::activation).toList(),
                settings.lambda().expand("lambda", depth),
                settings.beta().expand("beta", depth),
                Dense.of(data.inputs()),
                Dense.of(data.targets()),
                w,
                v,
                multiplier);
    }

    int depth() {
        return w.length;
    }

    /** V_{i−1}. */
    double[][] input(int i) {
        return i == 0 ? x : v[i - 1];
    }

    /** Z = W·V̄. */
    double[][] z(int i) {
        return product(w[i], withOnes(input(i)));
    }

    /** R = σ(Z) − V. */
    double[][] residual(int i) {
        return minus(Dense.map(z(i), activations.get(i)::value), v[i]);
    }

    /** σ′(Z). */
    double[][] slope(int i) {
        return Dense.map(z(i), activations.get(i)::slope);
    }

    /** B = V − Λ/β. */
    double[][] target(int i) {
        return plus(v[i], -1 / beta[i], multiplier[i]);
    }

    double lagrangian() {
        double sum = squaredNorm(minus(v[depth() - 1], y)) / 2;
        for (int i = 0; i < depth(); i++) {
            double[][] residual = residual(i);
            sum += lambda[i] / 2 * squaredNorm(w[i])
                    + inner(multiplier[i], residual)
                    + beta[i] / 2 * squaredNorm(residual);
        }
        return sum;
    }

    /** ‖prediction − Y‖²/n. */
    double error() {
        double[][] a = x;
        for (int i = 0; i < depth(); i++) {
            a = Dense.map(product(w[i], withOnes(a)), activations.get(i)::value);
        }
        return squaredNorm(minus(a, y)) / x[0].length;
    }

    /** All that vanishes at a point of Karush, Kuhn and Tucker: derivatives by W, V and Λ of the Lagrangian. */
    List<double[][]> kktResiduals() {
        List<double[][]> all = new ArrayList<>();
        int output = depth() - 1;
        for (int i = 0; i < depth(); i++) {
            double[][] force = hadamard(multiplier[i], slope(i));
            all.add(plus(scaled(lambda[i], w[i]), 1, product(force, transpose(withOnes(input(i))))));
            all.add(residual(i));
            if (i < output) {
                double[][] next = hadamard(multiplier[i + 1], slope(i + 1));
                all.add(minus(product(transpose(withoutLastColumn(w[i + 1])), next), multiplier[i]));
            }
        }
        all.add(minus(minus(v[output], y), multiplier[output]));
        return all;
    }

    /** The gradient of ½‖prediction − Y‖² + Σ(λ/2)‖W‖² by back-propagation: it knows nothing of V and Λ. */
    List<double[][]> lossGradient() {
        List<double[][]> inputs = new ArrayList<>();
        List<double[][]> slopes = new ArrayList<>();
        double[][] a = x;
        for (int i = 0; i < depth(); i++) {
            double[][] z = product(w[i], withOnes(a));
            inputs.add(withOnes(a));
            slopes.add(Dense.map(z, activations.get(i)::slope));
            a = Dense.map(z, activations.get(i)::value);
        }
        List<double[][]> gradients = new ArrayList<>();
        double[][] back = minus(a, y);
        for (int i = depth() - 1; i >= 0; i--) {
            double[][] delta = hadamard(back, slopes.get(i));
            gradients.add(plus(scaled(lambda[i], w[i]), 1, product(delta, transpose(inputs.get(i)))));
            back = product(transpose(withoutLastColumn(w[i])), delta);
        }
        return gradients;
    }
}
