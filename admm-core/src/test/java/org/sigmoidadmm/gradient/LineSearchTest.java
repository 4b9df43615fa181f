package org.sigmoidadmm.gradient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The steps that the line search tries, along a line on which values and slopes are written down. */
class LineSearchTest {

    private static final double ROUNDING = 1e-12; // of steps up to 20 after a few interpolations

    /** Value and slope of a trial. */
    private record Seen(double value, double slope) {}

    /** What is tried of a function of one number. */
    private static final class Recorded {

        private final List<Double> steps = new ArrayList<>();
        private final Line line;

        private interface Line {
            Seen at(double step);
        }

        Recorded(Line line) {
            this.line = line;
        }

        /** Answers in the order of the trials, the last one again and again. */
        static Recorded scripted(Seen... answers) {
            int[] next = {0};
            return new Recorded(step -> answers[Math.min(next[0]++, answers.length - 1)]);
        }

        double evaluate(double[] point, double[] gradient) {
            steps.add(point[0]);
            Seen seen = line.at(point[0]);
            gradient[0] = seen.slope();
            return seen.value();
        }
    }

    /** Half the squared distance from 1, infinite from a point on. */
    private static Recorded parabola(double end) {
        return new Recorded(step -> step < end
                ? new Seen((step - 1) * (step - 1) / 2, step - 1)
                : new Seen(Double.POSITIVE_INFINITY, Double.NaN));
    }

    private static LineSearch search(Recorded recorded, double decrease, double curvature) {
        return new LineSearch(recorded::evaluate, decrease, curvature, 1);
    }

    private static boolean run(LineSearch search, double value, double firstStep) {
        return search.search(new double[1], new double[] {1}, value, -1, firstStep);
    }

    /** The steps tried on the parabola with nearly exact minimisation. */
    private static void requireSteps(double end, double... steps) {
        Recorded recorded = parabola(end);
        LineSearch search = search(recorded, 1e-4, 0.01);
        assertThat(run(search, 0.5, steps[0])).isTrue();
        requireClose(recorded.steps, steps);
        assertThat(search.evaluations()).isEqualTo(steps.length);
        assertThat(search.point()).containsExactly(new double[] {1}, within(ROUNDING));
        assertThat(search.value()).isCloseTo(0, within(ROUNDING));
        assertThat(search.gradient()).containsExactly(new double[] {0}, within(ROUNDING));
    }

    private static void requireClose(List<Double> actual, double... expected) {
        assertThat(actual.stream().mapToDouble(step -> step).toArray()).containsExactly(expected, within(ROUNDING));
    }

    @Test
    void minimumOfAParabolaIsInterpolatedFromEitherSide() {
        requireSteps(100, 0.25, 1);
        requireSteps(100, 4, 1);
        requireSteps(100, 1.9, 1);
    }

    @Test
    void nextStepIsAtMostTenTimesTheLast() {
        requireSteps(100, 0.001, 0.01, 0.1, 1);
    }

    @Test
    void trialsWithinAnIntervalKeepATenthOfItAwayFromItsEnds() {
        requireSteps(100, 20, 2, 1);
    }

    @Test
    void intervalIsHalvedWhileItsEndIsNotFinite() {
        requireSteps(3, 8, 4, 2, 1);
    }

    @Test
    void stepOfTooLittleDecreaseOrTooSteepASlopeIsNotTaken() {
        Recorded loose = parabola(100);
        assertThat(run(search(loose, 1e-4, 0.6), 0.5, 1.5)).isTrue();
        requireClose(loose.steps, 1.5);
        Recorded falling = parabola(100);
        assertThat(run(search(falling, 0.3, 0.6), 0.5, 1.5)).isTrue(); // 0.125 is above 0.5 − 0.3·1.5
        requireClose(falling.steps, 1.5, 1);
        Recorded flat = parabola(100);
        assertThat(run(search(flat, 1e-4, 0.4), 0.5, 1.5)).isTrue(); // the slope of 0.5 is above 0.4
        requireClose(flat.steps, 1.5, 1);
        Recorded just = parabola(100);
        assertThat(run(search(just, 0.25, 0.5), 0.5, 1.5)).isTrue(); // both conditions hold with equality
        requireClose(just.steps, 1.5);
    }

    /** Steps of 1.085 and of none at all by the cubic; the middle of what is allowed stands for none. */
    @Test
    void nextStepIsATenthBeyondTheLastAtLeast() {
        Recorded near = Recorded.scripted(new Seen(-1.6, -0.51), new Seen(-2, 0));
        assertThat(run(search(near, 1e-4, 0.5), 0, 1)).isTrue();
        requireClose(near.steps, 1, 1.1);
        Recorded none = Recorded.scripted(new Seen(-0.5, -1.5), new Seen(-2, 0));
        assertThat(run(search(none, 1e-4, 0.5), 0, 1)).isTrue();
        requireClose(none.steps, 1, (1.1 + 10) / 2);
    }

    /** Values that fall without end: up to ten times the step at each of 40 trials, and the last once more. */
    @Test
    void searchEndsAfterFortyTrialsWithTheLastThatWasLower() {
        Recorded recorded = new Recorded(step -> new Seen(-step, -1));
        LineSearch search = search(recorded, 1e-4, 0.5);
        assertThat(run(search, 0, 1)).isTrue();
        assertThat(search.evaluations()).isEqualTo(41);
        assertThat(search.point()[0]).isEqualTo(recorded.steps.get(39)).isGreaterThan(1e30);
        assertThat(search.value()).isEqualTo(-search.point()[0]);
    }

    @Test
    void noStepIsFoundWhereEveryOneIsHigher() {
        Recorded recorded = new Recorded(step -> new Seen(step, 1));
        LineSearch search = search(recorded, 1e-4, 0.5);
        assertThat(run(search, 0, 1)).isFalse();
        assertThat(search.evaluations()).isEqualTo(40);
        assertThat(recorded.steps.get(39)).isLessThan(1e-10);
    }

    @Test
    void searchEndsWhereTheIntervalHoldsNoFurtherDouble() {
        Recorded recorded = new Recorded(step -> new Seen(1, 1));
        LineSearch search = search(recorded, 1e-4, 0.5);
        assertThat(run(search, 0, Double.MIN_VALUE)).isFalse();
        assertThat(recorded.steps).containsExactly(Double.MIN_VALUE);
    }

    /** A second trial that is no lower than the first ends the bracketing, even if it is low enough. */
    @Test
    void trialThatIsNoLowerThanTheOneBeforeBoundsTheStep() {
        Recorded recorded = Recorded.scripted(new Seen(-1, -0.9), new Seen(-1, -0.9), new Seen(-1.5, 0));
        assertThat(run(search(recorded, 1e-4, 0.5), 0, 1)).isTrue();
        double second = recorded.steps.get(1);
        assertThat(second).isGreaterThan(1.1);
        assertThat(recorded.steps.get(2)).isBetween(1.0, second);
    }

    /** The bound on the step is given up where the slope at a lower trial points away from it. */
    @Test
    void intervalTurnsToWhereTheSlopeFalls() {
        for (int side : new int[] {-1, 1}) {
            Recorded recorded = Recorded.scripted(new Seen(5, 9), new Seen(-1, 0.9 * side), new Seen(-2, 0));
            assertThat(run(search(recorded, 1e-4, 0.5), 0, 1)).isTrue();
            double middle = recorded.steps.get(1);
            assertThat(middle).isBetween(0.1, 0.9);
            assertThat(recorded.steps.get(2)).isBetween(side < 0 ? middle : 0, side < 0 ? 1 : middle);
        }
    }

    /** A lower trial replaces the lowest, a higher one the bound. */
    @Test
    void intervalKeepsItsLowestTrial() {
        Recorded recorded = Recorded.scripted(
                new Seen(5, 9), new Seen(-0.2, -0.9), new Seen(-0.1, 0.9), new Seen(-0.2, -0.9), new Seen(-0.3, 0));
        assertThat(run(search(recorded, 1e-4, 0.5), 0, 1)).isTrue();
        List<Double> steps = recorded.steps;
        assertThat(steps.get(2)).isBetween(steps.get(1), 1.0);
        assertThat(steps.get(3)).isBetween(steps.get(1), steps.get(2));
        assertThat(steps.get(4)).isBetween(steps.get(1), steps.get(3)); // just as low is no lower
    }

    /** Interpolation between a low value and one that is far too high stays at the low end, a tenth at a time. */
    @Test
    void intervalThatTwoTrialsHardlyShrinkIsHalved() {
        Recorded recorded =
                Recorded.scripted(new Seen(1e9, 1e9), new Seen(-0.1, -0.9), new Seen(-0.2, -0.9), new Seen(-0.6, 0));
        assertThat(run(search(recorded, 1e-4, 0.5), 0, 1)).isTrue();
        requireClose(recorded.steps, 1, 0.1, 0.19, (0.19 + 1) / 2);
    }

    /** Two trials that leave half of the interval shrink it enough: 0.72² = 0.52. */
    @Test
    void intervalThatShrinksEnoughIsInterpolatedOn() {
        Seen[] answers = new Seen[4];
        double width = 1;
        for (int k = 0; k < 3; k++) { // of parabolas with their minimum at 0.72 of the interval
            answers[k] = new Seen((1 / 1.44 - 1) * width, 1 / 0.72 - 1);
            width *= 0.72;
        }
        answers[3] = new Seen(-0.5, 0);
        Recorded recorded = Recorded.scripted(answers);
        assertThat(run(search(recorded, 0.9, 0.5), 0, 1)).isTrue();
        requireClose(recorded.steps, 1, 0.72, 0.72 * 0.72, 0.72 * 0.72 * 0.72);
    }

    /** A first trial beyond the minimum is the lowest so far: what is higher bounds it from the other side. */
    @Test
    void trialBeyondTheMinimumIsTheLowEndOfTheInterval() {
        Recorded recorded = Recorded.scripted(new Seen(-1, 0.9), new Seen(-0.5, 0.9), new Seen(-2, 0));
        assertThat(run(search(recorded, 1e-4, 0.5), 0, 1)).isTrue();
        assertThat(recorded.steps.get(1)).isBetween(0.1, 0.9);
        assertThat(recorded.steps.get(2)).isBetween(recorded.steps.get(1), 1.0);
    }
}
