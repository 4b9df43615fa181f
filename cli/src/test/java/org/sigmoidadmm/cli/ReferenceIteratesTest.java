package org.sigmoidadmm.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.sigmoidadmm.AdmmSettings;
import org.sigmoidadmm.AdmmSolver;
import org.sigmoidadmm.Layer;
import org.sigmoidadmm.Network;
import org.sigmoidadmm.OutputStart;
import org.sigmoidadmm.TrainingData;
import org.sigmoidadmm.matrix.MatrixBackends;

/**
 * Every backend reproduces the iterates of the authors' own code. The tolerances are relative to the largest entry and a
 * little above what separates two correct double-precision implementations, measured with an independent one: the ridge
 * systems are ill-conditioned for λ = 1e-6, worst on the square.
 */
class ReferenceIteratesTest {

    private record Case(String name, double early, double last) {}

    private static final List<Case> CASES = List.of(
            new Case("sine-product-2-9-7-2", 1e-9, 1e-7),
            new Case("classes-2-10-10-3", 1e-8, 1e-6),
            new Case("square-1-8-6-1", 3e-7, 3e-5));

    static Stream<Arguments> casesOnBackends() {
        return CASES.stream()
                .flatMap(c -> Stream.of("ejml", "jblas", "ojalgo")
                        .flatMap(backend -> Stream.of(Arguments.of(c, backend, 0), Arguments.of(c, backend, 7))));
    }

    @ParameterizedTest(name = "{0} on {1}, blocks of {2}")
    @MethodSource("casesOnBackends")
    void iteratesAreThoseOfTheAuthors(Case reference, String backend, int blockColumns) {
        ReferenceIterates expected = ReferenceIterates.read(reference.name());
        AdmmSettings settings = AdmmSettings.paper().toBuilder()
                .lambda(expected.lambda)
                .beta(expected.beta)
                .outputStart(OutputStart.FORWARD)
                .blockColumns(blockColumns)
                .threads(1)
                .build();
        TrainingData data = TrainingData.of(expected.samples("X"), expected.samples("Y"));
        try (AdmmSolver solver =
                new AdmmSolver(MatrixBackends.scan().select(backend), settings, data, expected.start())) {
            for (int k = 1; k <= expected.iterations; k++) {
                double errorBefore = solver.trainError();
                double tolerance = k <= 3 ? reference.early() : reference.last();
                assertRelative(
                        "training error before iteration " + k,
                        errorBefore,
                        expected.errorsBefore.get(k - 1),
                        tolerance);
                solver.iterate(true);
                double lagrangian = solver.lagrangian() - biasRegularisation(solver.network(), expected.lambda);
                assertRelative(
                        "Lagrangian after iteration " + k, lagrangian, expected.lagrangians.get(k - 1), tolerance);
                if (k <= 3 || k == expected.iterations) {
                    assertIterate(solver, expected, k, tolerance);
                }
            }
        }
    }

    /** The figures leave the biases out of λ/2‖W‖². */
    private static double biasRegularisation(Network network, double lambda) {
        return network.layers().stream()
                .mapToDouble(layer -> {
                    double sum = 0;
                    for (double b : layer.bias()) {
                        sum += lambda / 2 * b * b;
                    }
                    return sum;
                })
                .sum();
    }

    private static void assertIterate(AdmmSolver solver, ReferenceIterates expected, int k, double tolerance) {
        Network network = solver.network();
        for (int i = 1; i <= solver.depth(); i++) {
            Layer layer = network.layers().get(i - 1);
            assertClose(expected, "W" + i + "_" + k, layer.weight(), tolerance);
            assertClose(expected, "b" + i + "_" + k, layer.bias(), tolerance);
            assertClose(expected, "V" + i + "_" + k, solver.v(i).values(), tolerance);
            assertClose(expected, "U" + i + "_" + k, solver.multiplier(i).values(), tolerance);
        }
    }

    private static void assertRelative(String what, double actual, double expected, double tolerance) {
        assertThat(Math.abs(actual - expected) / Math.abs(expected)).as(what).isLessThan(tolerance);
    }

    private static void assertClose(ReferenceIterates expected, String name, double[] actual, double tolerance) {
        double[] figures = expected.block(name).values();
        assertThat(actual).as(name).hasSameSizeAs(figures);
        double largest = 0;
        double difference = 0;
        for (int k = 0; k < figures.length; k++) {
            largest = Math.max(largest, Math.abs(figures[k]));
            difference = Math.max(difference, Math.abs(figures[k] - actual[k]));
        }
        assertThat(difference / largest).as(name).isLessThan(tolerance);
    }
}
