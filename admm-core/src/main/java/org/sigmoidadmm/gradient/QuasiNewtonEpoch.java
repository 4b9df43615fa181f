package org.sigmoidadmm.gradient;

import org.sigmoidadmm.SolverState;

/** One iteration of L-BFGS on all samples. */
final class QuasiNewtonEpoch implements EpochStep {

    private final Lbfgs lbfgs;
    private double lastLoss = Double.NaN;
    private boolean found;

    QuasiNewtonEpoch(GradientMethod.Lbfgs method, Batch all, double weightDecay, int length) {
        this.lbfgs = new Lbfgs(
                method,
                (point, gradient) -> {
                    double loss = all.gradient(point, gradient);
                    lastLoss = loss;
                    Vectors.add(weightDecay, point, gradient);
                    return loss + weightDecay / 2 * Vectors.dot(point, point);
                },
                method.gramInterval() > 0 ? new GramMetric(all, method.gramInterval()) : Metric.NONE,
                length);
    }

    @Override
    public boolean run(int epoch, double[] parameters) {
        found = lbfgs.iterate(parameters);
        return found;
    }

    /** The line search evaluates the point that it accepts last. */
    @Override
    public double loss() {
        return found ? lastLoss : Double.NaN;
    }

    @Override
    public void save(SolverState state) {
        lbfgs.save(state);
    }

    @Override
    public void load(SolverState state) {
        lbfgs.load(state);
    }
}
