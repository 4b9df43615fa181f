package org.sigmoidadmm.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NumbersTest {

    @Test
    void aChosenNumberHasAllItsDigitsAndNoMore() {
        assertThat(Numbers.chosen(0.02)).isEqualTo("0.02");
        assertThat(Numbers.chosen(0.003)).isEqualTo("0.003");
        assertThat(Numbers.chosen(0)).isEqualTo("0");
        assertThat(Numbers.chosen(1e-9)).isEqualTo("1e-9");
        assertThat(Numbers.chosen(1.25e-4)).isEqualTo("1.25e-4");
        assertThat(Numbers.chosen(100)).isEqualTo("100");
        assertThat(Numbers.chosen(1e6)).isEqualTo("1e6");
        assertThat(Numbers.chosen(-0.5)).isEqualTo("-0.5");
        assertThat(Numbers.chosen(Double.NaN)).isEqualTo(Numbers.NONE);
    }
}
