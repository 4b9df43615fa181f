package org.sigmoidadmm.backend.jblas;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.sigmoidadmm.matrix.BackendOptions;
import org.sigmoidadmm.matrix.MatrixBackend;
import org.sigmoidadmm.matrix.MatrixBackends;
import org.sigmoidadmm.matrix.spi.Availability;

class JblasProviderTest {

    @Test
    void probeRunsTheKernelsAndFindsThemAvailable() {
        Availability availability = new JblasProvider().probe();
        assertThat(availability.cause()).isNull();
        assertThat(availability.available()).isTrue();
        assertThat(availability.library()).matches("\\w+ \\d+\\.\\d+.*");
    }

    @Test
    void isFoundByNameAndTellsTheTruthOfItself() {
        try (MatrixBackend backend = MatrixBackends.scan().create("jblas", BackendOptions.SINGLE_THREADED)) {
            assertThat(backend.info().name()).isEqualTo("jblas");
            assertThat(backend.info().threads()).isEqualTo(1);
        }
    }
}
