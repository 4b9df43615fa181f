package org.sigmoidadmm.model;

import org.sigmoidadmm.matrix.Activation;
import org.sigmoidadmm.matrix.Activations;

/**
 * The built-in activations in ONNX operators. Run-times need not have every operator in float64: ONNX Runtime has no Atan
 * and no Erf there, so these are composed of operators that it has. LeakyRelu would keep its slope in float32.
 */
final class OnnxActivations {

    /** Beyond this z/√(1+z²) and arctan z are at their limits to all digits, and z² does not overflow below it. */
    private static final double LARGE_FLOAT64 = 1e100;

    private static final double LARGE_FLOAT32 = 1e15;

    /** From here on erf rounds to 1. */
    private static final double ERF_SATURATED = 6;

    /** Terms of the arctangent's series; with the argument below tan(π/16) the next is below 1e-17 of the sum. */
    private static final int ARCTANGENT_TERMS = 12;

    /**
     * e^a²·erfc(a) as a polynomial in t = (a − 2)/(a + 2) for 0 ≤ a ≤ 6, by interpolation at 23 Chebyshev points; the
     * error is below 3e-19.
     */
    private static final double[] SCALED_ERFC = {
        0.25539567631050575,
        -0.4271858474139584,
        0.2416581942424663,
        -0.07897858101573305,
        0.003732892404350933,
        0.006997461739288906,
        -0.000847143252197874,
        -0.0009819770301328248,
        4.355564009093073e-05,
        0.00017436123425768318,
        2.7524821085307533e-05,
        -2.758048540331696e-05,
        -1.39612486300192e-05,
        1.3941567389313234e-06,
        3.748928500226114e-06,
        1.190399724308663e-06,
        -4.1229816568654823e-07,
        -4.944563894986917e-07,
        -1.3426164517244931e-07,
        5.6248457528969215e-08,
        6.039285850540728e-08,
        2.1223332244328037e-08,
        2.9209633416268192e-09
    };

    private OnnxActivations() {}

    /**
     * Adds the nodes of an activation.
     *
     * @param graph grows
     * @param layer number of the layer, for the message
     * @param activation one of the built-in ones
     * @param z name of the tensor of its arguments
     * @return name of the tensor of its values
     * @throws IllegalArgumentException if it is not built in
     */
    static String add(OnnxGraph graph, int layer, Activation activation, String z) {
        if (activation == Activations.IDENTITY) {
            return z;
        }
        if (activation == Activations.SIGMOID) {
            return graph.node("Sigmoid", z);
        }
        if (activation == Activations.TANH) {
            return graph.node("Tanh", z);
        }
        if (activation == Activations.SINE) {
            return graph.node("Sin", z);
        }
        if (activation == Activations.RELU) {
            return graph.node("Relu", z);
        }
        if (activation == Activations.LEAKY_RELU) {
            return graph.node("Max", z, graph.node("Mul", graph.constant(0.01), z));
        }
        if (activation == Activations.ISRU) {
            String x = clipped(graph, z);
            return graph.node("Div", x, root(graph, x));
        }
        boolean composed = graph.precision() == Precision.FLOAT64;
        if (activation == Activations.ARCTAN) {
            return composed ? arctangent(graph, z) : graph.node("Atan", z);
        }
        if (activation == Activations.ERF) {
            return composed ? errorFunction(graph, z) : graph.node("Erf", z);
        }
        throw new IllegalArgumentException("layer " + layer + " has the activation '" + activation.name()
                + "', which cannot be written in ONNX operators; the built-in ones can: sigmoid, tanh, arctan, isru, erf, "
                + "sin, identity, relu, leaky-relu");
    }

    private static String clipped(OnnxGraph graph, String z) {
        double large = graph.precision() == Precision.FLOAT64 ? LARGE_FLOAT64 : LARGE_FLOAT32;
        return graph.node("Clip", z, graph.constant(-large), graph.constant(large));
    }

    /** √(1 + x²). */
    private static String root(OnnxGraph graph, String x) {
        return graph.node("Sqrt", graph.node("Add", graph.constant(1), graph.node("Mul", x, x)));
    }

    /** arctan z = 8 arctan t, where t is z after three times x ↦ x/(1 + √(1 + x²)), and Σ (−1)^k t^(2k+1)/(2k+1). */
    private static String arctangent(OnnxGraph graph, String z) {
        String t = clipped(graph, z);
        for (int halving = 0; halving < 3; halving++) {
            t = graph.node("Div", t, graph.node("Add", graph.constant(1), root(graph, t)));
        }
        double[] series = new double[ARCTANGENT_TERMS];
        for (int k = 0; k < series.length; k++) {
            series[k] = (k % 2 == 0 ? 8.0 : -8.0) / (2 * k + 1);
        }
        return graph.node("Mul", t, polynomial(graph, series, graph.node("Mul", t, t)));
    }

    /** sign(z)·(1 − e^−a²·(e^a²·erfc(a))) with a = min(|z|, 6). */
    private static String errorFunction(OnnxGraph graph, String z) {
        String a = graph.node("Min", graph.node("Abs", z), graph.constant(ERF_SATURATED));
        String t = graph.node("Div", graph.node("Sub", a, graph.constant(2)), graph.node("Add", a, graph.constant(2)));
        String gauss = graph.node("Exp", graph.node("Neg", graph.node("Mul", a, a)));
        String tail = graph.node("Mul", gauss, polynomial(graph, SCALED_ERFC, t));
        return graph.node("Mul", graph.node("Sign", z), graph.node("Sub", graph.constant(1), tail));
    }

    /** Σ cₖ xᵏ by Horner's rule. */
    private static String polynomial(OnnxGraph graph, double[] c, String x) {
        String sum = graph.constant(c[c.length - 1]);
        for (int k = c.length - 2; k >= 0; k--) {
            sum = graph.node("Add", graph.node("Mul", sum, x), graph.constant(c[k]));
        }
        return sum;
    }
}
