package org.sigmoidadmm.matrix.tck;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.Event;

class KitCatchesBrokenBackendsTest {

    static Stream<Arguments> mutants() {
        List<Mutant> mutants = Mutant.all();
        return IntStream.range(0, mutants.size()).mapToObj(k -> Arguments.of(k, mutants.get(k)));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("mutants")
    void ruleCatchesItsMutant(int number, Mutant mutant) {
        EngineExecutionResults results = KitRun.run(mutant.rule(), Map.of(BrokenTck.MUTANT, Integer.toString(number)));
        List<Event> failed = results.testEvents().failed().list();
        assertThat(failed).as("failed tests for %s", mutant).hasSize(1);
        assertThat(failed.get(0).getTestDescriptor().getDisplayName())
                .as("name of the failed test")
                .startsWith(mutant.rule() + " ");
        Throwable thrown = failed.get(0)
                .getRequiredPayload(TestExecutionResult.class)
                .getThrowable()
                .orElseThrow();
        // the kit's judgement, not an accident on the way
        assertThat(thrown).as("failure for %s", mutant).isInstanceOf(AssertionError.class);
        // what was tried, not only how it is looked at
        assertThat(thrown.getMessage().strip())
                .as("message for %s", mutant)
                .isNotEmpty()
                .doesNotStartWith("Expecting");
    }
}
