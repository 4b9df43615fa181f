package org.sigmoidadmm.gradient;

import org.sigmoidadmm.SolverState;

/** The update of {@link GradientMethod.Sgd}. */
final class Sgd implements Optimizer {

    private final double momentum;
    private final boolean nesterov;
    private final double[] velocity;

    Sgd(GradientMethod.Sgd method, int length) {
        this.momentum = method.momentum();
        this.nesterov = method.nesterov();
        this.velocity = new double[length];
    }

    @Override
    public void step(double[] parameters, double[] gradient, double stepSize) {
        for (int k = 0; k < velocity.length; k++) {
            velocity[k] = momentum * velocity[k] + gradient[k];
            double direction = nesterov ? gradient[k] + momentum * velocity[k] : velocity[k];
            parameters[k] -= stepSize * direction;
        }
    }

    @Override
    public void save(SolverState state) {
        state.put("optimizer.velocity", velocity.clone());
    }

    @Override
    public void load(SolverState state) {
        System.arraycopy(state.get("optimizer.velocity", velocity.length), 0, velocity, 0, velocity.length);
    }
}
