package org.sigmoidadmm.gradient;

/**
 * Finds a step along a descent direction that satisfies the strong Wolfe conditions: Nocedal and Wright, <i>Numerical
 * Optimization</i>, 2nd ed., algorithms 3.5 (bracketing) and 3.6 (zoom), each trial by cubic interpolation kept away from
 * the ends of its interval. A trial whose value is not finite counts as too long a step.
 */
final class LineSearch {

    private static final int MAX_EVALUATIONS = 40;
    /** Trials of the zoom keep this share of the interval away from its ends. */
    private static final double MARGIN = 0.1;
    /** An interval that two trials did not shrink to this share is halved (Moré and Thuente's rule). */
    private static final double ENOUGH_SHRINKING = 0.66;

    private static final double MAX_GROWTH = 10;

    private record Trial(double step, double value, double slope) {

        boolean isFinite() {
            return Double.isFinite(value) && Double.isFinite(slope);
        }
    }

    private final Objective objective;
    private final double decrease;
    private final double curvature;
    private final double[] point;
    private final double[] gradient;
    private double[] start;
    private double[] direction;
    private Trial origin = new Trial(0, 0, 0);
    private double value;
    private int evaluations;

    LineSearch(Objective objective, double decrease, double curvature, int length) {
        this.objective = objective;
        this.decrease = decrease;
        this.curvature = curvature;
        this.point = new double[length];
        this.gradient = new double[length];
        this.start = point;
        this.direction = point;
    }

    /**
     * Searches from a point.
     *
     * @param from θ, read
     * @param along p, a descent direction, read
     * @param valueThere f(θ), finite
     * @param slopeThere ∇f(θ)ᵀp, negative
     * @param firstStep the step to try first, positive
     * @return true if {@link #point}, {@link #value} and {@link #gradient} are those of a step that lowers f: one that
     *     satisfies both conditions, or, where {@value #MAX_EVALUATIONS} trials or the precision of doubles did not do
     *     for that, one of sufficient decrease; false if no step was found that does
     */
    boolean search(double[] from, double[] along, double valueThere, double slopeThere, double firstStep) {
        start = from;
        direction = along;
        origin = new Trial(0, valueThere, slopeThere);
        evaluations = 0;
        Trial previous = origin;
        double step = firstStep;
        while (evaluations < MAX_EVALUATIONS) {
            Trial trial = evaluate(step);
            if (isTooHigh(trial) || (previous != origin && trial.value() >= previous.value())) {
                return zoom(previous, trial);
            }
            if (isFlatEnough(trial)) {
                return true;
            }
            if (trial.slope() >= 0) {
                return zoom(trial, previous);
            }
            double gap = trial.step() - previous.step();
            step = within(cubicMinimum(previous, trial), trial.step() + MARGIN * gap, MAX_GROWTH * trial.step());
            previous = trial;
        }
        return settleFor(previous);
    }

    /** Narrows an interval whose end {@code low} is the lowest step of sufficient decrease so far. */
    private boolean zoom(Trial lowest, Trial other) {
        Trial low = lowest;
        Trial high = other;
        double widthBefore = Double.POSITIVE_INFINITY;
        double widthTwoBefore = Double.POSITIVE_INFINITY;
        while (evaluations < MAX_EVALUATIONS) {
            double width = Math.abs(high.step() - low.step());
            double left = Math.min(low.step(), high.step());
            boolean halve = !high.isFinite() || width > ENOUGH_SHRINKING * widthTwoBefore;
            double wanted = halve ? left + width / 2 : cubicMinimum(low, high);
            double step = within(wanted, left + MARGIN * width, left + (1 - MARGIN) * width);
            if (step == low.step() || step == high.step()) {
                break; // the interval holds no further double
            }
            widthTwoBefore = widthBefore;
            widthBefore = width;
            Trial trial = evaluate(step);
            if (isTooHigh(trial) || trial.value() >= low.value()) {
                high = trial;
                continue;
            }
            if (isFlatEnough(trial)) {
                return true;
            }
            if (trial.slope() * (high.step() - low.step()) >= 0) {
                high = low;
            }
            low = trial;
        }
        return settleFor(low);
    }

    private boolean settleFor(Trial trial) {
        if (trial.value() >= origin.value()) {
            return false;
        }
        evaluate(trial.step());
        return true;
    }

    private Trial evaluate(double step) {
        evaluations++;
        for (int k = 0; k < point.length; k++) {
            point[k] = start[k] + step * direction[k];
        }
        value = objective.evaluate(point, gradient);
        return new Trial(step, value, Vectors.dot(gradient, direction));
    }

    private boolean isTooHigh(Trial trial) {
        return !trial.isFinite() || trial.value() > origin.value() + decrease * trial.step() * origin.slope();
    }

    private boolean isFlatEnough(Trial trial) {
        return Math.abs(trial.slope()) <= -curvature * origin.slope();
    }

    /** The minimum of the cubic with the values and slopes of two trials; NaN where it has none. */
    private static double cubicMinimum(Trial a, Trial b) {
        double gap = b.step() - a.step();
        double d1 = a.slope() + b.slope() - 3 * (a.value() - b.value()) / (a.step() - b.step());
        double d2 = Math.copySign(Math.sqrt(d1 * d1 - a.slope() * b.slope()), gap);
        return b.step() - gap * (b.slope() + d2 - d1) / (b.slope() - a.slope() + 2 * d2);
    }

    /** The number itself or the nearer bound; the middle for NaN. */
    private static double within(double x, double low, double high) {
        return Double.isNaN(x) ? low + (high - low) / 2 : Math.max(low, Math.min(high, x));
    }

    /** The point that the search accepted. */
    double[] point() {
        return point;
    }

    /** f there. */
    double value() {
        return value;
    }

    /** ∇f there. */
    double[] gradient() {
        return gradient;
    }

    /** Number of evaluations of the last search. */
    int evaluations() {
        return evaluations;
    }
}
