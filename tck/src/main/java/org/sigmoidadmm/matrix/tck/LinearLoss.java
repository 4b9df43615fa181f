package org.sigmoidadmm.matrix.tck;

import org.sigmoidadmm.matrix.Loss;

/** ℓ(v, y) = ⟨v, y⟩: a loss that no backend knows by name, exact on small integers and a β of 2. */
final class LinearLoss implements Loss {

    static final LinearLoss INSTANCE = new LinearLoss();

    private LinearLoss() {}

    @Override
    public String name() {
        return "tck-linear";
    }

    @Override
    public double errorFactor() {
        return 1;
    }

    @Override
    public void start(double[] y, int rows, double[] start) {
        System.arraycopy(y, 0, start, 0, y.length);
    }

    @Override
    public double value(double[] v, double[] y, double[] weights, int rows) {
        double sum = 0;
        for (int k = 0; k < v.length; k++) {
            sum += weights[k / rows] * v[k] * y[k];
        }
        return sum;
    }

    @Override
    public void gradient(double[] v, double[] y, double[] weights, int rows, double[] gradient) {
        for (int k = 0; k < v.length; k++) {
            gradient[k] = weights[k / rows] * y[k];
        }
    }

    @Override
    public void proximal(double beta, double[] point, double[] y, int rows, double[] result) {
        for (int k = 0; k < point.length; k++) {
            result[k] = point[k] - y[k] / beta;
        }
    }
}
