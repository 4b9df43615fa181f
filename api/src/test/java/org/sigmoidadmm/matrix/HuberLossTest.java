package org.sigmoidadmm.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HuberLossTest {

    private static final ResidualLoss HALF = Losses.huber(0.5);

    private static final double[] V = {1, 1, 1, 1};
    private static final double[] Y = {0.75, 0.5, 0, 1e8};
    private static final double[] WEIGHTS = {1, 3};

    @Test
    void residualsCountSquaredUpToDeltaAndLinearlyBeyond() {
        double expected = 0.25 * 0.25 / 2 + 0.5 * 0.5 / 2 + 3 * (0.5 * (1 - 0.25) + 0.5 * (1e8 - 1 - 0.25));
        assertThat(HALF.value(V, Y, WEIGHTS, 2)).isCloseTo(expected, within(1e-7));
    }

    @Test
    void noTargetDrawsByMoreThanDelta() {
        double[] gradient = new double[4];
        HALF.gradient(V, Y, WEIGHTS, 2, gradient);
        assertThat(gradient).containsExactly(0.25, 0.5, 1.5, -1.5);
        assertThat(HALF.isRobust()).isTrue();
        for (Loss other : new Loss[] {Losses.SQUARED, Losses.CROSS_ENTROPY, Losses.HINGE}) {
            assertThat(other.isRobust()).isFalse();
        }
    }

    @Test
    void pseudoValueIsTheTargetWithinDeltaAndNoFartherThanThatBeyond() {
        assertThat(HALF.pseudoValue(1, 0.75)).isEqualTo(0.75);
        assertThat(HALF.pseudoValue(1, 1e8)).isEqualTo(1.5);
        assertThat(HALF.pseudoValue(1, -1e8)).isEqualTo(0.5);
        assertThat(Losses.SQUARED.pseudoValue(1, 1024)).isEqualTo(1024);
    }

    @Test
    void majoriserTouchesAndIsNowhereBelow() {
        assertThat(HALF.majoriser(0)).isEqualTo(1);
        assertThat(HALF.majoriser(-0.5)).isEqualTo(1);
        assertThat(HALF.majoriser(-2)).isEqualTo(0.25);
        assertThat(Losses.SQUARED.majoriser(0)).isEqualTo(1);
        assertThat(Losses.SQUARED.majoriser(-3)).isEqualTo(1);
    }

    /** With β = 2 the squared loss goes a third of the way, the linear part by ¼, and they meet at a distance of ¾. */
    @Test
    void proximalStepIsThatOfTheSquaredLossOrOfBoundedLength() {
        double[] point = {0.6, 0.75, 3, -3};
        HALF.proximal(2, point, new double[4], 1, point);
        assertThat(point).containsExactly(new double[] {0.4, 0.5, 2.75, -2.75}, within(1e-15));
    }

    @Test
    void constantIsTheMeanWhereAllAreWithinDelta() {
        double[] constant = new double[2];
        Losses.huber(10).constant(new double[] {1, 7, 2, 7, 6, 7}, new double[] {1, 1, 1}, 2, constant);
        assertThat(constant).containsExactly(new double[] {3, 7}, within(1e-15));
    }

    /** Four numbers within δ of c and one beyond: Σ(c − y) = δ, so that c = (0 + 0.1 + 0.2 + 0.3 + 0.5)/4. */
    @ParameterizedTest
    @ValueSource(doubles = {2, 1e8, 1e140})
    void constantIsMovedByAnOutlierByNoMoreThanItsForce(double outlier) {
        double[] constant = new double[1];
        HALF.constant(new double[] {0, 0.1, outlier, 0.2, 0.3}, new double[] {1, 1, 1, 1, 1}, 1, constant);
        assertThat(constant[0]).isCloseTo(0.275, within(1e-15));
    }

    @Test
    void constantCountsWeightsLikeRepeatedSamples() {
        double[] weighted = new double[1];
        double[] repeated = new double[1];
        HALF.constant(new double[] {0, 0.7, 5}, new double[] {3, 2, 1}, 1, weighted);
        HALF.constant(new double[] {0, 0, 0, 0.7, 0.7, 5}, new double[] {1, 1, 1, 1, 1, 1}, 1, repeated);
        assertThat(weighted[0]).isCloseTo(repeated[0], within(1e-15)).isCloseTo(1.9 / 5, within(1e-15));
    }

    /** Two far groups of the same weight: any number between them but within δ of neither is as good. */
    @Test
    void constantIsFoundWhereThereAreMany() {
        double[] constant = new double[1];
        HALF.constant(new double[] {-10, -10, 10, 10}, new double[] {1, 1, 1, 1}, 1, constant);
        assertThat(constant[0]).isBetween(-9.5, 9.5);
    }

    @ParameterizedTest
    @CsvSource({"1,huber", "0.5,huber:0.5", "2,huber:2", "1e-7,huber:1.0e-7", "1.345,huber:1.345"})
    void nameLeadsBackToTheLoss(double delta, String name) {
        assertThat(Losses.huber(delta).name()).isEqualTo(name);
        assertThat(Losses.named(name)).isEqualTo(Losses.huber(delta));
    }

    @Test
    void deltaOfOneNeedsNoNumber() {
        assertThat(Losses.named("huber:1")).isEqualTo(Losses.named("huber"));
        assertThat(Losses.names()).containsExactly("squared", "cross-entropy", "hinge", "huber");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "huber:0|delta of the Huber loss is 0.0, must be positive and finite",
                "huber:-1|delta of the Huber loss is -1.0, must be positive and finite",
                "huber:1e999|delta of the Huber loss is Infinity, must be positive and finite",
                "huber:1..2|delta of the Huber loss is '1..2', must be a number above 0",
                "huber:NaN|delta of the Huber loss is 'NaN', must be a number above 0",
                "huber:|delta of the Huber loss is '', must be a number above 0",
                "huber2|there is no loss 'huber2', there are [squared, cross-entropy, hinge, huber]"
            })
    void otherNamesAreRefused(String name, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Losses.named(name))
                .withMessage(message);
    }
}
