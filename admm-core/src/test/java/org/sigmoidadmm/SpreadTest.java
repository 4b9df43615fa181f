package org.sigmoidadmm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpreadTest {

    @Test
    void quartilesAreNotMovedByOneWrongNumber() {
        Spread right = Spread.of(new double[] {5, 1, 3, 4, 2});
        assertThat(right).isEqualTo(new Spread(3, 2 / 1.349));
        assertThat(Spread.of(new double[] {1e8, 1, 3, 4, 2})).isEqualTo(right);
    }

    @Test
    void quantilesBetweenTwoNumbersAreInTheMiddle() {
        assertThat(Spread.of(new double[] {8, 1, 2, 4})).isEqualTo(new Spread(3, 4.5 / 1.349));
    }

    @Test
    void weightsAreLikeRepeatedNumbers() {
        Spread weighted = Spread.of(new double[] {7, -1, 2, 0.5}, new double[] {1, 3, 2, 2});
        Spread repeated = Spread.of(new double[] {7, -1, -1, -1, 2, 2, 0.5, 0.5});
        assertThat(weighted).isEqualTo(repeated).isEqualTo(new Spread(0.5, 3 / 1.349));
    }

    @Test
    void whereMostAreTheSameTheOthersTell() {
        assertThat(Spread.of(new double[] {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 3, 1e8}))
                .isEqualTo(new Spread(0, 3));
        assertThat(Spread.of(new double[] {0, 0, 0, 0, 1})).isEqualTo(new Spread(0, 1));
        assertThat(Spread.of(new double[] {7, 7, 7})).isEqualTo(new Spread(7, 0));
        assertThat(Spread.of(new double[] {7})).isEqualTo(new Spread(7, 0));
    }

    /** Sums of 0.1 are rounded: six of them are 0.6 or a bit less. */
    @ParameterizedTest
    @ValueSource(ints = {4, 12, 20, 1000})
    void equalWeightsAreLikeNone(int count) {
        double[] numbers = new double[count];
        double[] weights = new double[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = i * i;
            weights[i] = 0.1;
        }
        assertThat(Spread.of(numbers, weights)).isEqualTo(Spread.of(numbers));
    }

    @Test
    void whatRoundingLeavesBetweenQuartilesIsNoRange() {
        double half = 0.1 + 0.2; // a bit more than 0.3
        assertThat(Spread.of(new double[] {0.3, half, 0.3, half, 0.3, half, 7.3, -4})
                        .deviation())
                .isCloseTo((7 + 4.3) / 2, within(1e-14));
        assertThat(Spread.of(new double[] {0.3, half, 0.3, half}).deviation()).isZero();
        assertThat(Spread.of(new double[] {1e9, 1e9 + 1e-4, 1e9, 1e9 + 1e-4}).deviation())
                .isCloseTo(1e-4 / 1.349, withinPercentage(1));
    }

    @Test
    void whatHasNoSpreadIsRefused() {
        assertRefused(() -> Spread.of(new double[0]), "a spread is that of at least 1 number, there is none");
        assertRefused(
                () -> Spread.of(new double[] {1, Double.NaN}), "number 2 of 2 is NaN, must be finite to have a spread");
        assertRefused(() -> Spread.of(new double[2], new double[] {1}), "there are 1 weights for 2 numbers");
        assertRefused(
                () -> Spread.of(new double[2], new double[] {1, 0}),
                "weight 2 of 2 is 0.0, must be positive and finite");
        assertRefused(
                () -> Spread.of(new double[2], new double[] {Double.NaN, 1}),
                "weight 1 of 2 is NaN, must be positive and finite");
        assertRefused(
                () -> Spread.of(new double[2], new double[] {1e308, 1e308}),
                "the 2 weights add up to Infinity, must be finite");
        assertRefused(
                () -> new Spread(1, -2),
                "a spread has median 1.0 and deviation -2.0, must be finite and the deviation at least 0");
    }

    private static void assertRefused(ThrowingCallable call, String message) {
        assertThatIllegalArgumentException().isThrownBy(call).withMessage(message);
    }

    @Test
    void extremeNumbersDoNotOverflow() {
        assertThat(Spread.of(new double[] {-1.5e308, 1.5e308})).isEqualTo(new Spread(0, Double.MAX_VALUE / 1.349));
        assertThat(Spread.of(new double[] {1.5e308, 1.5e308, 1.6e308, 1.6e308}).median())
                .isBetween(1.5e308, 1.6e308);
    }
}
