package org.sigmoidadmm.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {

    @Test
    void everyKindOfValueIsRead() throws ModelFormatException {
        Object value = Json.parse(" {\"a\" : [1, -2.5e-3, 0, true, false, null], \"b\":{}, \"c\":[] , \"d\":\"x\"}\n");

        assertThat(value)
                .isEqualTo(Map.of(
                        "a",
                        List.of(1.0, -2.5e-3, 0.0, true, false, Json.NULL),
                        "b",
                        Map.of(),
                        "c",
                        List.of(),
                        "d",
                        "x"));
    }

    @Test
    void escapesAreRead() throws ModelFormatException {
        assertThat(Json.parse("\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e4\\uD83D\\ude00\""))
                .isEqualTo("\"\\/\b\f\n\r\tä\uD83D\uDE00");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "}",
                "[",
                "[1",
                "[1,",
                "[1,]",
                "[1 2]",
                "{\"a\"",
                "{\"a\":",
                "{\"a\":1",
                "{\"a\":1,}",
                "{a:1}",
                "{\"a\" 1}",
                "01",
                "1.",
                ".5",
                "+1",
                "-",
                "1e",
                "1e+",
                "NaN",
                "Infinity",
                "tru",
                "nul",
                "\"",
                "\"a",
                "\"\\",
                "\"\\x\"",
                "\"\\u12\"",
                "\"\\u12g4\"",
                "\"\n\"",
                "1 2",
                "{} {}",
                "'a'",
                "\u0000",
                "{\"a\":1,\"a\":1}",
                "{\"a\":null,\"a\":null}",
                "\"\\u\u0661111\""
            })
    void badTextsAreRefusedWithTheirPlace(String text) {
        assertThatThrownBy(() -> Json.parse(text))
                .isInstanceOf(ModelFormatException.class)
                .hasMessageStartingWith("bad JSON at character ");
    }

    @Test
    void nestingIsLimited() throws ModelFormatException {
        assertThat(Json.parse("[".repeat(32) + "]".repeat(32))).isNotNull();
        assertThatThrownBy(() -> Json.parse("[".repeat(1_000_000)))
                .isInstanceOf(ModelFormatException.class)
                .hasMessage("bad JSON at character 33: expected at most 32 levels, found '['");
    }

    @Test
    void whatIsWrittenIsReadAgain() throws ModelFormatException {
        Random random = new Random(1);
        for (int k = 0; k < 1000; k++) {
            double number = Double.longBitsToDouble(random.nextLong() & ~(1L << 62));
            String text = random.ints(5, 0, 0x10000)
                    .collect(StringBuilder::new, (b, c) -> b.append((char) c), StringBuilder::append)
                    .toString();
            Object value = Map.of("number", number, text, List.of(text, true, Map.of(), List.of()));
            assertThat(Json.parse(Json.write(value))).isEqualTo(value);
        }
    }

    @Test
    void whatJsonCannotHoldIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Json.write(List.of(Double.NaN)))
                .withMessage("JSON has no NaN");
        assertThatIllegalArgumentException().isThrownBy(() -> Json.write(new Object()));
    }
}
