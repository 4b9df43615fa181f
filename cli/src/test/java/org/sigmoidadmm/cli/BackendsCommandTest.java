package org.sigmoidadmm.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BackendsCommandTest {

    @Test
    void allThreeBackendsWorkHere() {
        Run run = Run.of("backends");
        assertThat(run.code()).isZero();
        assertThat(run.out())
                .containsPattern("ejml +yes")
                .containsPattern("jblas +yes")
                .containsPattern("ojalgo +yes")
                .contains("auto takes jblas")
                .contains("activation functions: ");
    }

    @Test
    void jsonHoldsTheSame() {
        Run run = Run.of("backends", "--json");
        assertThat(run.code()).isZero();
        JsonTree json = JsonTree.parse(run.out());
        assertThat(json.text("auto")).isEqualTo("jblas");
        assertThat(json.list("backends")).hasSize(3);
        for (Object entry : json.list("backends")) {
            JsonTree backend = JsonTree.of(entry);
            assertThat(backend.get("available")).isEqualTo(true);
            assertThat(backend.text("version")).isNotEmpty();
            assertThat(backend.number("threads")).isEqualTo(1);
            assertThat(backend.number("priority")).isPositive();
        }
    }
}
