package org.sigmoidadmm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sigmoidadmm.Dense.hadamard;
import static org.sigmoidadmm.Dense.inner;
import static org.sigmoidadmm.Dense.minus;
import static org.sigmoidadmm.Dense.plus;
import static org.sigmoidadmm.Dense.product;
import static org.sigmoidadmm.Dense.scaled;
import static org.sigmoidadmm.Dense.squaredNorm;
import static org.sigmoidadmm.Dense.transpose;
import static org.sigmoidadmm.Dense.withOnes;
import static org.sigmoidadmm.Dense.withoutLastColumn;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sigmoidadmm.matrix.Activations;

/**
 * Each update is the minimiser of its subproblem: the gradient there vanishes but for rounding, and no step in a random
 * direction lowers the objective. The subproblems are convex quadratics, so either says it all; the first is sharper, the
 * second needs no derivative.
 */
class BlockUpdateTest {

    private static final TrainingData DATA = Problems.smooth(20, 2, 2, 21);

    /** Relative to the terms that cancel in the gradient; the systems have condition numbers of some 1e4. */
    private static final double GRADIENT = 1e-11;

    /** What rounding may lower an objective by, relative to its size: it is a sum of some hundred products. */
    private static final double ROUNDING = 1e-13;

    static List<AdmmSettings> settings() {
        return List.of(
                Problems.mild(7).build(),
                Problems.mild(9, 4).beta(3, 1, 0.7).build(),
                Problems.mild(3, 8, 4).majorizer(Majorizer.MAX_ABS).build(),
                Problems.mild(6, 5).activation(Activations.TANH).blockColumns(6).build());
    }

    private record Step(DenseState old, DenseState now, double[] curvature) {}

    private static List<Step> steps(AdmmSettings settings) {
        List<Step> steps = new ArrayList<>();
        try (AdmmSolver solver = new AdmmSolver(Problems.REFERENCE, settings, DATA, null)) {
            DenseState old = DenseState.of(solver, settings, DATA);
            for (int k = 1; k <= 4; k++) {
                solver.iterate(false);
                DenseState now = DenseState.of(solver, settings, DATA);
                steps.add(new Step(old, now, DenseAdmm.curvature(old, settings.majorizer())));
                old = now;
            }
        }
        return steps;
    }

    @ParameterizedTest
    @MethodSource("settings")
    void weightsOfAHiddenLayerMinimiseTheirModel(AdmmSettings settings) {
        for (Step step : steps(settings)) {
            for (int i = 0; i < step.now().depth() - 1; i++) {
                int layer = i;
                DenseState old = step.old();
                double beta = old.beta()[i];
                double c = step.curvature()[i];
                double[][] a = withOnes(old.input(i));
                double[][] g = DenseAdmm.gradient(old, i);
                double[][] w = step.now().w()[i];
                double[][] moved = product(minus(w, old.w()[i]), a);
                double[][] pull = scaled(beta, product(plus(g, c, moved), transpose(a)));
                assertCancels(scaled(old.lambda()[i], w), pull, scaled(beta, product(g, transpose(a))));
                assertMinimum(w, candidate -> {
                    double[][] change = product(minus(candidate, old.w()[layer]), a);
                    return old.lambda()[layer] / 2 * squaredNorm(candidate)
                            + beta * (inner(g, change) + c / 2 * squaredNorm(change));
                });
            }
        }
    }

    @ParameterizedTest
    @MethodSource("settings")
    void weightsOfTheOutputLayerAreRidgeRegression(AdmmSettings settings) {
        for (Step step : steps(settings)) {
            DenseState old = step.old();
            int output = old.depth() - 1;
            double beta = old.beta()[output];
            double lambda = old.lambda()[output];
            double[][] a = withOnes(old.input(output));
            double[][] target = old.target(output);
            double[][] w = step.now().w()[output];
            double[][] pull = scaled(beta, product(minus(product(w, a), target), transpose(a)));
            assertCancels(scaled(lambda, w), pull, scaled(beta, product(target, transpose(a))));
            assertMinimum(
                    w,
                    candidate -> lambda / 2 * squaredNorm(candidate)
                            + beta / 2 * squaredNorm(minus(product(candidate, a), target)));
        }
    }

    /** New W of this layer and the next and new V before, old V and Λ of the next. */
    private static DenseState halfway(Step step, int i) {
        double[][][] v = step.old().v().clone();
        System.arraycopy(step.now().v(), 0, v, 0, i);
        DenseState old = step.old();
        return new DenseState(
                old.activations(),
                old.lambda(),
                old.beta(),
                old.x(),
                old.y(),
                step.now().w(),
                v,
                old.multiplier());
    }

    @ParameterizedTest
    @MethodSource("settings")
    void activationsOfAHiddenLayerMinimiseTheirModel(AdmmSettings settings) {
        for (Step step : steps(settings)) {
            for (int i = 0; i < step.now().depth() - 2; i++) {
                DenseState state = halfway(step, i);
                double beta = state.beta()[i];
                double next = state.beta()[i + 1];
                double c = step.curvature()[i + 1];
                double[][] u = withoutLastColumn(state.w()[i + 1]);
                double[][] g = DenseAdmm.gradient(state, i + 1);
                double[][] own = plus(plus(state.residual(i), 1, state.v()[i]), 1 / beta, state.multiplier()[i]);
                double[][] oldV = state.v()[i];
                double[][] v = step.now().v()[i];
                double[][] moved = product(u, minus(v, oldV));
                assertCancels(
                        scaled(beta, minus(v, own)),
                        scaled(next, product(transpose(u), plus(g, c, moved))),
                        scaled(beta, own));
                assertMinimum(v, candidate -> {
                    double[][] change = product(u, minus(candidate, oldV));
                    return beta / 2 * squaredNorm(minus(candidate, own))
                            + next * (inner(g, change) + c / 2 * squaredNorm(change));
                });
            }
        }
    }

    @ParameterizedTest
    @MethodSource("settings")
    void activationsOfTheLastHiddenLayerMinimiseTheLagrangianItself(AdmmSettings settings) {
        for (Step step : steps(settings)) {
            int i = step.now().depth() - 2;
            DenseState state = halfway(step, i);
            assertMinimum(
                    step.now().v()[i],
                    candidate -> withActivations(state, i, candidate).lagrangian());
        }
    }

    @ParameterizedTest
    @MethodSource("settings")
    void activationsOfTheOutputLayerMinimiseTheLagrangianItself(AdmmSettings settings) {
        for (Step step : steps(settings)) {
            int i = step.now().depth() - 1;
            DenseState state = halfway(step, i);
            assertMinimum(
                    step.now().v()[i],
                    candidate -> withActivations(state, i, candidate).lagrangian());
        }
    }

    private static DenseState withActivations(DenseState state, int i, double[][] candidate) {
        double[][][] v = state.v().clone();
        v[i] = candidate;
        return new DenseState(
                state.activations(),
                state.lambda(),
                state.beta(),
                state.x(),
                state.y(),
                state.w(),
                v,
                state.multiplier());
    }

    /** a + b = 0, relative to the sizes of what they are made of. */
    private static void assertCancels(double[][] a, double[][] b, double[][] part) {
        double scale = Dense.norm(a) + Dense.norm(part);
        assertThat(Dense.norm(plus(a, 1, b))).isLessThan(GRADIENT * scale);
    }

    private static void assertMinimum(double[][] at, ToDoubleFunction<double[][]> objective) {
        Random random = new Random(17);
        double least = objective.applyAsDouble(at);
        for (int trial = 0; trial < 20; trial++) {
            double[][] direction = Dense.random(at.length, at[0].length, random);
            if (trial % 2 == 0) { // a single row or column, which a mistake there would favour
                double[][] mask = new double[at.length][at[0].length];
                Arrays.fill(mask[random.nextInt(at.length)], 1);
                direction = hadamard(direction, mask);
            }
            for (double length : new double[] {1, 1e-2, -1e-2, -1}) {
                double value = objective.applyAsDouble(plus(at, length, direction));
                assertThat(value).isGreaterThan(least - ROUNDING * Math.max(1, Math.abs(least)));
            }
        }
    }
}
