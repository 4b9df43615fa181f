package org.sigmoidadmm.cli.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumbersTest {

    @ParameterizedTest
    @CsvSource({
        "NaN,-",
        "0,0",
        "1.23456e-9,1.235e-09",
        "-0.123456,-0.1235",
        "0.00123456,0.001235",
        "1.23456,1.235",
        "123.456,123.5",
        "123456,123456",
        "1234567,1.235e+06",
        "Infinity,Infinity"
    })
    void fourSignificantDigits(double value, String expected) {
        assertThat(Numbers.significant(value)).isEqualTo(expected);
    }

    @Test
    void sharesAreInPercent() {
        assertThat(Numbers.percent(0.97354)).isEqualTo("97.35 %");
    }

    @Test
    void nounsAgreeWithTheirCount() {
        assertThat(Numbers.count(1, "row")).isEqualTo("1 row");
        assertThat(Numbers.count(0, "row")).isEqualTo("0 rows");
    }
}
