package org.sigmoidadmm.cli.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.sigmoidadmm.Samples;

class ScoresTest {

    // The expected numbers are of one or two operations on small integers: exact to a few roundings.
    private static final double ROUNDING = 1e-15;

    @Test
    void regressionIsScoredPerTarget() {
        Samples targets = Samples.of(new double[][] {{1, 10}, {2, 20}, {3, 30}});
        Samples predictions = Samples.of(new double[][] {{1, 10}, {2, 23}, {6, 30}});
        RegressionScores scores = RegressionScores.of(predictions, targets);

        assertThat(scores.meanSquared()).containsExactly(new double[] {3, 3}, within(ROUNDING));
        assertThat(scores.determination()[0]).isCloseTo(1 - 9.0 / 2, within(8 * ROUNDING));
        assertThat(scores.determination()[1]).isCloseTo(1 - 9.0 / 200, within(8 * ROUNDING));
        assertThat(scores.rootMeanSquared()).isCloseTo(Math.sqrt(3), within(4 * ROUNDING));
        assertThat(scores.meanDetermination()).isCloseTo(1 - (4.5 + 0.045) / 2, within(8 * ROUNDING));
    }

    @Test
    void constantTargetHasNoDetermination() {
        Samples targets = Samples.of(new double[][] {{0.1}, {0.1}, {0.1}});
        assertThat(RegressionScores.of(targets, targets).determination()[0]).isNaN();
    }

    @Test
    void confusionCountsTrueClassByPredictedClass() {
        int[] predicted = {0, 1, 1, 2};
        int[] actual = {0, 1, 2, 2};
        ClassificationScores scores = ClassificationScores.of(predicted, actual, new double[] {1, 1, 1, 1}, 3);
        assertThat(scores.confusion()).isDeepEqualTo(new int[][] {{1, 0, 0}, {0, 1, 0}, {0, 1, 1}});
        assertThat(scores.accuracy()).isEqualTo(0.75);
        assertThat(ClassificationScores.of(predicted, actual, new double[] {1, 1, 6, 2}, 3)
                        .accuracy())
                .isEqualTo(0.4);
    }

    @Test
    void weightsAreLikeRepeatedRows() {
        RegressionScores weighted = RegressionScores.of(
                Samples.of(new double[][] {{1}, {4}}), Samples.of(new double[][] {{2}, {6}}), new double[] {1, 3});
        RegressionScores repeated = RegressionScores.of(
                Samples.of(new double[][] {{1}, {4}, {4}, {4}}), Samples.of(new double[][] {{2}, {6}, {6}, {6}}));
        assertThat(weighted.meanSquared()).containsExactly(repeated.meanSquared(), within(8 * ROUNDING));
        assertThat(weighted.determination()).containsExactly(repeated.determination(), within(8 * ROUNDING));
    }
}
