package org.sigmoidadmm.gradient;

import org.jspecify.annotations.Nullable;
import org.sigmoidadmm.DivergenceException;
import org.sigmoidadmm.SolverState;
import org.sigmoidadmm.matrix.NotPositiveDefiniteException;

/** One iteration of L-BFGS on all samples, before which metric and weight decay may be measured anew. */
final class QuasiNewtonEpoch implements EpochStep {

    private final Batch all;
    private final int interval;
    private final @Nullable GramMetric metric;
    private final @Nullable Evidence evidence;
    private final Lbfgs lbfgs;
    private double weightDecay;
    private double lastLoss = Double.NaN;
    private boolean found;

    /**
     * Makes a step that was not done yet.
     *
     * @param method its numbers
     * @param all the samples
     * @param weightDecay δ at first
     * @param evidence what to estimate δ by whenever the metric is measured anew; null to keep it
     */
    QuasiNewtonEpoch(GradientMethod.Lbfgs method, Batch all, double weightDecay, @Nullable Evidence evidence) {
        this.all = all;
        this.interval = method.gramInterval();
        this.weightDecay = weightDecay;
        this.evidence = evidence;
        Layout layout = all.layout();
        metric = interval > 0 ? new GramMetric(layout, all.backend()) : null;
        lbfgs = new Lbfgs(method, this::objective, metric == null ? Metric.NONE : metric, layout.length());
    }

    private double objective(double[] point, double[] gradient) {
        lastLoss = all.gradient(point, gradient);
        Vectors.add(weightDecay, point, gradient);
        return lastLoss + weightDecay / 2 * Vectors.dot(point, point);
    }

    @Override
    public boolean run(int epoch, double[] parameters) {
        if (metric != null && (epoch - 1) % interval == 0) {
            measure(metric, epoch, parameters);
        }
        found = lbfgs.iterate(parameters);
        return found;
    }

    private void measure(GramMetric measured, int epoch, double[] parameters) {
        double[][] grams = all.grams(parameters);
        try {
            measured.measure(grams);
        } catch (NotPositiveDefiniteException e) {
            throw new DivergenceException("epoch " + epoch + ": the metric cannot be measured, " + e.getMessage());
        }
        if (evidence != null && epoch > 1) {
            double next = evidence.weightDecay(parameters, grams, weightDecay);
            lbfgs.addQuadratic(next - weightDecay, parameters);
            weightDecay = next;
        }
    }

    /** The line search evaluates the point that it accepts last. */
    @Override
    public double loss() {
        return found ? lastLoss : Double.NaN;
    }

    @Override
    public double weightDecay() {
        return weightDecay;
    }

    @Override
    public void save(SolverState state) {
        state.put("quasi-newton.decay", weightDecay);
        lbfgs.save(state);
    }

    @Override
    public void load(SolverState state) {
        weightDecay = state.number("quasi-newton.decay");
        lbfgs.load(state);
    }
}
