package org.sigmoidadmm;

import static org.sigmoidadmm.Dense.hadamard;
import static org.sigmoidadmm.Dense.identity;
import static org.sigmoidadmm.Dense.plus;
import static org.sigmoidadmm.Dense.product;
import static org.sigmoidadmm.Dense.scaled;
import static org.sigmoidadmm.Dense.solve;
import static org.sigmoidadmm.Dense.solveRight;
import static org.sigmoidadmm.Dense.transpose;
import static org.sigmoidadmm.Dense.withOnes;
import static org.sigmoidadmm.Dense.withoutLastColumn;

import org.sigmoidadmm.matrix.ActivationBounds;

/**
 * One iteration in the paper's order and closed forms, W_N … W_1, V_1 … V_N, Λ, on whole matrices: not the correction
 * form of the trainer, no sums over blocks, no identity of Woodbury.
 */
final class DenseAdmm {

    private DenseAdmm() {}

    static DenseState iterate(DenseState old, Majorizer majorizer, double[] curvatureFactor) {
        int depth = old.depth();
        double[][][] w = new double[depth][][];
        double[][][] v = new double[depth][][];
        double[][][] multiplier = new double[depth][][];
        double[] c = curvature(old, majorizer);
        for (int i = depth - 1; i >= 0; i--) {
            w[i] = i == depth - 1 ? ridge(old) : modelWeights(old, i, curvatureFactor[i] * c[i]);
        }
        DenseState halfway = with(old, w, old.v(), old.multiplier());
        double[][] input = old.x();
        for (int i = 0; i < depth; i++) {
            double[][] s =
                    Dense.map(product(w[i], withOnes(input)), old.activations().get(i)::value);
            double[][] pull = plus(s, 1 / old.beta()[i], old.multiplier()[i]); // C = σ(W·V̄) + Λ/β
            if (i < depth - 2) {
                v[i] = modelActivations(halfway, i, pull, c[i + 1]);
            } else if (i == depth - 2) {
                v[i] = lastHidden(halfway, pull);
            } else {
                v[i] = outputs(old, pull);
            }
            multiplier[i] = plus(old.multiplier()[i], old.beta()[i], Dense.minus(s, v[i]));
            input = v[i];
        }
        return with(old, w, v, multiplier);
    }

    /** The formulas of the two rules, written down a second time. */
    static double[] curvature(DenseState state, Majorizer majorizer) {
        double[] c = new double[state.depth()];
        for (int i = 0; i < c.length; i++) {
            double m = Dense.maxAbs(state.target(i));
            ActivationBounds bounds = state.activations().get(i).bounds();
            c[i] = switch (majorizer) {
                case LIPSCHITZ -> bounds.curvature() * (bounds.value() + m) + bounds.slope() * bounds.slope();
                case MAX_ABS -> m / 2;
            };
        }
        return c;
    }

    private static DenseState with(DenseState old, double[][][] w, double[][][] v, double[][][] multiplier) {
        return new DenseState(old.activations(), old.lambda(), old.beta(), old.x(), old.y(), w, v, multiplier);
    }

    /** βBĀᵀ(λI + βĀĀᵀ)⁻¹. */
    private static double[][] ridge(DenseState old) {
        int i = old.depth() - 1;
        double beta = old.beta()[i];
        double[][] a = withOnes(old.input(i));
        double[][] system = plus(scaled(old.lambda()[i], identity(a.length)), beta, product(a, transpose(a)));
        return solveRight(scaled(beta, product(old.target(i), transpose(a))), system);
    }

    /** argmin (λ/2)‖W‖² + β(⟨G, WĀ⟩ + (c/2)‖(W − W_old)Ā‖²). */
    private static double[][] modelWeights(DenseState old, int i, double c) {
        double beta = old.beta()[i];
        double[][] a = withOnes(old.input(i));
        double[][] gram = product(a, transpose(a));
        double[][] system = plus(scaled(old.lambda()[i], identity(a.length)), beta * c, gram);
        double[][] pull = plus(scaled(c, product(old.w()[i], gram)), -1, product(gradient(old, i), transpose(a)));
        return solveRight(scaled(beta, pull), system);
    }

    /** G = (σ(Z) − B) ⊙ σ′(Z). */
    static double[][] gradient(DenseState state, int i) {
        return hadamard(plus(state.residual(i), 1 / state.beta()[i], state.multiplier()[i]), state.slope(i));
    }

    /** argmin (β/2)‖C − V‖² + β₊(⟨G₊, UV⟩ + (c/2)‖U(V − V_old)‖²), new W, old V₊ and Λ₊. */
    private static double[][] modelActivations(DenseState halfway, int i, double[][] pull, double c) {
        double beta = halfway.beta()[i];
        double next = halfway.beta()[i + 1];
        double[][] u = withoutLastColumn(halfway.w()[i + 1]);
        double[][] gram = product(transpose(u), u);
        double[][] right = plus(scaled(beta, pull), next * c, product(gram, halfway.v()[i]));
        right = plus(right, -next, product(transpose(u), gradient(halfway, i + 1)));
        return solve(plus(scaled(beta, identity(gram.length)), next * c, gram), right);
    }

    /** (βI + β_N UᵀU)⁻¹(βC + β_N Uᵀ(B_N − b)), exact since the output layer is linear. */
    private static double[][] lastHidden(DenseState halfway, double[][] pull) {
        int output = halfway.depth() - 1;
        double beta = halfway.beta()[output - 1];
        double next = halfway.beta()[output];
        double[][] full = halfway.w()[output];
        double[][] u = withoutLastColumn(full);
        double[][] target = halfway.target(output);
        double[][] shifted = new double[target.length][target[0].length];
        for (int k = 0; k < target.length; k++) {
            for (int j = 0; j < target[0].length; j++) {
                shifted[k][j] = target[k][j] - full[k][full[k].length - 1];
            }
        }
        double[][] right = plus(scaled(beta, pull), next, product(transpose(u), shifted));
        return solve(plus(scaled(beta, identity(u[0].length)), next, product(transpose(u), u)), right);
    }

    /** (Y + Λ + βWV̄)/(1 + β). */
    private static double[][] outputs(DenseState old, double[][] pull) {
        double beta = old.beta()[old.depth() - 1];
        return scaled(1 / (1 + beta), plus(old.y(), beta, pull));
    }
}
