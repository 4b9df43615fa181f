package org.sigmoidadmm.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.sigmoidadmm.Samples;

class ScalingTest {

    private static final Samples SAMPLES = Samples.of(new double[][] {{1, 0.1, -4}, {3, 0.1, 0}, {8, 0.1, 12}});

    @Test
    void standardGivesMeanZeroAndPopulationDeviationOne() {
        Scaling scaling = Scaling.standard(SAMPLES);

        assertThat(scaling.shift()[0]).isEqualTo(4);
        // ((−3)² + (−1)² + 4²)/3 = 26/3; three roundings
        assertThat(scaling.scale()[0]).isCloseTo(Math.sqrt(26.0 / 3), within(3e-15));
    }

    @Test
    void weightsAreLikeRepeatedSamples() {
        Samples weighted = Samples.of(new double[][] {{1, 7}, {100, -9}, {2.5, 7}, {-0.3, 7}});
        Samples repeated = Samples.of(new double[][] {{1, 7}, {2.5, 7}, {2.5, 7}, {2.5, 7}, {-0.3, 7}, {-0.3, 7}});

        Scaling scaling = Scaling.standard(weighted, new double[] {1, 0, 3, 2});

        Scaling expected = Scaling.standard(repeated);
        assertThat(scaling.shift()).containsExactly(expected.shift(), within(1e-15));
        assertThat(scaling.scale()).containsExactly(expected.scale(), within(1e-15));
        assertThat(scaling.scale()[1]).isEqualTo(1);
        assertThat(Scaling.standard(SAMPLES, new double[] {1, 1, 1})).isEqualTo(Scaling.standard(SAMPLES));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Scaling.standard(SAMPLES, new double[] {1, -1, 1}))
                .withMessage("a weight is -1.0, must be finite and at least 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Scaling.standard(SAMPLES, new double[3]))
                .withMessage("all weights are 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Scaling.standard(SAMPLES, new double[2]))
                .withMessage("there are 2 weights for 3 samples");
    }

    @Test
    void constantColumnBecomesZero() {
        assertThat(Scaling.standard(SAMPLES).scale()[1]).isEqualTo(1);
        assertThat(Scaling.standard(SAMPLES).apply(SAMPLES).get(2, 1)).isZero();
        assertThat(Scaling.minMax(SAMPLES).scale()[1]).isEqualTo(1);
        assertThat(Scaling.minMax(SAMPLES).apply(SAMPLES).get(2, 1)).isZero();
    }

    @Test
    void minMaxMapsOntoZeroToOne() {
        assertThat(Scaling.minMax(SAMPLES).apply(SAMPLES).values()).containsExactly(0, 0, 0, 2.0 / 7, 0, 0.25, 1, 0, 1);
    }

    @Test
    void exceptedColumnsStayAsTheyAre() {
        Scaling scaling = Scaling.minMax(SAMPLES);

        assertThat(scaling.except(2, 1)).isEqualTo(new Scaling(new double[] {1, 0, 0}, new double[] {7, 1, 1}));
        assertThat(scaling.except()).isEqualTo(scaling);
        assertThat(scaling.shift()).containsExactly(1, 0.1, -4);
    }

    @Test
    void robustIsMovedByNeitherOutliersNorRowsWithoutWeight() {
        Samples samples = Samples.of(new double[][] {{1, 7, 0}, {2, 7, 0}, {3, 7, 0}, {4, 7, 0}, {1e8, 7, 5}});

        Scaling scaling = Scaling.robust(samples);

        assertThat(scaling.shift()).containsExactly(3, 7, 0);
        assertThat(scaling.scale()).containsExactly(2 / 1.349, 1, 5);
        assertThat(Scaling.robust(samples, new double[] {3, 3, 3, 3, 3})).isEqualTo(scaling);
        Samples more = Samples.of(new double[][] {{2, 7, 0}, {-99, 9, 9}, {3, 7, 0}, {1, 7, 0}});
        Samples repeated = Samples.of(new double[][] {{1, 7, 0}, {2, 7, 0}, {2, 7, 0}, {2, 7, 0}, {3, 7, 0}});
        assertThat(Scaling.robust(more, new double[] {3, 0, 1, 1})).isEqualTo(Scaling.robust(repeated));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Scaling.robust(samples, new double[5]))
                .withMessage("all weights are 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Scaling.robust(Samples.of(new double[][] {{1}, {Double.NaN}})))
                .withMessage("column 1 of sample 2 is NaN, must be finite to be scaled");
    }

    @Test
    void identityChangesNothing() {
        assertThat(Scaling.identity(3).apply(SAMPLES).values()).containsExactly(SAMPLES.values());
        assertThat(Scaling.identity(3).undo(SAMPLES).values()).containsExactly(SAMPLES.values());
    }

    @Test
    void undoIsTheInverse() {
        Scaling scaling = Scaling.standard(SAMPLES);

        // two roundings each way, values up to 12
        assertThat(scaling.undo(scaling.apply(SAMPLES)).values()).containsExactly(SAMPLES.values(), within(1e-14));
    }

    @Test
    void extremeNumbersNeitherOverflowNorVanish() {
        Samples large = Samples.of(new double[][] {{-1e308, 1e-200}, {1e308, 3e-200}});

        Scaling scaling = Scaling.standard(large);

        assertThat(scaling.shift()).containsExactly(0, 2e-200);
        assertThat(scaling.scale()).containsExactly(1e308, 1e-200);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Scaling.minMax(large))
                .withMessage("column 1 spans from -1.0E308 to 1.0E308, too wide to scale");
    }

    @Test
    void badNumbersAreRefusedWithTheirPlace() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Scaling.standard(Samples.of(new double[][] {{1, 2}, {3, Double.NaN}})))
                .withMessage("column 2 of sample 2 is NaN, must be finite to be scaled");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Scaling(new double[] {1}, new double[] {0}))
                .withMessageContaining("scale 0.0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Scaling(new double[] {1}, new double[] {1, 1}))
                .withMessageContaining("1 and 2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Scaling.identity(2).apply(SAMPLES))
                .withMessage("the scaling is for 2 columns, the samples have 3 features");
    }

    @Test
    void equalityIsByNumbers() {
        assertThat(Scaling.standard(SAMPLES))
                .isEqualTo(Scaling.standard(SAMPLES))
                .hasSameHashCodeAs(Scaling.standard(SAMPLES))
                .isNotEqualTo(Scaling.minMax(SAMPLES));
    }
}
