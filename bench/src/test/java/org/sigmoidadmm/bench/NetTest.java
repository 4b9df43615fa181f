package org.sigmoidadmm.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class NetTest {

    @Test
    void sizesAreThoseOfTheShape() {
        assertThat(Net.S3.sizes()).containsExactly(64, 500, 500, 10);
        assertThat(Net.S4.sizes()).containsExactly(10, 50, 50, 50, 50, 50, 50, 50, 50, 1);
    }

    @Test
    void unknownNameListsTheKnownOnes() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Net.named("S9"))
                .withMessage("there is no network 'S9', there are [S1, S2, S3, S4]");
    }
}
