package org.sigmoidadmm.model;

import org.sigmoidadmm.Layer;

/**
 * What rounding can make of a prediction: a bound that runs along with the computation, for every order of summation
 * (Higham, Accuracy and Stability of Numerical Algorithms, 2nd edition, chapter 3).
 */
final class OnnxErrorBound {

    private OnnxErrorBound() {}

    /**
     * The largest error of an activation relative to max(1, |σ|). The composed ones are chains of up to a dozen roundings
     * that matter; for its own operators ONNX Runtime states no bounds, and 7 roundings are the most that was seen.
     */
    static double ofActivation(Precision precision) {
        return 12 * roundoff(precision);
    }

    static double roundoff(Precision precision) {
        return precision == Precision.FLOAT64 ? 0x1p-53 : 0x1p-24;
    }

    /** Bounds on the errors of the predictions for one sample, weights and inputs rounded to the precision too. */
    static double[] of(Model model, Precision precision, double[] input) {
        double u = roundoff(precision);
        int inputs = input.length;
        double[] x = new double[inputs];
        double[] error = new double[inputs];
        for (int j = 0; j < inputs; j++) {
            double shift = model.inputScaling().shift()[j];
            double scale = model.inputScaling().scale()[j];
            x[j] = (input[j] - shift) / scale;
            // Both numbers rounded, their difference, the scale and the quotient: five roundings.
            error[j] = 5 * u * (Math.abs(input[j]) + Math.abs(shift)) / scale;
        }
        for (Layer layer : model.network().layers()) {
            double[] next = new double[layer.outputs()];
            double[] nextError = new double[layer.outputs()];
            double gamma = (layer.inputs() + 3) * u / (1 - (layer.inputs() + 3) * u);
            for (int i = 0; i < next.length; i++) {
                double sum = Math.abs(layer.bias()[i]) * gamma;
                next[i] = layer.bias()[i];
                for (int j = 0; j < layer.inputs(); j++) {
                    double w = layer.weight()[i + j * layer.outputs()];
                    next[i] += w * x[j];
                    sum += Math.abs(w) * (error[j] + gamma * (Math.abs(x[j]) + error[j]));
                }
                next[i] = layer.activation().value(next[i]);
                nextError[i] = layer.activation().bounds().slope() * sum
                        + ofActivation(precision) * Math.max(1, Math.abs(next[i]) + sum);
            }
            x = next;
            error = nextError;
        }
        for (int i = 0; i < x.length; i++) {
            double shift = model.targetScaling().shift()[i];
            double scale = model.targetScaling().scale()[i];
            error[i] = scale * error[i] + 4 * u * (scale * (Math.abs(x[i]) + error[i]) + Math.abs(shift));
        }
        return error;
    }
}
