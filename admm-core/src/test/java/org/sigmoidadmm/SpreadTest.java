package org.sigmoidadmm;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

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

    @Test
    void extremeNumbersDoNotOverflow() {
        assertThat(Spread.of(new double[] {-1.5e308, 1.5e308})).isEqualTo(new Spread(0, Double.MAX_VALUE / 1.349));
        assertThat(Spread.of(new double[] {1.5e308, 1.5e308, 1.6e308, 1.6e308}).median())
                .isBetween(1.5e308, 1.6e308);
    }
}
