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

    @Test
    void measureTimesEveryBackendAndRecommendsOne() {
        Run run = Run.of(
                "backends", "--measure", "--net", "2-10-10-1", "--samples", "50", "--threads", "1", "--seconds", "1");
        assertThat(run.code()).isZero();
        assertThat(run.out())
                .startsWith("One epoch of 2-10-10-1 on 50 samples")
                .containsPattern("(?m)^ejml .* ms ")
                .containsPattern("(?m)^jblas .* ms ")
                .containsPattern("(?m)^ojalgo .* ms ")
                .contains("Recommended for this network: ");
    }

    @Test
    void optionsOfTheMeasurementNeedIt() {
        Run run = Run.of("backends", "--net", "2-10-1");
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("need --measure");
    }

    @Test
    void networkWithoutHiddenLayerCannotBeMeasured() {
        Run run = Run.of("backends", "--measure", "--net", "2-1");
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("must have at least three layers");
    }
}
