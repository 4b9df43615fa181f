package org.sigmoidadmm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.sigmoidadmm.matrix.Losses;

/** What errors are compared with, where some of the targets are far away. */
class BaselineTest {

    /** Eight numbers about 0 and one far away, whose loss at the median is δ(1000 − δ/2) = 999.5, reported twice. */
    private static final TrainingData DATA = TrainingData.of(
            new Samples(9, 1, new double[9]), new Samples(9, 1, new double[] {-1, 1, -1, 1, 0, 1000, 0.5, -0.5, 0}));

    @Test
    void errorOfOutliersIsThatOfTheMedianInTheirPlace() {
        Baseline baseline = Baseline.of(Losses.huber(1), DATA);
        assertThat(baseline.outliers()).isCloseTo(2 * 999.5 / 9, within(1e-9));
        assertThat(baseline.constant()).isEqualTo(DATA.constantError(Losses.huber(1)));
        assertThat(baseline.aside(baseline.constant())).isBetween(0.3, 0.5);
        assertThat(Baseline.of(Losses.SQUARED, DATA)).isEqualTo(new Baseline(DATA.constantError(Losses.SQUARED), 0));
    }

    /** Which move the median to 0.25, too. */
    @Test
    void weightsCount() {
        double[] weights = {1, 1, 1, 1, 1, 2, 1, 1, 1};
        assertThat(Baseline.of(Losses.huber(1), DATA.withWeights(weights)).outliers())
                .isCloseTo(2 * 2 * (1000 - 0.25 - 0.5) / 10, within(1e-9));
    }

    @Test
    void shareIsThatOfWhatCanBeLearned() {
        Baseline baseline = new Baseline(101, 100);
        assertThat(baseline.isReached(0.5, 100.51)).isTrue();
        assertThat(baseline.isReached(0.5, 100.49)).isFalse();
        assertThat(baseline.floor()).isEqualTo(101e-12);
    }

    @Test
    void nothingIsReachedWhereNothingCanBeLearned() {
        for (Baseline blind :
                new Baseline[] {new Baseline(0, 0), new Baseline(Double.NaN, 0), new Baseline(3, 3), new Baseline(3, 4)
                }) {
            assertThat(blind.isReached(0.5, 1e9)).isFalse();
        }
        assertThat(new Baseline(Double.NaN, 0).floor()).isZero();
    }
}
