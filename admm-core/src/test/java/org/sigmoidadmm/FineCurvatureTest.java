package org.sigmoidadmm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.sigmoidadmm.Dense.inner;
import static org.sigmoidadmm.Dense.minus;
import static org.sigmoidadmm.Dense.norm;
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
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.sigmoidadmm.matrix.Activation;
import org.sigmoidadmm.matrix.ActivationBounds;
import org.sigmoidadmm.matrix.Activations;

/** Curvatures of single neurons and samples, seen from the iterates alone and computed a second time from definitions. */
class FineCurvatureTest {

    private static final TrainingData DATA = Problems.smooth(20, 2, 2, 21);

    /** Relative to the terms that cancel; the systems have condition numbers of some 1e4. */
    private static final double GRADIENT = 1e-10;

    /** Of a comparison of two sums of some tens of terms. */
    private static final double ROUNDING = 1e-12;

    private record Step(DenseState old, DenseState now, double[][] neuronCurvature) {}

    static Stream<Arguments> settings() {
        List<Arguments> all = new ArrayList<>();
        for (WeightCurvature weights : WeightCurvature.values()) {
            for (ActivationCurvature activations : ActivationCurvature.values()) {
                AdmmSettings base = Problems.mild(3, 8, 4)
                        .weightCurvature(weights)
                        .activationCurvature(activations)
                        .build();
                all.add(Arguments.of(base));
                all.add(Arguments.of(base.toBuilder()
                        .hidden(6, 6)
                        .activation(Activations.TANH)
                        .beta(2, 0.5, 1)
                        .curvatureFactor(1.2)
                        .activationCurvatureFactor(0.9)
                        .blockColumns(6)
                        .build()));
            }
        }
        return all.stream();
    }

    /** All but Gauss and Newton's, which is none. */
    static Stream<Arguments> upperModels() {
        return settings()
                .filter(arguments ->
                        ((AdmmSettings) arguments.get()[0]).weightCurvature() != WeightCurvature.GAUSS_NEWTON);
    }

    private static List<Step> steps(AdmmSettings settings) {
        List<Step> steps = new ArrayList<>();
        try (AdmmSolver solver = new AdmmSolver(Problems.REFERENCE, settings, DATA, null)) {
            DenseState old = DenseState.of(solver, settings, DATA);
            for (int k = 1; k <= 4; k++) {
                solver.iterate(false);
                DenseState now = DenseState.of(solver, settings, DATA);
                SolverState saved = new SolverState();
                solver.save(saved);
                double[][] curvature = new double[now.depth()][];
                Arrays.setAll(
                        curvature, i -> saved.get("admm.curvature." + (i + 1)).clone());
                steps.add(new Step(old, now, curvature));
                old = now;
            }
        }
        return steps;
    }

    private static double lipschitz(Activation activation, double m) {
        ActivationBounds bounds = activation.bounds();
        return bounds.curvature() * (bounds.value() + m) + bounds.slope() * bounds.slope();
    }

    private static double[][] row(double[][] matrix, int row) {
        return new double[][] {matrix[row]};
    }

    private static double[][] column(double[][] matrix, int column) {
        return transpose(row(transpose(matrix), column));
    }

    /** ½‖σ(Z) − B‖². */
    private static double misfit(double[][] z, double[][] target, Activation activation) {
        return squaredNorm(minus(Dense.map(z, activation::value), target)) / 2;
    }

    /** What a rule says of a neuron's curvature, from the definitions. */
    private static double expected(AdmmSettings settings, DenseState old, int i, int row) {
        double bound = lipschitz(old.activations().get(i), Dense.maxAbs(row(old.target(i), row)));
        double factor = settings.curvatureFactor().values()[0];
        return factor
                * switch (settings.weightCurvature()) {
                    case LAYER -> lipschitz(old.activations().get(i), Dense.maxAbs(old.target(i)));
                    case NEURON, BACKTRACKED -> bound;
                    case GAUSS_NEWTON -> squaredNorm(row(old.slope(i), row)) / old.x()[0].length;
                };
    }

    @ParameterizedTest
    @MethodSource("settings")
    void eachNeuronMinimisesItsOwnModel(AdmmSettings settings) {
        for (Step step : steps(settings)) {
            DenseState old = step.old();
            for (int i = 0; i < old.depth() - 1; i++) {
                double[][] a = withOnes(old.input(i));
                double[][] g = DenseAdmm.gradient(old, i);
                for (int row = 0; row < g.length; row++) {
                    double c = settings.weightCurvature() == WeightCurvature.BACKTRACKED
                            ? step.neuronCurvature()[i][row]
                            : expected(settings, old, i, row);
                    double[][] w = row(step.now().w()[i], row);
                    double[][] moved = product(minus(w, row(old.w()[i], row)), a);
                    double[][] pull = scaled(old.beta()[i], product(plus(row(g, row), c, moved), transpose(a)));
                    double[][] part = scaled(old.beta()[i], product(row(g, row), transpose(a)));
                    double[][] decay = scaled(old.lambda()[i], w);
                    assertThat(norm(plus(decay, 1, pull))).isLessThan(GRADIENT * (norm(decay) + norm(part)));
                }
            }
        }
    }

    /** The rule's models, and with BACKTRACKED the condition that was searched for, at the step that was taken. */
    @ParameterizedTest
    @MethodSource("upperModels")
    void modelsOfNeuronsAreAboveTheFunction(AdmmSettings settings) {
        Random random = new Random(3);
        for (Step step : steps(settings)) {
            DenseState old = step.old();
            for (int i = 0; i < old.depth() - 1; i++) {
                for (int row = 0; row < old.w()[i].length; row++) {
                    double[][] w = row(old.w()[i], row);
                    double[][] taken = row(step.now().w()[i], row);
                    if (settings.weightCurvature() == WeightCurvature.BACKTRACKED) {
                        double c = step.neuronCurvature()[i][row];
                        assertThat(c).isBetween(0.0, expected(settings, old, i, row));
                        assertModelAbove(old, i, row, taken, c);
                        continue;
                    }
                    for (int trial = 0; trial < 5; trial++) {
                        double[][] other = plus(w, Math.pow(10, 1 - trial), Dense.random(1, w[0].length, random));
                        assertModelAbove(old, i, row, other, expected(settings, old, i, row));
                    }
                }
            }
        }
    }

    private static void assertModelAbove(DenseState old, int i, int row, double[][] w, double c) {
        double[][] a = withOnes(old.input(i));
        double[][] target = row(old.target(i), row);
        double[][] z = product(row(old.w()[i], row), a);
        double[][] step = minus(product(w, a), z);
        double before = misfit(z, target, old.activations().get(i));
        double linear = inner(row(DenseAdmm.gradient(old, i), row), step);
        double model = before + linear + c / 2 * squaredNorm(step);
        assertThat(misfit(product(w, a), target, old.activations().get(i)))
                .isLessThanOrEqualTo(model + ROUNDING * (before + Math.abs(linear)));
    }

    /** New W, new V before layer i, old V and Λ from it on. */
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
    void eachSampleMinimisesItsOwnUpperModel(AdmmSettings settings) {
        for (Step step : steps(settings)) {
            for (int i = 0; i < step.now().depth() - 2; i++) {
                DenseState state = halfway(step, i);
                Activation next = state.activations().get(i + 1);
                double layerBound = lipschitz(next, Dense.maxAbs(state.target(i + 1)));
                for (int s = 0; s < state.x()[0].length; s++) {
                    double bound = settings.activationCurvature() == ActivationCurvature.LAYER
                            ? layerBound
                            : lipschitz(next, Dense.maxAbs(column(state.target(i + 1), s)));
                    bound *= settings.activationCurvatureFactor().values()[0];
                    double c = curvatureOfSample(step, state, i, s);
                    if (settings.activationCurvature() == ActivationCurvature.BACKTRACKED) {
                        requireSmallestUpperModel(state, i, s, column(step.now().v()[i], s), c, bound);
                    } else {
                        assertThat(c / bound).isBetween(1 - 1e-6, 1 + 1e-6); // c divides small by small
                    }
                }
            }
        }
    }

    /** An eighth of the bound, doubled as long as the model is below the function where it leads to. */
    private static void requireSmallestUpperModel(
            DenseState state, int i, int s, double[][] v, double c, double bound) {
        double halvings = Math.log(bound / c) / Math.log(2);
        assertThat(halvings).isBetween(-1e-3, 3.001).isCloseTo(Math.rint(halvings), within(1e-3));
        // c was divided out of small numbers above, to about six digits
        assertThat(excess(state, i, s, v, c * (1 + 1e-6))).isLessThanOrEqualTo(ROUNDING);
        if (Math.rint(halvings) < 3) {
            assertThat(excess(state, i, s, minimum(state, i, s, c / 2), c / 2)).isPositive();
        }
    }

    /** Where the model of curvature c is smallest. */
    private static double[][] minimum(DenseState state, int i, int s, double c) {
        double beta = state.beta()[i];
        double next = state.beta()[i + 1];
        double[][] u = withoutLastColumn(state.w()[i + 1]);
        double[][] force = plus(
                plus(scaled(beta, column(state.residual(i), s)), 1, column(state.multiplier()[i], s)),
                -next,
                product(transpose(u), column(DenseAdmm.gradient(state, i + 1), s)));
        double[][] system = plus(scaled(beta, Dense.identity(u[0].length)), c * next, product(transpose(u), u));
        return plus(column(state.v()[i], s), 1, Dense.solve(system, force));
    }

    /** By how much the function is above its model of curvature c at new activations, by the size of the model's terms. */
    private static double excess(DenseState state, int i, int s, double[][] v, double c) {
        double[][] target = column(state.target(i + 1), s);
        double[][] z = column(state.z(i + 1), s);
        double[][] newZ = product(state.w()[i + 1], withOnes(v));
        double[][] change = minus(newZ, z);
        Activation next = state.activations().get(i + 1);
        double before = misfit(z, target, next);
        double linear = inner(column(DenseAdmm.gradient(state, i + 1), s), change);
        double model = before + linear + c / 2 * squaredNorm(change);
        return (misfit(newZ, target, next) - model) / (before + Math.abs(linear));
    }

    /** The c for which β(C − V) − β₊Uᵀ(G + cUΔ) vanishes, and a check that there is one. */
    private static double curvatureOfSample(Step step, DenseState state, int i, int s) {
        double beta = state.beta()[i];
        double next = state.beta()[i + 1];
        double[][] u = withoutLastColumn(state.w()[i + 1]);
        double[][] v = column(step.now().v()[i], s);
        double[][] old = column(state.v()[i], s);
        double[][] own = plus(plus(column(state.residual(i), s), 1, old), 1 / beta, column(state.multiplier()[i], s));
        double[][] pull = plus(
                scaled(beta, minus(own, v)), -next, product(transpose(u), column(DenseAdmm.gradient(state, i + 1), s)));
        double[][] curved = scaled(next, product(transpose(u), product(u, minus(v, old))));
        double c = inner(pull, curved) / squaredNorm(curved);
        assertThat(norm(plus(pull, -c, curved))).isLessThan(GRADIENT * (norm(pull) + beta * norm(own)));
        return c;
    }

    @Test
    void oneNeuronOrOneSampleIsALayerOfItsOwn() {
        TrainingData single = Problems.smooth(1, 2, 2, 21);
        AdmmSettings layer = Problems.mild(1, 1).build();
        AdmmSettings fine = layer.toBuilder()
                .weightCurvature(WeightCurvature.NEURON)
                .activationCurvature(ActivationCurvature.SAMPLE)
                .build();
        assertSameIterates(layer, fine, DATA, false);
        assertSameIterates(Problems.mild(1, 1).build(), fine, single, true);
        AdmmSettings wide = Problems.mild(4, 5).build();
        assertSameIterates(
                wide,
                wide.toBuilder().activationCurvature(ActivationCurvature.SAMPLE).build(),
                single,
                true);
    }

    /** With one sample all iterates agree; with one neuron per layer its weights after the first epoch do. */
    private static void assertSameIterates(AdmmSettings one, AdmmSettings other, TrainingData data, boolean all) {
        try (AdmmSolver a = new AdmmSolver(Problems.REFERENCE, one, data, null);
                AdmmSolver b = new AdmmSolver(Problems.REFERENCE, other, data, null)) {
            for (int k = 0; k < (all ? 5 : 1); k++) {
                a.iterate(false);
                b.iterate(false);
                for (int i = 0; i < a.depth(); i++) {
                    double[][] expected = Dense.of(a.network().layers().get(i));
                    double[][] actual = Dense.of(b.network().layers().get(i));
                    assertThat(Dense.difference(actual, expected)).isLessThan(1e-10); // condition 1e4 times rounding
                }
            }
        }
    }

    /** Where σ(z) meets its target, Gauss and Newton's curvature is the second derivative itself. */
    @Test
    void gaussNewtonIsTheSecondDerivativeWhereTheMisfitVanishes() {
        double h = 1e-4;
        for (double z : new double[] {-2, -0.3, 0, 1.7}) {
            double target = Activations.SIGMOID.value(z);
            double below = Activations.SIGMOID.value(z - h) - target;
            double above = Activations.SIGMOID.value(z + h) - target;
            double second = (below * below + above * above) / 2 / (h * h);
            double slope = Activations.SIGMOID.slope(z);
            assertThat(slope * slope).isCloseTo(second, within(1e-7)); // O(h²)
        }
    }

    @Test
    void meanScalingMultipliesLambdaByTheNumberOfSamples() {
        AdmmSettings sum = Problems.mild(4, 3).lambda(20 * 0.01).build();
        AdmmSettings mean =
                sum.toBuilder().lambda(0.01).lambdaScaling(LambdaScaling.MEAN).build();
        assertSameIterates(sum, mean, DATA, true);
    }

    @Test
    void shorterDualStepMovesTheMultipliersThatMuch() {
        AdmmSettings settings = Problems.mild(4, 3).build();
        AdmmSettings damped = settings.toBuilder().dualStep(0.25).build();
        try (AdmmSolver whole = new AdmmSolver(Problems.REFERENCE, settings, DATA, null);
                AdmmSolver quarter = new AdmmSolver(Problems.REFERENCE, damped, DATA, null)) {
            whole.iterate(false);
            quarter.iterate(false);
            for (int i = 1; i <= whole.depth(); i++) {
                // Λ begins at 0, so that the first step is all of it, but for the layers below, which see V alone
                assertThat(Dense.difference(
                                Dense.of(quarter.multiplier(i)), scaled(0.25, Dense.of(whole.multiplier(i)))))
                        .isLessThan(1e-14);
            }
        }
    }
}
