package org.sigmoidadmm.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.sigmoidadmm.matrix.MatrixBackends;

class MachineTest {

    @Test
    void descriptionSaysWhatRanAndWhatElseDid() {
        Map<String, String> description = Machine.describe("some command", MatrixBackends.scan());
        assertThat(description)
                .containsEntry("command", "some command")
                .hasEntrySatisfying(
                        "JVM options", options -> assertThat(options).matches("none of -X|-X\\S+( -X\\S+)*"))
                .hasEntrySatisfying(
                        "load before",
                        load -> assertThat(load)
                                .matches("not known|\\d+\\.\\d processes on average in the last minute"))
                .hasEntrySatisfying("memory", memory -> assertThat(memory).matches("\\d+ MiB"));
    }
}
