package org.sigmoidadmm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sigmoidadmm.matrix.Activations;

class InitializationTest {

    private static Network draw(InitialScheme scheme, double scale, boolean bias, long seed, int... sizes) {
        int[] hidden = Arrays.copyOfRange(sizes, 1, sizes.length - 1);
        return Network.random(
                new Initialization(scheme, scale, bias, seed),
                sizes[0],
                hidden,
                sizes[sizes.length - 1],
                Activations.SIGMOID);
    }

    private static double moment(double[] values, int power) {
        return Arrays.stream(values).map(x -> Math.pow(x, power)).average().orElseThrow();
    }

    @ParameterizedTest
    @EnumSource
    void sameSeedGivesTheSameBitsAndAnotherSeedOthers(InitialScheme scheme) {
        Network first = draw(scheme, 2, true, 42, 3, 7, 5, 2);
        Network again = draw(scheme, 2, true, 42, 3, 7, 5, 2);
        Network other = draw(scheme, 2, true, 43, 3, 7, 5, 2);
        for (int i = 0; i < 3; i++) {
            assertThat(again.layers().get(i).weight())
                    .isEqualTo(first.layers().get(i).weight());
            assertThat(again.layers().get(i).bias())
                    .isEqualTo(first.layers().get(i).bias());
        }
        assertThat(other.layers().get(0).bias())
                .isNotEqualTo(first.layers().get(0).bias());
        if (scheme != InitialScheme.ZERO) {
            assertThat(other.layers().get(0).weight())
                    .isNotEqualTo(first.layers().get(0).weight());
        }
    }

    private static final double[] KNOWN = {
        0.6961663629192818, -0.5035068077309509, -0.4400896239055486, -0.3960227683382448
    };

    /** Fixed once, so that the promise of the same weights on every platform and release is kept. */
    @Test
    void seedZeroGivesTheWeightsItAlwaysGave() {
        double[] weight = draw(InitialScheme.LECUN_GAUSS, 1, true, 0, 2, 2, 1)
                .layers()
                .get(0)
                .weight();
        assertThat(weight).containsExactly(KNOWN);
    }

    /**
     * Layers of 200 × 300 numbers: mean, variance and kurtosis of a sample of 60 000 lie within five standard deviations
     * of the true ones, which is 0.02 for the mean in units of the deviation, √(24/60000)·5 = 0.1 for the kurtosis of a
     * Gaussian and √(2/60000)·5 = 0.029 for its relative variance; the uniform ones are narrower.
     */
    @ParameterizedTest
    @CsvSource({
        "LECUN_GAUSS,   0.005,                  3,   0.0033333333333333335",
        "LECUN_UNIFORM, 0.005,                  1.8, 0.0033333333333333335",
        "XAVIER,        0.004,                  1.8, 0.004",
        "MSRA,          0.01,                   3,   0.0033333333333333335",
        "MSRA_FAN_OUT,  0.0066666666666666671,  3,   0.005"
    })
    void momentsAreThoseOfTheScheme(InitialScheme scheme, double variance, double kurtosis, double outputVariance) {
        double scale = 3;
        Network network = draw(scheme, scale, false, 9, 200, 300, 200);
        double[][] weights = {
            network.layers().get(0).weight(), network.layers().get(1).weight()
        };
        double[] variances = {variance * scale * scale, outputVariance * scale * scale};
        for (int i = 0; i < 2; i++) {
            double second = moment(weights[i], 2);
            assertThat(Math.abs(moment(weights[i], 1)) / Math.sqrt(variances[i]))
                    .isLessThan(0.0205);
            assertThat(Math.abs(second / variances[i] - 1)).isLessThan(0.029);
            assertThat(Math.abs(moment(weights[i], 4) / (second * second) - kurtosis))
                    .isLessThan(0.1);
        }
        if (kurtosis < 2) {
            double bound = Math.sqrt(3 * variances[0]);
            assertThat(Arrays.stream(weights[0]).map(Math::abs).max().orElseThrow())
                    .isBetween(0.999 * bound, bound);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "ORTHOGONAL_GAUSS, 6, 4",
        "ORTHOGONAL_GAUSS, 4, 6",
        "ORTHOGONAL_UNIFORM, 6, 4",
        "ORTHOGONAL_UNIFORM, 1, 5"
    })
    void orthogonalSchemesGiveOrthonormalRowsOrColumns(InitialScheme scheme, int inputs, int outputs) {
        double[][] w = Dense.withoutLastColumn(
                Dense.of(draw(scheme, 2, false, 3, inputs, outputs, 1).layers().get(0)));
        double[][] gram =
                outputs >= inputs ? Dense.product(Dense.transpose(w), w) : Dense.product(w, Dense.transpose(w));
        double[][] expected = Dense.scaled(4, Dense.identity(gram.length));
        assertThat(Dense.maxAbs(Dense.minus(gram, expected))).isLessThan(1e-14); // a few roundings of numbers up to 4
    }

    @Test
    void zeroGivesZeros() {
        for (Layer layer : draw(InitialScheme.ZERO, 2, false, 3, 2, 3, 1).layers()) {
            assertThat(layer.weight()).containsOnly(0);
        }
    }

    @ParameterizedTest
    @EnumSource
    void biasesAreZeroUnlessRandomOnesAreAskedForAndTheOutputsAlways(InitialScheme scheme) {
        for (Layer layer : draw(scheme, 3, false, 1, 4, 5, 6, 2).layers()) {
            assertThat(layer.bias()).containsOnly(0);
        }
        Network random = draw(scheme, 3, true, 1, 4, 1000, 2);
        double[] bias = random.layers().get(0).bias();
        assertThat(Arrays.stream(bias).allMatch(b -> Math.abs(b) <= 3)).isTrue();
        // uniform on [−3, 3]: variance 3, which 1000 numbers show within five deviations of √(0.8/1000)
        assertThat(Math.abs(moment(bias, 2) / 3 - 1)).isLessThan(5 * Math.sqrt(0.8 / 1000));
        assertThat(random.layers().get(1).bias()).containsOnly(0);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
    void scaleMustBePositiveAndFinite(double scale) {
        assertThatThrownBy(() -> new Initialization(InitialScheme.XAVIER, scale, true, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("initial scale is " + scale + ", must be positive and finite");
    }

    @Test
    void withSeedChangesTheSeedAlone() {
        assertThat(new Initialization(InitialScheme.XAVIER, 2, true, 1).withSeed(7))
                .isEqualTo(new Initialization(InitialScheme.XAVIER, 2, true, 7));
    }

    // ------------------------------------------------------------------------------------------ the state at the start

    private static final TrainingData DATA = Problems.smooth(15, 2, 2, 1);

    private static AdmmSolver solver(OutputStart start, Network network) {
        AdmmSettings settings = Problems.mild(4, 3).outputStart(start).build();
        return new AdmmSolver(Problems.REFERENCE, settings, DATA, network);
    }

    @Test
    void forwardStartSatisfiesAllConstraints() {
        try (AdmmSolver solver = solver(OutputStart.FORWARD, null)) {
            assertThat(solver.epoch()).isZero();
            assertThat(solver.residuals()).containsOnly(0);
            assertThat(solver.multiplier(1).values()).containsOnly(0);
            Network network = solver.network();
            for (int i = 0; i < 15; i++) {
                double[] prediction = network.predict(DATA.inputs().row(i));
                for (int j = 0; j < 2; j++) { // the same sums in another order
                    assertThat(Math.abs(solver.v(3).get(i, j) - prediction[j])).isLessThan(1e-14);
                }
            }
        }
    }

    @Test
    void targetStartPutsTheOutputActivationsAtTheTargets() {
        try (AdmmSolver solver = solver(OutputStart.TARGET, null)) {
            assertThat(solver.v(3).values()).isEqualTo(DATA.targets().values());
            assertThat(solver.residuals()[0]).isZero();
            assertThat(solver.residuals()[1]).isZero();
            // then the whole misfit is in the last constraint
            double n = DATA.inputs().count();
            assertThat(Math.abs(solver.residuals()[2] - Math.sqrt(n * solver.trainError())))
                    .isLessThan(1e-13);
        }
    }

    @Test
    void givenWeightsAreTheStartAndAreNotChanged() {
        Network start = draw(InitialScheme.XAVIER, 1, true, 4, 2, 6, 2);
        double[] before = start.layers().get(0).weight().clone();
        try (AdmmSolver solver = solver(OutputStart.FORWARD, start)) {
            assertThat(solver.network().sizes()).containsExactly(2, 6, 2);
            assertThat(solver.network().layers().get(0).weight()).isEqualTo(before);
            assertThat(solver.previousNetwork().layers().get(0).weight()).isEqualTo(before);
            solver.iterate(false);
            assertThat(solver.previousNetwork().layers().get(0).weight()).isEqualTo(before);
            assertThat(solver.network().layers().get(0).weight()).isNotEqualTo(before);
        }
        assertThat(start.layers().get(0).weight()).isEqualTo(before);
    }

    @Test
    void trainingGoesOnFromItsOwnResultWhereItEnded() {
        AdmmSettings settings =
                Problems.mild(4).epochs(20).outputStart(OutputStart.FORWARD).build();
        AdmmTrainer trainer = new AdmmTrainer(Problems.REFERENCE, settings);
        TrainingResult first = trainer.fit(DATA, TrainingListener.NONE);
        try (AdmmSolver next = new AdmmSolver(Problems.REFERENCE, settings, DATA, first.last())) {
            assertThat(next.trainError()).isEqualTo(first.lastTrainError());
        }
    }
}
