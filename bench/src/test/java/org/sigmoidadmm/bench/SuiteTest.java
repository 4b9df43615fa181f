package org.sigmoidadmm.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class SuiteTest {

    private static final long PLENTY = 1L << 40;

    @Test
    void filesOfResultsHaveDistinctNames() {
        List<Suite.Call> calls = Suite.plan(EnumSet.allOf(Suite.class), false, Effort.FULL, 4, PLENTY);
        assertThat(calls).extracting(Suite.Call::name).doesNotHaveDuplicates();
    }

    @Test
    void theInterfaceIsAPartOfItsOwn() {
        List<Suite.Call> calls = Suite.plan(EnumSet.of(Suite.INTERFACE), false, Effort.FULL, 2, PLENTY);
        assertThat(calls).extracting(Suite.Call::name).containsExactly("overhead");
        assertThat(Suite.plan(EnumSet.of(Suite.KERNELS), false, Effort.FULL, 2, PLENTY))
                .extracting(Suite.Call::name)
                .containsExactly("kernels", "activation", "solve");
        assertThat(Suite.names(", ")).isEqualTo("kernels, interface, epochs, jobs, scaling");
    }

    @Test
    void whatTwoPartsNeedIsTimedOnce() {
        List<Suite.Call> calls = Suite.plan(EnumSet.allOf(Suite.class), false, Effort.FULL, 2, PLENTY);
        assertThat(calls)
                .extracting(Suite.Call::name)
                .contains("epoch-S1", "scaling-threads")
                .doesNotContain("epoch-S3", "scaling-samples-1000");
    }

    @Test
    void trainingsThatDoNotFitTheMemoryAreLeftOut() {
        List<Suite.Call> calls = Suite.plan(EnumSet.of(Suite.SCALING), false, Effort.FULL, 2, 1L << 30);
        assertThat(calls)
                .extracting(Suite.Call::name)
                .contains("scaling-samples-100000")
                .doesNotContain("scaling-samples-1000000");
    }
}
