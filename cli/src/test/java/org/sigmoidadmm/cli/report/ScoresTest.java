package org.sigmoidadmm.cli.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.sigmoidadmm.Layer;
import org.sigmoidadmm.Network;
import org.sigmoidadmm.Samples;
import org.sigmoidadmm.data.Dataset;
import org.sigmoidadmm.matrix.Activations;
import org.sigmoidadmm.matrix.BackendOptions;
import org.sigmoidadmm.matrix.Losses;
import org.sigmoidadmm.matrix.MatrixBackend;
import org.sigmoidadmm.matrix.MatrixBackends;
import org.sigmoidadmm.model.Model;
import org.sigmoidadmm.model.Scaling;
import org.sigmoidadmm.model.Task;

class ScoresTest {

    // The expected numbers are of one or two operations on small integers: exact to a few roundings.
    private static final double ROUNDING = 1e-15;

    @Test
    void regressionIsScoredPerTarget() {
        Samples targets = Samples.of(new double[][] {{1, 10}, {2, 20}, {3, 30}});
        Samples predictions = Samples.of(new double[][] {{1, 10}, {2, 23}, {6, 30}});
        RegressionScores scores = RegressionScores.of(predictions, targets);

        assertThat(scores.meanSquared()).containsExactly(new double[] {3, 3}, within(ROUNDING));
        assertThat(scores.meanAbsolute()).containsExactly(new double[] {1, 1}, within(ROUNDING));
        assertThat(scores.meanAbsoluteError()).isCloseTo(1, within(ROUNDING));
        assertThat(scores.determination()[0]).isCloseTo(1 - 9.0 / 2, within(8 * ROUNDING));
        assertThat(scores.determination()[1]).isCloseTo(1 - 9.0 / 200, within(8 * ROUNDING));
        assertThat(scores.rootMeanSquared()).isCloseTo(Math.sqrt(3), within(4 * ROUNDING));
        assertThat(scores.meanDetermination()).isCloseTo(1 - (4.5 + 0.045) / 2, within(8 * ROUNDING));
    }

    @Test
    void medianOfAbsoluteErrorsIsNotMovedByAWrongTarget() {
        Samples targets = Samples.of(new double[][] {{1, 0}, {2, 0}, {1e9, 0}});
        Samples predictions = Samples.of(new double[][] {{1.5, 4}, {1, 4}, {3, 4}});

        assertThat(RegressionScores.of(predictions, targets).medianAbsolute()).containsExactly(1, 4);
        assertThat(RegressionScores.of(predictions, targets).medianAbsoluteError())
                .isEqualTo(2.5);
        assertThat(RegressionScores.of(predictions, targets, new double[] {3, 1, 1})
                        .medianAbsolute())
                .containsExactly(0.5, 4);
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
        ClassificationScores scores = ClassificationScores.of(predicted, actual, new double[] {1, 1, 1, 1}, 3, 0.5);
        assertThat(scores.confusion()).isDeepEqualTo(new int[][] {{1, 0, 0}, {0, 1, 0}, {0, 1, 1}});
        assertThat(scores.accuracy()).isEqualTo(0.75);
        assertThat(ClassificationScores.of(predicted, actual, new double[] {1, 1, 6, 2}, 3, 0.5)
                        .accuracy())
                .isEqualTo(0.4);
    }

    @Test
    void classesHavePrecisionRecallAndTheirHarmonicMean() {
        int[] predicted = {0, 1, 1, 1};
        int[] actual = {0, 0, 1, 2};
        ClassificationScores scores =
                ClassificationScores.of(predicted, actual, new double[] {1, 3, 2, 5}, 4, Double.NaN);
        assertThat(scores.precision(0)).isEqualTo(1);
        assertThat(scores.recall(0)).isEqualTo(0.25);
        assertThat(scores.f1(0)).isEqualTo(0.4);
        assertThat(scores.rows(0)).isEqualTo(2);
        assertThat(scores.precision(1)).isEqualTo(0.2);
        assertThat(scores.recall(1)).isEqualTo(1);
        assertThat(scores.precision(2)).as("nothing was taken for it").isNaN();
        assertThat(scores.recall(2)).isZero();
        assertThat(scores.f1(2)).isZero();
        assertThat(scores.recall(3)).as("it has no rows").isNaN();
        assertThat(scores.f1(3)).isNaN();
        assertThat(scores.rows(3)).isZero();
    }

    /** Equal outputs of 4 classes have log 4; the probability exp(−2000) is none of a double. */
    @Test
    void logLossIsThatOfTheTrueClassAlsoWhereItsProbabilityUnderflows() {
        Model model = Model.classifier(
                new Network(List.of(new Layer(
                        1, 4, new double[] {1000, -1000, -1000, -1000}, new double[4], Activations.IDENTITY))),
                Scaling.identity(1),
                List.of("a", "b", "c", "d"),
                Losses.CROSS_ENTROPY);
        Dataset data = classes(model, new double[][] {{0}, {1}}, new double[][] {{1, 0, 0, 0}, {0, 1, 0, 0}});
        try (MatrixBackend backend = MatrixBackends.scan().select("ejml").create(BackendOptions.SINGLE_THREADED)) {
            ClassificationScores scores = (ClassificationScores) Scores.of(model, data, new double[] {3, 1}, backend);
            assertThat(scores.logLoss()).isCloseTo((3 * Math.log(4) + 2000) / 4, within(1e-12));
            assertThat(scores.accuracy()).isEqualTo(0.75);
        }
    }

    private static Dataset classes(Model model, double[][] inputs, double[][] targets) {
        return new Dataset(
                Samples.of(inputs),
                Samples.of(targets),
                Task.CLASSIFICATION,
                model.inputColumns(),
                model.targetColumns(),
                model.classes(),
                model.categoricalColumns(),
                List.of());
    }

    /** Wrong whatever is predicted, and without a probability of its own. */
    @Test
    void rowOfNoneOfTheClassesIsWrongAndHasNoLogLoss() {
        Model model = Model.classifier(
                new Network(List.of(new Layer(1, 2, new double[] {1, 0}, new double[2], Activations.IDENTITY))),
                Scaling.identity(1),
                List.of("a", "b"),
                Losses.CROSS_ENTROPY);
        Dataset data = classes(model, new double[][] {{1}, {2}, {-1}}, new double[][] {{1, 0}, {0, 0}, {0, 1}});
        try (MatrixBackend backend = MatrixBackends.scan().select("ejml").create(BackendOptions.SINGLE_THREADED)) {
            ClassificationScores scores =
                    (ClassificationScores) Scores.of(model, data, new double[] {1, 5, 1}, backend);
            assertThat(scores.accuracy()).isCloseTo(2.0 / 7, within(ROUNDING));
            assertThat(scores.precision(0)).isCloseTo(1.0 / 6, within(ROUNDING));
            assertThat(scores.recall(0)).isEqualTo(1);
            assertThat(scores.confusion()).isDeepEqualTo(new int[][] {{1, 0}, {0, 1}});
            assertThat(scores.logLoss()).isCloseTo(Math.log1p(Math.exp(-1)), within(8 * ROUNDING));
        }
    }

    @Test
    void weightsAreLikeRepeatedRows() {
        RegressionScores weighted = RegressionScores.of(
                Samples.of(new double[][] {{1}, {4}}), Samples.of(new double[][] {{2}, {6}}), new double[] {1, 3});
        RegressionScores repeated = RegressionScores.of(
                Samples.of(new double[][] {{1}, {4}, {4}, {4}}), Samples.of(new double[][] {{2}, {6}, {6}, {6}}));
        assertThat(weighted.meanSquared()).containsExactly(repeated.meanSquared(), within(8 * ROUNDING));
        assertThat(weighted.meanAbsolute()).containsExactly(repeated.meanAbsolute(), within(8 * ROUNDING));
        assertThat(weighted.determination()).containsExactly(repeated.determination(), within(8 * ROUNDING));
    }
}
