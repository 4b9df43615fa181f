package org.sigmoidadmm.matrix.tck;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.reporting.ReportEntry;
import org.junit.platform.testkit.engine.Event;
import org.junit.platform.testkit.engine.Events;

class KnownDeviationsTest {

    private static Throwable thrownBy(Event event) {
        return event.getRequiredPayload(TestExecutionResult.class)
                .getThrowable()
                .orElseThrow();
    }

    private static String firstMutantOf(String rule) {
        return Integer.toString(Mutant.firstOf(rule));
    }

    @Test
    void listedDeviationIsReportedWithItsReason() {
        Events events = KitRun.run("B-39", Map.of(BrokenTck.MUTANT, firstMutantOf("B-39"), BrokenTck.DEVIATION, "B-39"))
                .testEvents();
        assertThat(events.aborted().list())
                .singleElement()
                .satisfies(event ->
                        assertThat(thrownBy(event)).hasMessageContaining("B-39").hasMessageContaining("the reason"));
        assertThat(events.reportingEntryPublished().list())
                .singleElement()
                .satisfies(event -> assertThat(
                                event.getRequiredPayload(ReportEntry.class).getKeyValuePairs())
                        .containsValue("known deviation from B-39: the reason"));
    }

    @Test
    void listedDeviationThatHoldsIsAFailure() {
        Events events = KitRun.run("B-39", Map.of(BrokenTck.DEVIATION, "B-39")).testEvents();
        assertThat(events.failed().list())
                .singleElement()
                .satisfies(event -> assertThat(thrownBy(event))
                        .isInstanceOf(AssertionError.class)
                        .hasMessageContaining("B-39")
                        .hasMessageContaining("the reason"));
    }

    @Test
    void deviationOfAnotherRuleExcusesNothing() {
        Events events = KitRun.run("B-39", Map.of(BrokenTck.MUTANT, firstMutantOf("B-39"), BrokenTck.DEVIATION, "B-40"))
                .testEvents();
        assertThat(events.failed().count()).isEqualTo(1);
    }

    @Test
    void deviationFromARuleThatDoesNotExistIsAFailure() {
        Events events = KitRun.run("B-39", Map.of(BrokenTck.DEVIATION, "B-999")).testEvents();
        assertThat(events.failed().list())
                .singleElement()
                .satisfies(event -> assertThat(thrownBy(event)).hasMessageContaining("B-999"));
    }

    @Test
    void rightBackendPassesThroughTheSameRun() {
        assertThat(KitRun.run("B-39", Map.of()).testEvents().succeeded().count())
                .isEqualTo(1);
    }
}
