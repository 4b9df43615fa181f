package org.sigmoidadmm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sigmoidadmm.matrix.Activations;

/**
 * With λ and β large enough for the Lagrangian to fall monotonically, the method converges, linearly on these small
 * problems, to a point where all residuals of Karush, Kuhn and Tucker vanish. There the gradient of the ordinary
 * regularised loss vanishes too, which back-propagation, knowing nothing of V and Λ, confirms.
 */
class StationaryPointTest {

    private static final int ITERATIONS = 5000;
    private static final TrainingData DATA = Problems.smooth(8, 1, 1, 2);

    static List<AdmmSettings> settings() {
        return List.of(
                Problems.mild(3).lambda(0.1).beta(8, 4).build(),
                Problems.mild(4, 3).lambda(1).beta(8, 4, 2).build(),
                Problems.mild(3)
                        .lambda(0.5)
                        .beta(4, 2)
                        .activation(Activations.TANH)
                        .build());
    }

    private static double norm(List<double[][]> parts) {
        return Math.sqrt(parts.stream().mapToDouble(Dense::squaredNorm).sum());
    }

    @ParameterizedTest
    @MethodSource("settings")
    void residualsAndBackPropagatedGradientVanishTogether(AdmmSettings settings) {
        try (AdmmSolver solver = new AdmmSolver(Problems.REFERENCE, settings, DATA, null)) {
            double[] residuals = new double[4];
            for (int k = 1, seen = 0; k <= ITERATIONS; k++) {
                double before = solver.lagrangian();
                solver.iterate(false);
                // sums of a few dozen numbers of size 1 to 10, of which rounding may show
                assertThat(solver.lagrangian()).as("Lagrangian at %d", k).isLessThan(before + 1e-13 * Math.abs(before));
                if (k == 1 || k == 100 || k == 1000 || k == ITERATIONS) {
                    DenseState state = DenseState.of(solver, settings, DATA);
                    residuals[seen] = norm(state.kktResiduals());
                    double gradient = norm(state.lossGradient());
                    // the one follows from the other by products with W and V, of norm near 1; 1e-14 is their rounding
                    assertThat(gradient).as("gradient at %d", k).isLessThan(2 * residuals[seen] + 1e-14);
                    seen++;
                }
            }
            assertThat(residuals[0]).isGreaterThan(0.4);
            assertThat(residuals[1]).isLessThan(residuals[0] / 2);
            assertThat(residuals[2]).isLessThan(residuals[1] / 50);
            // linear convergence has long reached rounding, or is within a factor of 100 of it for the slowest
            assertThat(residuals[3]).isLessThan(1e-11);
        }
    }
}
