package org.sigmoidadmm.gradient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.sigmoidadmm.SolverState;

class LbfgsTest {

    private static final GradientMethod.Lbfgs METHOD = GradientMethod.lbfgs();

    /** ½Σcₖ(θₖ − 1)² with c from 1 to 100 in equal ratios. */
    private static double quadratic(double[] point, double[] gradient) {
        double sum = 0;
        for (int k = 0; k < point.length; k++) {
            double c = Math.pow(100, (double) k / (point.length - 1));
            gradient[k] = c * (point[k] - 1);
            sum += 0.5 * gradient[k] * (point[k] - 1);
        }
        return sum;
    }

    private static double rosenbrock(double[] point, double[] gradient) {
        double x = point[0];
        double y = point[1];
        gradient[0] = -2 * (1 - x) - 400 * x * (y - x * x);
        gradient[1] = 200 * (y - x * x);
        return (1 - x) * (1 - x) + 100 * (y - x * x) * (y - x * x);
    }

    /** Iterates and demands of each step s both Wolfe conditions, which hold for s if they hold for p with s = αp. */
    private static int iterateUntil(double target, int limit, Objective objective, double[] point) {
        Lbfgs lbfgs = new Lbfgs(METHOD, objective, point.length);
        double[] before = new double[point.length];
        double[] after = new double[point.length];
        for (int iteration = 1; iteration <= limit; iteration++) {
            double[] old = point.clone();
            double valueBefore = objective.evaluate(point, before);
            assertThat(lbfgs.iterate(point)).isTrue();
            double value = objective.evaluate(point, after);
            double[] step = new double[point.length];
            Arrays.setAll(step, k -> point[k] - old[k]);
            double slope = Vectors.dot(before, step);
            assertThat(slope).isNegative();
            assertThat(value).isLessThanOrEqualTo(valueBefore + 0.99e-4 * slope); // 1 %: s is rounded, αp was not
            assertThat(Math.abs(Vectors.dot(after, step))).isLessThanOrEqualTo(0.901 * -slope);
            if (value <= target) {
                return iteration;
            }
        }
        return Integer.MAX_VALUE;
    }

    @Test
    void addedQuadraticChangesWhatIsRememberedToWhatItWouldBe() {
        double[] decay = {0};
        Objective objective = (point, gradient) -> {
            double value = quadratic(point, gradient);
            Vectors.add(decay[0], point, gradient);
            return value + decay[0] / 2 * Vectors.dot(point, point);
        };
        double[] point = new double[20];
        Lbfgs lbfgs = new Lbfgs(METHOD, objective, point.length);
        for (int iteration = 0; iteration < 4; iteration++) {
            assertThat(lbfgs.iterate(point)).isTrue();
        }
        decay[0] = 3;
        lbfgs.addQuadratic(3, point);
        double[] gradient = new double[20];
        double value = objective.evaluate(point, gradient);
        SolverState state = new SolverState();
        lbfgs.save(state);
        assertThat(state.get("lbfgs.numbers", 5)[1]).isCloseTo(value, within(1e-13 * value));
        assertThat(state.get("lbfgs.numbers", 5)[2]).isEqualTo(4);
        for (int k = 0; k < 20; k++) {
            double c = Math.pow(100, k / 19.0);
            assertThat(state.get("lbfgs.gradient", 20)[k]).isCloseTo(gradient[k], within(1e-13));
            assertThat(state.get("lbfgs.change.2", 20)[k])
                    .isCloseTo((c + 3) * state.get("lbfgs.step.2", 20)[k], within(1e-12)); // differences of gradients
        }
        assertThat(lbfgs.iterate(point)).isTrue();
        assertThat(objective.evaluate(point, gradient)).isLessThan(value);
    }

    @Test
    void pairsAreForgottenWhereTheAddedQuadraticTakesTheirCurvature() {
        double[] point = new double[20];
        Lbfgs lbfgs = new Lbfgs(METHOD, LbfgsTest::quadratic, point.length);
        assertThat(lbfgs.iterate(point)).isTrue();
        lbfgs.addQuadratic(-200, point);
        SolverState state = new SolverState();
        lbfgs.save(state);
        assertThat(state.get("lbfgs.numbers", 5)[2]).isZero();
    }

    @Test
    void convexQuadraticIsSolvedInFewIterationsOfStrongWolfeSteps() {
        double[] point = new double[20];
        // the conjugate gradients that L-BFGS resembles gain a factor (√100 − 1)/(√100 + 1) at least: 70 iterations
        assertThat(iterateUntil(1e-12, 200, LbfgsTest::quadratic, point)).isLessThanOrEqualTo(70);
        assertThat(point).containsOnly(new double[] {1}, within(1e-5)); // √(2·1e-12/1), with room
    }

    @Test
    void rosenbrocksValleyIsFollowedByStrongWolfeSteps() {
        double[] point = {-1.2, 1};
        // published BFGS implementations need 30 to 40 iterations from this start
        assertThat(iterateUntil(1e-14, 200, LbfgsTest::rosenbrock, point)).isLessThanOrEqualTo(60);
        assertThat(point).containsExactly(new double[] {1, 1}, within(1e-6));
    }

    @Test
    void acceptedPointIsNotEvaluatedAgain() {
        int[] calls = {0};
        Objective counted = (point, gradient) -> {
            calls[0]++;
            return quadratic(point, gradient);
        };
        Lbfgs lbfgs = new Lbfgs(METHOD, counted, 20);
        double[] point = new double[20];
        for (int iteration = 0; iteration < 30; iteration++) {
            lbfgs.iterate(point);
        }
        assertThat(lbfgs.evaluations()).isEqualTo(calls[0]);
        // the start, a few trials of the first step, and mostly one per iteration afterwards
        assertThat(calls[0]).isLessThanOrEqualTo(40);
    }

    @Test
    void nothingIsFoundAtTheMinimum() {
        double[] point = new double[20];
        Arrays.fill(point, 1);
        double[] start = point.clone();
        assertThat(new Lbfgs(METHOD, LbfgsTest::quadratic, 20).iterate(point)).isFalse();
        assertThat(point).isEqualTo(start);
    }

    @Test
    void iterationEndsWhereDoublesEnd() {
        double[] point = {-1.2, 1};
        Lbfgs lbfgs = new Lbfgs(METHOD, LbfgsTest::rosenbrock, 2);
        int iterations = 0;
        while (lbfgs.iterate(point)) {
            iterations++;
            assertThat(iterations).isLessThan(1000);
        }
        assertThat(point).containsExactly(new double[] {1, 1}, within(1e-7));
    }

    @Test
    void stepsOutsideTheDomainAreShortened() {
        // θ − ln θ, which is NaN below 0, from a start where the first Newton-like steps leave the domain
        Objective barrier = (point, gradient) -> {
            gradient[0] = 1 - 1 / point[0];
            return point[0] - Math.log(point[0]);
        };
        double[] point = {20};
        Lbfgs lbfgs = new Lbfgs(METHOD, barrier, 1);
        for (int iteration = 0; iteration < 30 && lbfgs.iterate(point); iteration++) {
            assertThat(point[0]).isPositive();
        }
        assertThat(point[0]).isCloseTo(1, within(1e-7)); // f is flat to 1e-16 within 1e-8 of its minimum
    }

    @Test
    void pairsWithoutCurvatureAreLeftOut() {
        // a slope that turns into a parabola: along the slope the gradient does not change and sᵀy = 0
        Objective kinked = (point, gradient) -> {
            gradient[0] = point[0] > 0 ? 1 : 2 * point[0] + 1;
            return point[0] > 0 ? point[0] : point[0] * point[0] + point[0];
        };
        double[] point = {500};
        Lbfgs lbfgs = new Lbfgs(METHOD, kinked, 1);
        for (int iteration = 0; iteration < 60 && lbfgs.iterate(point); iteration++) {
            assertThat(point[0]).isFinite();
        }
        assertThat(point[0]).isCloseTo(-0.5, within(1e-7));
    }
}
