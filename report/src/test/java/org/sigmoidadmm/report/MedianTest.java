package org.sigmoidadmm.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MedianTest {

    @Test
    void theMiddleOneOrTheMeanOfTheTwoInTheMiddle() {
        assertThat(Median.of(new double[] {3})).isEqualTo(3);
        assertThat(Median.of(new double[] {9, 1, 4})).isEqualTo(4);
        assertThat(Median.of(new double[] {9, 1, 4, 6})).isEqualTo(5);
    }

    @Test
    void valuesKeepTheirOrder() {
        double[] values = {2, 1, 3};
        Median.of(values);
        assertThat(values).containsExactly(2, 1, 3);
    }

    @Test
    void infiniteAndLargeValues() {
        double infinite = Double.POSITIVE_INFINITY;
        assertThat(Median.of(new double[] {infinite, 1, 2})).isEqualTo(2);
        assertThat(Median.of(new double[] {infinite, 1})).isEqualTo(infinite);
        assertThat(Median.of(new double[] {Double.MAX_VALUE, Double.MAX_VALUE})).isEqualTo(Double.MAX_VALUE);
    }
}
