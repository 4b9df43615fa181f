package org.sigmoidadmm.matrix.tck;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.Event;

/** What a failing rule tells the author of a backend. */
class KitMessagesTest {

    private static String messageOf(String rule, int mutant) {
        Event failed = KitRun.run(rule, Map.of(BrokenTck.MUTANT, Integer.toString(mutant)))
                .testEvents()
                .failed()
                .list()
                .get(0);
        return failed.getRequiredPayload(TestExecutionResult.class)
                .getThrowable()
                .orElseThrow()
                .getMessage();
    }

    private static int mutant(String fault) {
        return Mutant.all().stream().map(Mutant::fault).toList().indexOf(fault);
    }

    @Test
    void missingRefusalIsToldWithMatrixOrderAndSide() {
        assertThat(messageOf("B-50", Mutant.firstOf("B-50")))
                .contains("negative diagonal entry 0 of 1", "on the LEFT", "with x beside b");
        assertThat(messageOf("B-51", Mutant.firstOf("B-51"))).contains("zero matrix of order 1", "on the LEFT");
        assertThat(messageOf("B-52", Mutant.firstOf("B-52"))).contains("NaN first on the diagonal of 1", "on the LEFT");
    }

    @Test
    void otherBitsAreToldWithTheirEntry() {
        assertThat(messageOf("B-43", Mutant.firstOf("B-43")))
                .containsPattern("gram of \\d+×\\d+, (NO|YES), β = .*: entry \\(\\d+, \\d+\\) of .* should be ");
    }

    @Test
    void missingBackendIsToldByEveryRule() {
        int nothing = mutant("there is no backend");
        for (String rule : KitRun.tests().keySet()) {
            assertThat(messageOf(rule, nothing))
                    .as(rule)
                    .startsWith("create of ")
                    .contains("gave null");
        }
    }

    @Test
    void threadsAreToldWithTheOperation() {
        assertThat(messageOf("B-63", mutant("the backend has a thread from the start")))
                .isEqualTo("create, asked for one thread, started [worker of a library]");
        assertThat(messageOf("B-63", mutant("a system starts a thread that stays")))
                .isEqualTo("solveSpd LEFT, asked for one thread, started [worker of a library]");
        assertThat(messageOf("B-63", mutant("eigenvalues are found by a thread of their own")))
                .startsWith("eigSym, asked for one thread, started others");
    }

    @Test
    void missingServicesFileIsToldWithWhatANamedModuleNeeds() {
        assertThat(messageOf("B-65", Mutant.firstOf("B-65")))
                .contains("META-INF/services/org.sigmoidadmm.matrix.spi.MatrixBackendProvider", "provides");
    }
}
