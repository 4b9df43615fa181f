package org.sigmoidadmm.gradient;

/** The update of {@link GradientMethod.Sgd}. */
final class Sgd implements Optimizer {

    private final double momentum;
    private final boolean nesterov;
    private final double[] velocity;
    private boolean first = true;

    Sgd(GradientMethod.Sgd method, int length) {
        this.momentum = method.momentum();
        this.nesterov = method.nesterov();
        this.velocity = new double[length];
    }

    @Override
    public void step(double[] parameters, double[] gradient, double stepSize) {
        double keep = first ? 0 : momentum;
        first = false;
        for (int k = 0; k < velocity.length; k++) {
            velocity[k] = keep * velocity[k] + gradient[k];
            double direction = nesterov ? gradient[k] + momentum * velocity[k] : velocity[k];
            parameters[k] -= stepSize * direction;
        }
    }
}
