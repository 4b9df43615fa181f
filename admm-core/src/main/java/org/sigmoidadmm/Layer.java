package org.sigmoidadmm;

import java.util.Objects;
import org.sigmoidadmm.matrix.Activation;
import org.sigmoidadmm.matrix.Activations;

/**
 * One layer of a network: x ↦ σ(W·x + b).
 *
 * <p>The arrays are not copied; they must not be changed.
 *
 * @param inputs numbers that enter, at least 1
 * @param outputs numbers that leave, at least 1
 * @param weight W, outputs × inputs, column by column: entry (i, j) is {@code weight[i + j * outputs]}
 * @param bias b, outputs numbers
 * @param activation σ
 */
public record Layer(int inputs, int outputs, double[] weight, double[] bias, Activation activation) {

    /**
     * Checks the shapes.
     *
     * @param inputs numbers that enter
     * @param outputs numbers that leave
     * @param weight W
     * @param bias b
     * @param activation σ
     * @throws IllegalArgumentException if an array has the wrong length, or the activation's name breaks the rule of
     *     {@link Activation#name}
     */
    public Layer {
        Activations.requireName(Objects.requireNonNull(activation, "activation"));
        if (inputs < 1 || outputs < 1 || weight.length != (long) inputs * outputs || bias.length != outputs) {
            throw new IllegalArgumentException("a layer from " + inputs + " to " + outputs + " numbers needs "
                    + (long) inputs * outputs + " weights and " + outputs + " biases, there are " + weight.length
                    + " and " + bias.length);
        }
    }

    /**
     * Applies the layer to one sample.
     *
     * @param x inputs numbers
     * @return outputs numbers
     */
    double[] apply(double[] x) {
        double[] z = bias.clone();
        addProduct(x, z);
        activation.evaluate(z, 0, outputs, z);
        return z;
    }

    /**
     * Applies the layer to one sample.
     *
     * @param x inputs numbers
     * @param slope receives σ′(W·x + b), outputs numbers
     * @return outputs numbers, to the bit those of {@link #apply(double[])}
     */
    double[] apply(double[] x, double[] slope) {
        double[] z = bias.clone();
        addProduct(x, z);
        activation.evaluate(z, 0, outputs, z, slope);
        return z;
    }

    /**
     * Multiplies the layer's derivative with a column from the right.
     *
     * @param column t, inputs numbers
     * @param slope σ′, outputs numbers
     * @return σ′ ⊙ (W·t), outputs numbers
     */
    double[] pushForward(double[] column, double[] slope) {
        double[] result = new double[outputs];
        addProduct(column, result);
        for (int i = 0; i < outputs; i++) {
            result[i] *= slope[i];
        }
        return result;
    }

    /**
     * Multiplies the layer's derivative with a row from the left.
     *
     * @param row δ, outputs numbers
     * @param slope σ′, outputs numbers
     * @return Wᵀ·(δ ⊙ σ′), inputs numbers
     */
    double[] pullBack(double[] row, double[] slope) {
        double[] scaled = new double[outputs];
        for (int i = 0; i < outputs; i++) {
            scaled[i] = row[i] * slope[i];
        }
        double[] result = new double[inputs];
        for (int j = 0; j < inputs; j++) {
            double sum = 0;
            for (int i = 0; i < outputs; i++) {
                sum += weight[i + j * outputs] * scaled[i];
            }
            result[j] = sum;
        }
        return result;
    }

    /** z ← z + W·x. */
    private void addProduct(double[] x, double[] z) {
        for (int j = 0; j < inputs; j++) {
            double factor = x[j]; // x could be z, as far as the JIT compiler knows
            for (int i = 0; i < outputs; i++) {
                z[i] += weight[i + j * outputs] * factor;
            }
        }
    }
}
