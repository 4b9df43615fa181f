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
        remark = "; " + text;
    }

    Verdict verdict(String claim, String rule) {
        int settings = met.size() + missed.size();
        StringBuilder figures = new StringBuilder("in " + met.size() + " of " + settings + " settings");
        if (!met.isEmpty()) {
            figures.append("; holds: ").append(String.join(", ", met));
        }
        if (!missed.isEmpty()) {
            figures.append("; does not: ").append(String.join(", ", missed));
        }
        return new Verdict(
                claim,
                Outcome.of(met.size(), settings),
                rule,
                figures.append(remark).toString());
    }

    /** The same with only the numbers of settings, and what else there is to say. */
    Verdict brief(String claim, String rule, String more) {
        int settings = met.size() + missed.size();
        String figures = "in " + met.size() + " of " + settings + " settings; " + more;
        return new Verdict(claim, Outcome.of(met.size(), settings), rule, figures);
    }
}
