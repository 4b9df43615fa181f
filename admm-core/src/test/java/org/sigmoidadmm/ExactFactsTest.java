package org.sigmoidadmm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sigmoidadmm.matrix.Losses;

/**
 * What follows from the updates by algebra. Each quantity is a sum of a few hundred products of numbers of size 1 to 10,
 * so that two ways to compute it differ by some 1e-14 of the largest term.
 */
class ExactFactsTest {

    private static final double ROUNDING = 1e-12;
    private static final TrainingData DATA = Problems.smooth(25, 2, 3, 11);

    static List<AdmmSettings> settings() {
        return List.of(
                Problems.mild(6).build(),
                Problems.mild(9, 5).beta(8, 2, 0.5).lambda(0.1, 0.02, 0.3).build(),
                Problems.mild(3, 8, 4)
                        .majorizer(Majorizer.MAX_ABS)
                        .outputStart(OutputStart.FORWARD)
                        .blockColumns(4)
                        .build());
    }

    private static void eachIteration(AdmmSettings settings, BiConsumer<AdmmSolver, DenseState[]> check) {
        try (AdmmSolver solver = new AdmmSolver(Problems.REFERENCE, settings, DATA, null)) {
            DenseState old = DenseState.of(solver, settings, DATA);
            for (int k = 1; k <= 6; k++) {
                solver.iterate(true);
                DenseState now = DenseState.of(solver, settings, DATA);
                check.accept(solver, new DenseState[] {old, now});
                old = now;
            }
        }
    }

    @ParameterizedTest
    @MethodSource("settings")
    void outputMultiplierIsTheMisfitOfTheOutputActivations(AdmmSettings settings) {
        eachIteration(settings, (solver, states) -> {
            DenseState now = states[1];
            int output = now.depth() - 1;
            double[][] misfit = Dense.minus(now.v()[output], now.y());
            assertThat(Dense.maxAbs(Dense.minus(now.multiplier()[output], misfit)))
                    .isLessThan(ROUNDING);
        });
    }

    @ParameterizedTest
    @MethodSource("settings")
    void multiplierOfTheLastHiddenLayerIsPulledBackFromTheOutput(AdmmSettings settings) {
        eachIteration(settings, (solver, states) -> {
            DenseState old = states[0];
            DenseState now = states[1];
            int output = now.depth() - 1;
            double[][] step = Dense.minus(now.v()[output], old.v()[output]);
            double[][] force = Dense.plus(now.multiplier()[output], now.beta()[output], step);
            double[][] expected = Dense.product(Dense.transpose(Dense.withoutLastColumn(now.w()[output])), force);
            assertThat(Dense.maxAbs(Dense.minus(now.multiplier()[output - 1], expected)))
                    .isLessThan(ROUNDING * Math.max(1, Dense.maxAbs(now.w()[output])));
        });
    }

    @ParameterizedTest
    @MethodSource("settings")
    void lagrangianIsItsDefinition(AdmmSettings settings) {
        eachIteration(settings, (solver, states) -> {
            double expected = states[1].lagrangian();
            assertThat(Math.abs(solver.lagrangian() - expected)).isLessThan(ROUNDING * Math.max(1, Math.abs(expected)));
            assertThat(solver.objective()).isEqualTo(solver.lagrangian());
        });
    }

    @ParameterizedTest
    @MethodSource("settings")
    void trainingErrorIsThatOfThePredictions(AdmmSettings settings) {
        eachIteration(settings, (solver, states) -> {
            double expected = states[1].error();
            assertThat(Math.abs(solver.trainError() - expected)).isLessThan(ROUNDING * Math.max(1, expected));
        });
    }

    @ParameterizedTest
    @MethodSource("settings")
    void residualsAreTheNormsOfTheConstraints(AdmmSettings settings) {
        eachIteration(settings, (solver, states) -> {
            double[] residuals = solver.residuals();
            for (int i = 0; i < residuals.length; i++) {
                assertThat(Math.abs(residuals[i] - Dense.norm(states[1].residual(i))))
                        .as("layer %d", i + 1)
                        .isLessThan(ROUNDING);
            }
        });
    }

    @Test
    void outputMultiplierIsTheGradientOfAnyLoss() {
        TrainingData classes = classes(20);
        AdmmSettings settings = Problems.mild(5).loss(Losses.CROSS_ENTROPY).build();
        try (AdmmSolver solver = new AdmmSolver(Problems.REFERENCE, settings, classes, null)) {
            for (int k = 1; k <= 4; k++) {
                solver.iterate(false);
                double[] v = solver.v(2).values();
                double[] gradient = new double[v.length];
                double[] ones = new double[20];
                Arrays.fill(ones, 1); // multipliers of samples with weights are kept divided by these
                Losses.CROSS_ENTROPY.gradient(v, classes.targets().values(), ones, 3, gradient);
                // the proximal step is solved by iteration, to a little more than rounding
                assertThat(largestDifference(solver.multiplier(2).values(), gradient))
                        .isLessThan(1e-10);
            }
        }
    }

    private static TrainingData classes(int count) {
        Samples inputs = Problems.smooth(count, 2, 1, 3).inputs();
        double[] oneHot = new double[count * 3];
        for (int i = 0; i < count; i++) {
            oneHot[3 * i + (inputs.get(i, 0) > 0.3 ? 0 : inputs.get(i, 1) > 0 ? 1 : 2)] = 1;
        }
        return TrainingData.of(inputs, new Samples(count, 3, oneHot)).withWeights(weights(count));
    }

    private static double[] weights(int count) {
        double[] weights = new double[count];
        for (int i = 0; i < count; i++) {
            weights[i] = 0.5 + i % 3;
        }
        return weights;
    }

    private static double largestDifference(double[] a, double[] b) {
        double largest = 0;
        for (int k = 0; k < a.length; k++) {
            largest = Math.max(largest, Math.abs(a[k] - b[k]));
        }
        return largest;
    }
}
