package org.sigmoidadmm.cli.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TableTest {

    @Test
    void textIsAlignedToTheLeft() {
        assertThat(Table.ofText().row("a", "bb", "c").row("aaa", "b").lines()).containsExactly("a    bb  c", "aaa  b");
    }

    @Test
    void numbersAreAlignedToTheRightOfTheirNames() {
        assertThat(Table.ofNumbers().row("", "rmse").row("train", "1").lines())
                .containsExactly("       rmse", "train     1");
    }
}
