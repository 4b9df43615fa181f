package org.sigmoidadmm.data;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CellKindTest {

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "+2", "1.5", ".5", "5.", "1e3", "1E-3", "-2.5e+10", "007", "1e-999"})
    void decimalNumbersAreNumbers(String cell) {
        assertThat(CellKind.of(cell)).isEqualTo(CellKind.NUMBER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"NaN", "nan", "-NaN", "inf", "-Inf", "+Infinity", "∞", "1e999", "-1e309"})
    void whatIsNotFiniteIsToldApart(String cell) {
        assertThat(CellKind.of(cell)).isEqualTo(CellKind.NOT_FINITE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a", "-", "+", ".", "e", "1e", "1e+", "--1", "1,5", "1 2", "1d", "1f", "0x1p3", "1_000", "٣", "1.2.3",
                "1e5.0", "-.", "?"
            })
    void anythingElseIsText(String cell) {
        assertThat(CellKind.of(cell)).isEqualTo(CellKind.TEXT);
    }
}
