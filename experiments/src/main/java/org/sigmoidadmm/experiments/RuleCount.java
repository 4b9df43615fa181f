package org.sigmoidadmm.experiments;

import java.util.ArrayList;
import java.util.List;
import org.sigmoidadmm.experiments.Verdict.Outcome;

/** Which settings met a rule. */
final class RuleCount {

    private final List<String> met = new ArrayList<>();
    private final List<String> missed = new ArrayList<>();
    private String remark = "";

    void add(boolean holds, String ifMet, String ifMissed) {
        (holds ? met : missed).add(holds ? ifMet : ifMissed);
    }

    /** Adds what the figures alone do not say. */
    void remark(String text) {
        remark = text;
    }

    Verdict verdict(String subject, String claim, String rule) {
        int settings = met.size() + missed.size();
        List<String> details = new ArrayList<>();
        if (!met.isEmpty()) {
            details.add("Holds: " + String.join(", ", met));
        }
        if (!missed.isEmpty()) {
            details.add("Does not hold: " + String.join(", ", missed));
        }
        if (!remark.isEmpty()) {
            details.add(remark);
        }
        return new Verdict(
                subject, claim, Outcome.of(met.size(), settings), rule, met.size() + " of " + settings, details);
    }
}
