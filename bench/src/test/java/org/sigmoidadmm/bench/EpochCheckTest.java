package org.sigmoidadmm.bench;

import static org.assertj.core.api.Assertions.assertThatCode;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EpochCheckTest {

    @ParameterizedTest
    @ValueSource(strings = {"ejml", "jblas", "ojalgo"})
    void theTrainerAgreesWithThePlainLoopsOnEveryBackend(String backend) {
        assertThatCode(() -> EpochCheck.run(BackendHandle.provider(backend), new int[] {3, 20, 15, 2}))
                .doesNotThrowAnyException();
    }
}
