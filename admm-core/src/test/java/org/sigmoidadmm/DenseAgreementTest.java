package org.sigmoidadmm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.sigmoidadmm.matrix.Activation;
import org.sigmoidadmm.matrix.Activations;

/**
 * The trainer gives the iterates of {@link DenseAdmm}. The systems have condition numbers of some 1e4 here, so that two
 * correct implementations differ by about 1e-12 of the largest entry, and five iterations multiply that by some tens
 * (below 1e-10 was measured); the tolerance leaves a factor of ten to that.
 */
class DenseAgreementTest {

    private static final int ITERATIONS = 5;
    private static final double TOLERANCE = 1e-9;

    static final List<Activation> SMOOTH = List.of(
            Activations.SIGMOID,
            Activations.TANH,
            Activations.ARCTAN,
            Activations.ISRU,
            Activations.ERF,
            Activations.SINE);

    /** Depths 2 to 5; the layer after a layer of 9 is narrow for its system, that after a layer of 3 is wide. */
    private static final List<int[]> HIDDEN =
            List.of(new int[] {9}, new int[] {3}, new int[] {9, 4}, new int[] {3, 8, 3}, new int[] {9, 3, 5, 9});

    static Stream<Arguments> cases() {
        return SMOOTH.stream()
                .flatMap(activation -> HIDDEN.stream()
                        .flatMap(hidden -> Stream.of(Majorizer.values())
                                .map(majorizer -> Arguments.of(activation.name(), hidden, majorizer))));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void oneSettingForAllLayers(String activation, int[] hidden, Majorizer majorizer) {
        AdmmSettings settings = Problems.mild(hidden)
                .activation(Activations.named(activation))
                .majorizer(majorizer)
                .build();
        assertAgreement(settings, Problems.smooth(30, 2, 2, 1), ones(hidden.length + 1));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void settingsOfTheirOwnForEachLayer(String activation, int[] hidden, Majorizer majorizer) {
        int depth = hidden.length + 1;
        double[] lambda = new double[depth];
        double[] beta = new double[depth];
        double[] factor = ones(depth);
        for (int i = 0; i < depth; i++) {
            lambda[i] = 0.01 * (1 + i);
            beta[i] = 4.0 / (1 + i);
            factor[i] = i == depth - 1 ? 1 : 1 + 0.5 * i;
        }
        AdmmSettings settings = Problems.mild(hidden)
                .activation(Activations.named(activation))
                .majorizer(majorizer)
                .lambda(lambda)
                .beta(beta)
                .curvatureFactor(factor)
                .outputStart(OutputStart.FORWARD)
                .blockColumns(7)
                .build();
        assertAgreement(settings, Problems.smooth(30, 3, 1, 2), factor);
    }

    @Test
    void layersWhoseSystemsAreInvertedByHalves() {
        int[] hidden = {SpdInverse.SMALLEST_HALVED, SpdInverse.SMALLEST_HALVED + 1, 70};
        AdmmSettings settings = Problems.mild(hidden).build();
        assertAgreement(settings, Problems.smooth(30, 2, 2, 3), ones(hidden.length + 1));
    }

    private static double[] ones(int length) {
        double[] ones = new double[length];
        Arrays.fill(ones, 1);
        return ones;
    }

    private static void assertAgreement(AdmmSettings settings, TrainingData data, double[] curvatureFactor) {
        try (AdmmSolver solver = new AdmmSolver(Problems.REFERENCE, settings, data, null)) {
            DenseState expected = DenseState.of(solver, settings, data);
            for (int k = 1; k <= ITERATIONS; k++) {
                solver.iterate(true);
                expected = DenseAdmm.iterate(expected, settings.majorizer(), curvatureFactor);
                DenseState actual = DenseState.of(solver, settings, data);
                for (int i = 0; i < expected.depth(); i++) {
                    String where = " of layer " + (i + 1) + ", iteration " + k;
                    assertClose("W" + where, actual.w()[i], expected.w()[i]);
                    assertClose("V" + where, actual.v()[i], expected.v()[i]);
                    assertClose("multiplier" + where, actual.multiplier()[i], expected.multiplier()[i]);
                }
            }
        }
    }

    private static void assertClose(String what, double[][] actual, double[][] expected) {
        assertThat(Dense.difference(actual, expected)).as(what).isLessThan(TOLERANCE);
    }
}
