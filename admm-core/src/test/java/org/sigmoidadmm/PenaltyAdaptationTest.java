package org.sigmoidadmm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Penalties that change: how they change, and that what holds for fixed ones still does. */
class PenaltyAdaptationTest {

    private static final TrainingData DATA = Problems.smooth(20, 2, 2, 21);

    private static final int EPOCHS = 12;

    static List<PenaltyAdaptation> rules() {
        return List.of(
                PenaltyAdaptation.balancing(1.5, 8),
                PenaltyAdaptation.normTied(0.05, 8),
                new PenaltyAdaptation(PenaltyAdaptation.Rule.NORM_TIED, 3, 0.6, 2, 100));
    }

    private static AdmmSettings settings(PenaltyAdaptation rule) {
        return Problems.mild(6, 4).beta(0.5, 1, 2).penaltyAdaptation(rule).build();
    }

    /** An iterate and the penalties of the iteration that made it. */
    private record Iterate(DenseState state, double[] beta, double[] next) {}

    private static List<Iterate> iterates(PenaltyAdaptation rule) {
        List<Iterate> all = new ArrayList<>();
        AdmmSettings settings = settings(rule);
        try (AdmmSolver solver = new AdmmSolver(Problems.REFERENCE, settings, DATA, null)) {
            for (int k = 0; k <= EPOCHS; k++) {
                SolverState saved = new SolverState();
                solver.save(saved);
                all.add(new Iterate(
                        DenseState.of(solver, settings, DATA), saved.get("admm.beta"), saved.get("admm.nextBeta")));
                if (k < EPOCHS) {
                    solver.iterate(false);
                }
            }
        }
        return all;
    }

    @ParameterizedTest
    @MethodSource("rules")
    void penaltiesChangeWithinTheirLimitsAndStop(PenaltyAdaptation rule) {
        List<Iterate> iterates = iterates(rule);
        double[] first = iterates.get(0).beta();
        boolean changed = false;
        for (int k = 0; k < EPOCHS; k++) {
            double[] beta = iterates.get(k).next();
            double[] next = iterates.get(k + 1).next();
            assertThat(iterates.get(k + 1).beta()).isEqualTo(beta);
            for (int i = 0; i < beta.length; i++) {
                double step = 1 + rule.maxChange();
                assertThat(next[i] / beta[i]).isBetween((1 - 1e-15) / step, step * (1 + 1e-15));
                assertThat(next[i] / first[i]).isBetween(1 / rule.range(), rule.range());
                changed |= next[i] != beta[i];
            }
            if (k >= rule.epochs()) {
                assertThat(next).isEqualTo(beta);
            }
        }
        assertThat(changed).isTrue();
    }

    /** Λ_N = V_N − Y, and Λ_{N−1} = W_NᵀΛ_N + β_N W_Nᵀ(V_N − V_N before) with β_N of the iteration. */
    @ParameterizedTest
    @MethodSource("rules")
    void multipliersOfTheLastLayersAreWhatTheyAreWithFixedPenalties(PenaltyAdaptation rule) {
        List<Iterate> iterates = iterates(rule);
        for (int k = 1; k <= EPOCHS; k++) {
            DenseState now = iterates.get(k).state();
            int output = now.depth() - 1;
            double[][] last = now.multiplier()[output];
            assertThat(Dense.difference(last, Dense.minus(now.v()[output], now.y())))
                    .isLessThan(1e-12); // numbers of size 1, some ten roundings
            double[][] moved =
                    Dense.minus(now.v()[output], iterates.get(k - 1).state().v()[output]);
            double[][] u = Dense.transpose(Dense.withoutLastColumn(now.w()[output]));
            double[][] expected =
                    Dense.product(u, Dense.plus(last, iterates.get(k).beta()[output], moved));
            assertThat(Dense.difference(now.multiplier()[output - 1], expected)).isLessThan(1e-11);
        }
    }

    /** The iterate is that of a training with the penalties of the moment: statistics, systems and multipliers agree. */
    @ParameterizedTest
    @MethodSource("rules")
    void eachIterationIsOneWithThePenaltiesOfTheMoment(PenaltyAdaptation rule) {
        List<Iterate> iterates = iterates(rule);
        for (int k = 1; k <= EPOCHS; k++) {
            DenseState old = iterates.get(k - 1).state();
            double[] beta = iterates.get(k).beta();
            DenseState start = new DenseState(
                    old.activations(), old.lambda(), beta, old.x(), old.y(), old.w(), old.v(), old.multiplier());
            DenseState expected = DenseAdmm.iterate(start, Majorizer.LIPSCHITZ, new double[] {1, 1, 1});
            DenseState now = iterates.get(k).state();
            for (int i = 0; i < now.depth(); i++) {
                // one iteration with systems of condition 1e4
                assertThat(Dense.difference(now.w()[i], expected.w()[i])).isLessThan(1e-9);
                assertThat(Dense.difference(now.v()[i], expected.v()[i])).isLessThan(1e-9);
                assertThat(Dense.difference(now.multiplier()[i], expected.multiplier()[i]))
                        .isLessThan(1e-9);
            }
        }
    }

    @Test
    void tiedPenaltiesFollowTheNextLayersNorm() {
        double rho = 0.3;
        PenaltyAdaptation rule = new PenaltyAdaptation(PenaltyAdaptation.Rule.NORM_TIED, rho, 1e6, 1e9, 100);
        List<Iterate> iterates = iterates(rule);
        for (int k = 1; k <= EPOCHS; k++) {
            DenseState old = iterates.get(k - 1).state();
            double[] beta = iterates.get(k).beta();
            DenseState at = new DenseState(
                    old.activations(), old.lambda(), beta, old.x(), old.y(), old.w(), old.v(), old.multiplier());
            double[] c = DenseAdmm.curvature(at, Majorizer.LIPSCHITZ);
            c[2] = 1;
            double[] next = iterates.get(k).next();
            assertThat(next[2]).isEqualTo(2);
            for (int i = 0; i < 2; i++) {
                double[][] u = Dense.withoutLastColumn(iterates.get(k).state().w()[i + 1]);
                double expected = rho * next[i + 1] * c[i + 1] * largest(Dense.product(u, Dense.transpose(u)));
                assertThat(next[i] / expected).isCloseTo(1, within(0.03)); // the power method's
            }
        }
    }

    /** By so many steps of the power method that nothing is left to gain. */
    private static double largest(double[][] symmetric) {
        double[][] x = Dense.random(symmetric.length, 1, new Random(1));
        for (int k = 0; k < 2000; k++) {
            x = Dense.product(symmetric, x);
            x = Dense.scaled(1 / Dense.norm(x), x);
        }
        return Dense.norm(Dense.product(symmetric, x));
    }

    @Test
    void balancingRaisesThePenaltyOfALayerWhoseConstraintLags() {
        AdmmSettings weak = Problems.mild(6, 4)
                .beta(1e-3)
                .penaltyAdaptation(PenaltyAdaptation.balancing(2, 10))
                .build();
        AdmmSettings strong = weak.toBuilder().beta(1e3).build();
        assertThat(lastPenalty(weak)).isGreaterThan(1e-3);
        assertThat(lastPenalty(strong)).isLessThan(1e3);
    }

    /** By the residuals of the iterate before, the dual one with the penalty of the iteration under way. */
    @Test
    void balancingChangesAPenaltyWhereOneResidualIsTheRatioTimesTheOther() {
        double ratio = 1.3;
        PenaltyAdaptation rule = PenaltyAdaptation.balancing(ratio, EPOCHS);
        List<Iterate> iterates = iterates(rule);
        double step = 1 + rule.maxChange();
        List<Integer> seen = new ArrayList<>();
        for (int k = 1; k <= EPOCHS; k++) {
            DenseState old = iterates.get(k - 1).state();
            for (int i = 0; i < old.depth(); i++) {
                double beta = iterates.get(k).beta()[i];
                double primal = Dense.norm(old.residual(i));
                double dual = k == 1
                        ? 0
                        : beta
                                * Dense.norm(Dense.minus(
                                        old.v()[i], iterates.get(k - 2).state().v()[i]));
                int expected = k == 1 ? 0 : primal > ratio * dual ? 1 : dual > ratio * primal ? -1 : 0;
                double next = beta * Math.pow(step, expected);
                assertThat(iterates.get(k).next()[i] / next)
                        .as("iteration %d, layer %d", k, i + 1)
                        .isCloseTo(1, within(1e-14));
                if (k > 1) {
                    seen.add(expected);
                }
            }
        }
        assertThat(seen).contains(-1, 0, 1);
    }

    private static double lastPenalty(AdmmSettings settings) {
        try (AdmmSolver solver = new AdmmSolver(Problems.REFERENCE, settings, DATA, null)) {
            for (int k = 0; k < EPOCHS; k++) {
                solver.iterate(false);
            }
            SolverState saved = new SolverState();
            solver.save(saved);
            return saved.get("admm.beta")[1];
        }
    }

    @Test
    void valuesOutOfRangeAreRefused() {
        assertThatThrownBy(() -> PenaltyAdaptation.balancing(1, 5))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("penalty adaptation: ratio of the residuals is 1.0, must be above 1");
        assertThatThrownBy(() -> PenaltyAdaptation.normTied(0, 5))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("ratio is 0.0, must be positive");
        assertThatThrownBy(() -> PenaltyAdaptation.normTied(1, -5))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("last epoch of adaptation is -5");
    }
}
