package org.sigmoidadmm.gradient;

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
}
