package org.sigmoidadmm.bench.frameworks.encog;

import java.io.Serial;
import org.encog.engine.network.activation.ActivationFunction;

/**
 * The function of the output layer, with the slope of the hidden layers. Encog 3.4 back-propagates through each layer by
 * the slope of the layer after it (encog-java-core issue 243, mended after the release), which is wrong for the last
 * hidden layer alone; the slope of the output layer itself is not asked for. So this makes the gradient right.
 */
final class OutputActivation implements ActivationFunction {

    @Serial
    private static final long serialVersionUID = 1;

    private final ActivationFunction output;
    private final ActivationFunction hidden;

    OutputActivation(ActivationFunction output, ActivationFunction hidden) {
        this.output = output;
        this.hidden = hidden;
    }

    @Override
    public void activationFunction(double[] d, int start, int size) {
        output.activationFunction(d, start, size);
    }

    @Override
    public double derivativeFunction(double b, double a) {
        return hidden.derivativeFunction(b, a);
    }

    @Override
    public boolean hasDerivative() {
        return hidden.hasDerivative();
    }

    @Override
    public double[] getParams() {
        return output.getParams();
    }

    @Override
    public void setParam(int index, double value) {
        output.setParam(index, value);
    }

    @Override
    public String[] getParamNames() {
        return output.getParamNames();
    }

    @Override
    public ActivationFunction clone() {
        return new OutputActivation(output.clone(), hidden.clone());
    }

    @Override
    public String getFactoryCode() {
        return output.getFactoryCode();
    }

    @Override
    public String getLabel() {
        return output.getLabel();
    }
}
