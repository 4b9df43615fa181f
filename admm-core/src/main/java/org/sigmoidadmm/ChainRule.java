package org.sigmoidadmm;

import java.util.List;

/**
 * The derivatives of a network's outputs with respect to its inputs at one sample.
 *
 * <pre>{@code
 * ∂y/∂x = D_N·W_N ⋯ D_1·W_1,   D_i = diag σ′(z_i)
 * }</pre>
 *
 * The product is taken from the side where the result is the shorter: row by row from the outputs (reverse accumulation)
 * or column by column from the inputs (forward accumulation).
 */
final class ChainRule {

    private final List<Layer> layers;
    private final double[][] slopes;

    ChainRule(Network network, double[] input) {
        layers = network.layers();
        slopes = new double[layers.size()][];
        double[] x = input;
        for (int i = 0; i < slopes.length; i++) {
            slopes[i] = new double[layers.get(i).outputs()];
            x = layers.get(i).apply(x, slopes[i]);
        }
    }

    /** Returns ∂yᵢ/∂xⱼ at [i][j]. */
    double[][] jacobian() {
        int inputs = layers.get(0).inputs();
        int outputs = layers.get(layers.size() - 1).outputs();
        return outputs <= inputs ? byRows(outputs) : byColumns(outputs, inputs);
    }

    private double[][] byRows(int outputs) {
        double[][] jacobian = new double[outputs][];
        for (int i = 0; i < outputs; i++) {
            double[] row = unit(i, outputs);
            for (int k = slopes.length - 1; k >= 0; k--) {
                row = layers.get(k).pullBack(row, slopes[k]);
            }
            jacobian[i] = row;
        }
        return jacobian;
    }

    private double[][] byColumns(int outputs, int inputs) {
        double[][] jacobian = new double[outputs][inputs];
        for (int j = 0; j < inputs; j++) {
            double[] column = unit(j, inputs);
            for (int k = 0; k < slopes.length; k++) {
                column = layers.get(k).pushForward(column, slopes[k]);
            }
            for (int i = 0; i < outputs; i++) {
                jacobian[i][j] = column[i];
            }
        }
        return jacobian;
    }

    private static double[] unit(int index, int length) {
        double[] unit = new double[length];
        unit[index] = 1;
        return unit;
    }
}
