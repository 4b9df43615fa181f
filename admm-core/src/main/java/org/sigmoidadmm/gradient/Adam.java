package org.sigmoidadmm.gradient;

import org.sigmoidadmm.SolverState;

/** The update of {@link GradientMethod.Adam}. */
final class Adam implements Optimizer {

    private final double beta1;
    private final double beta2;
    private final double epsilon;
    private final double[] mean;
    private final double[] meanSquare;
    private double power1 = 1;
    private double power2 = 1;

    Adam(GradientMethod.Adam method, int length) {
        this.beta1 = method.beta1();
        this.beta2 = method.beta2();
        this.epsilon = method.epsilon();
        this.mean = new double[length];
        this.meanSquare = new double[length];
    }

    @Override
    public void step(double[] parameters, double[] gradient, double stepSize) {
        power1 *= beta1;
        power2 *= beta2;
        double correctedStep = stepSize / (1 - power1);
        double correction = 1 / Math.sqrt(1 - power2);
        for (int k = 0; k < mean.length; k++) {
            double g = gradient[k];
            mean[k] = beta1 * mean[k] + (1 - beta1) * g;
            meanSquare[k] = beta2 * meanSquare[k] + (1 - beta2) * g * g;
            parameters[k] -= correctedStep * mean[k] / (Math.sqrt(meanSquare[k]) * correction + epsilon);
        }
    }

    @Override
    public void save(SolverState state) {
        state.put("optimizer.mean", mean.clone());
        state.put("optimizer.meanSquare", meanSquare.clone());
        state.put("optimizer.powers", power1, power2);
    }

    @Override
    public void load(SolverState state) {
        System.arraycopy(state.get("optimizer.mean", mean.length), 0, mean, 0, mean.length);
        System.arraycopy(state.get("optimizer.meanSquare", mean.length), 0, meanSquare, 0, mean.length);
        power1 = state.get("optimizer.powers", 2)[0];
        power2 = state.get("optimizer.powers", 2)[1];
    }
}
