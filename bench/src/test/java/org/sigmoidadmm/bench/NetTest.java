package org.sigmoidadmm.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class NetTest {

    @Test
    void shapesAreWrittenShort() {
        assertThat(Net.values())
                .extracting(Net::shape)
                .containsExactly("1-100-100-1", "2-300-300-1", "64-500-500-10", "10-50×8-1");
    }

    @Test
    void unknownNameListsTheKnownOnes() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Net.named("S9"))
                .withMessage("there is no network 'S9', there are [S1, S2, S3, S4]");
    }
}
