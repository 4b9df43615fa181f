package org.sigmoidadmm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.sigmoidadmm.StoppingRules.Tolerance;

/** The residuals that trainings may end by, as {@link StoppingRules} defines them. */
class ResidualTolerancesTest {

    private static final TrainingData DATA = Problems.smooth(20, 2, 2, 21);
    private static final AdmmSettings SETTINGS = Problems.mild(6, 4)
            .beta(0.5, 1, 3)
            .safeguard(Safeguard.OFF)
            .epochs(30)
            .build();
    private static final int ENTRIES = 20 * (6 + 4 + 2);

    @Test
    void residualsAreRootMeanSquaresOverTheEntriesOfAllLayers() {
        try (AdmmSolver solver = new AdmmSolver(Problems.REFERENCE, SETTINGS, DATA, null)) {
            solver.iterate(false);
            DenseState before = DenseState.of(solver, SETTINGS, DATA);
            solver.iterate(false);
            DenseState now = DenseState.of(solver, SETTINGS, DATA);
            double primal = 0;
            double dual = 0;
            for (int i = 0; i < now.depth(); i++) {
                primal += Dense.squaredNorm(now.residual(i));
                double[][] change = Dense.minus(now.v()[i], before.v()[i]);
                dual += Dense.squaredNorm(Dense.scaled(now.beta()[i], change));
            }
            // sums of 240 squares in another order
            assertThat(solver.primalResidual()).isCloseTo(Math.sqrt(primal / ENTRIES), within(1e-12));
            assertThat(solver.dualResidual()).isCloseTo(Math.sqrt(dual / ENTRIES), within(1e-12));
        }
    }

    /** Residuals after each epoch, the first of which is epoch 1. */
    private record Course(double[] primal, double[] dual) {

        static Course of(int epochs) {
            double[] primal = new double[epochs];
            double[] dual = new double[epochs];
            try (AdmmSolver solver = new AdmmSolver(Problems.REFERENCE, SETTINGS, DATA, null)) {
                for (int k = 0; k < epochs; k++) {
                    solver.iterate(false);
                    primal[k] = solver.primalResidual();
                    dual[k] = solver.dualResidual();
                }
            }
            return new Course(primal, dual);
        }

        int firstWithin(double primalBound, double dualBound) {
            for (int k = 0; k < primal.length; k++) {
                if (primal[k] <= primalBound && dual[k] <= dualBound) {
                    return k + 1;
                }
            }
            return primal.length;
        }
    }

    /** A bound that is met after so many epochs, made of an absolute part and one relative to the first residual. */
    private static Tolerance metAfter(int epoch, double[] residuals) {
        return new Tolerance(residuals[epoch - 1] - 0.1 * residuals[0] + 1e-12, 0.1);
    }

    @Test
    void trainingEndsWhereEveryResidualThatHasAToleranceIsWithinIt() {
        Course course = Course.of(30);
        double none = Double.POSITIVE_INFINITY;
        for (int[] epochs : new int[][] {{3, 4}, {7, 2}}) { // where either residual is smaller than ever before
            Tolerance primal = metAfter(epochs[0], course.primal);
            Tolerance dual = metAfter(epochs[1], course.dual);
            double primalBound = course.primal[epochs[0] - 1] + 1e-12;
            double dualBound = course.dual[epochs[1] - 1] + 1e-12;
            requireEnd(primal, Tolerance.OFF, course.firstWithin(primalBound, none));
            requireEnd(Tolerance.OFF, dual, course.firstWithin(none, dualBound));
            requireEnd(primal, dual, course.firstWithin(primalBound, dualBound));
        }
    }

    private static void requireEnd(Tolerance primal, Tolerance dual, int epoch) {
        AdmmSettings settings = SETTINGS.toBuilder()
                .stopping(StoppingRules.NONE.withTolerances(primal, dual))
                .build();
        TrainingResult result = new AdmmTrainer(Problems.REFERENCE, settings).fit(DATA, TrainingListener.NONE);
        assertThat(epoch).isBetween(2, 29);
        assertThat(result.lastEpoch()).isEqualTo(epoch);
        assertThat(result.stopReason()).isEqualTo(StopReason.CONVERGED);
        assertThat(result.message().contains("primal residual")).isEqualTo(primal.isSet());
        assertThat(result.message().contains("dual residual")).isEqualTo(dual.isSet());
    }
}
