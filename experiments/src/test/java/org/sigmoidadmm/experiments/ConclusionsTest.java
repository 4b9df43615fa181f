package org.sigmoidadmm.experiments;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.sigmoidadmm.report.Card;
import org.sigmoidadmm.report.Section;

class ConclusionsTest {

    private static Verdict verdict(String subject, String claim, boolean... met) {
        RuleCount count = new RuleCount();
        for (int k = 0; k < met.length; k++) {
            count.add(met[k], "net " + k + " (small)", "net " + k + " (large)");
        }
        return count.verdict(subject, claim, "it is small");
    }

    private static Conclusions conclusions() {
        Map<String, List<Verdict>> verdicts = new LinkedHashMap<>();
        verdicts.put(
                "square",
                List.of(
                        verdict("these settings", "is good", true, true),
                        verdict("these settings", "is quick", true, false),
                        verdict("those settings", "is good", false, false),
                        verdict("those settings", "is quick")));
        verdicts.put("net", List.of(verdict("", "a net is close", true)));
        return new Conclusions(verdicts);
    }

    @Test
    void inShortEachClaimIsARowAndEachWayToSetUpAColumn() {
        Section section = conclusions().inShort();
        assertThat(section.text())
                .startsWith(
                        "Of 5 claims, each about one way to set ADMM up, 2 hold, 1 hold only under some settings and "
                                + "1 do not hold; 1 are not measured.");
        assertThat(section.tables()).hasSize(2);
        assertThat(section.tables().get(0).header())
                .containsExactly("experiment", "sigmoid-ADMM", "with these settings", "with those settings");
        assertThat(section.tables().get(0).rows())
                .containsExactly(
                        List.of("square", "is good", "holds, 2 of 2", "does not hold, 0 of 2"),
                        List.of("square", "is quick", "in part, 1 of 2", "not measured"));
        assertThat(section.tables().get(1).rows()).containsExactly(List.of("net", "a net is close", "holds, 1 of 1"));
    }

    @Test
    void detailsNameTheRuleOnceAndTheSettingsOfEachOutcome() {
        assertThat(conclusions().details("square")).isEqualTo("""
                ### square: verdicts

                - Sigmoid-ADMM **is good**. Rule: it is small.
                  - with these settings: **holds** (2 of 2). Holds: net 0 (small), net 1 (small).
                  - with those settings: **does not hold** (0 of 2). Does not hold: net 0 (large), net 1 (large).
                - Sigmoid-ADMM **is quick**. Rule: it is small.
                  - with these settings: **holds only under these settings** (1 of 2). Holds: net 0 (small). Does not hold: net 1 (large).
                  - with those settings: **not measured** (0 of 0).

                """);
        assertThat(conclusions().details("another")).isEmpty();
    }

    @Test
    void aCardIsASentenceWithItsOutcome() {
        List<Card> cards = conclusions().cards();
        assertThat(cards).hasSize(5);
        assertThat(cards.get(1).headline()).isEqualTo("square: sigmoid-ADMM with these settings is quick");
        assertThat(cards.get(1).badge()).isEqualTo("holds only under these settings, 1 of 2");
        assertThat(cards.get(4).headline()).isEqualTo("net: a net is close");
    }
}
