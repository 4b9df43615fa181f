package org.sigmoidadmm.experiments;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.sigmoidadmm.experiments.Verdict.Outcome;
import org.sigmoidadmm.report.Card;
import org.sigmoidadmm.report.Numbers;
import org.sigmoidadmm.report.Section;
import org.sigmoidadmm.report.Table;

/** The verdicts of all experiments: in short, and with what decided each. */
final class Conclusions {

    private static final String TITLE = "In short";

    private final Map<String, List<Verdict>> verdicts;

    /**
     * Collects.
     *
     * @param verdicts of each experiment
     */
    Conclusions(Map<String, List<Verdict>> verdicts) {
        this.verdicts = new LinkedHashMap<>(verdicts);
    }

    /** How many claims hold, and for each which settings of ADMM they hold for. */
    Section inShort() {
        Map<List<String>, List<List<String>>> rows = new LinkedHashMap<>();
        verdicts.forEach((experiment, of) -> {
            List<String> subjects = List.copyOf(subjects(of));
            List<List<String>> mine = rows.computeIfAbsent(subjects, key -> new ArrayList<>());
            byClaim(of).forEach((claim, same) -> {
                List<String> row = new ArrayList<>(List.of(experiment, claim));
                subjects.forEach(subject -> row.add(same.stream()
                        .filter(verdict -> verdict.subject().equals(subject))
                        .map(Verdict::brief)
                        .findFirst()
                        .orElse(Numbers.NONE)));
                mine.add(row);
            });
        });
        List<Table> tables = new ArrayList<>();
        rows.forEach((subjects, cells) -> {
            List<String> header =
                    new ArrayList<>(List.of("experiment", subjects.contains("") ? "claim" : "sigmoid-ADMM"));
            subjects.forEach(subject -> header.add(subject.isEmpty() ? "verdict" : "with " + subject));
            tables.add(new Table(header, header.size(), cells));
        });
        return new Section(TITLE, counts(), List.of(), List.of(), tables);
    }

    private String counts() {
        Map<Outcome, Integer> counts = new LinkedHashMap<>();
        int all = 0;
        for (List<Verdict> of : verdicts.values()) {
            for (Verdict verdict : of) {
                counts.merge(verdict.outcome(), 1, Integer::sum);
                all++;
            }
        }
        return "Of " + all + " claims, each about one way to set ADMM up, " + counts.getOrDefault(Outcome.HOLDS, 0)
                + " hold, " + counts.getOrDefault(Outcome.SOME_SETTINGS, 0) + " hold only under some settings and "
                + counts.getOrDefault(Outcome.DOES_NOT_HOLD, 0) + " do not hold"
                + (counts.containsKey(Outcome.NOT_MEASURED)
                        ? "; " + counts.get(Outcome.NOT_MEASURED) + " are not measured"
                        : "")
                + ". The claims are the paper's in our words; the rule that decides each stands with it below. Which settings a claim holds for, with the figures, is said below for each "
                + "experiment.";
    }

    /** The verdicts of an experiment as a nested list in Markdown. */
    String details(String experiment) {
        List<Verdict> of = verdicts.getOrDefault(experiment, List.of());
        if (of.isEmpty()) {
            return "";
        }
        StringBuilder out = new StringBuilder("### " + experiment + ": verdicts\n\n");
        byClaim(of).forEach((claim, same) -> {
            out.append("- ").append(same.get(0).subject().isEmpty() ? "" : "Sigmoid-ADMM ");
            out.append("**").append(claim).append("**. ").append(rules(same));
            for (Verdict verdict : same) {
                out.append("  - ").append(verdict.subject().isEmpty() ? "" : "with " + verdict.subject() + ": ");
                out.append("**").append(verdict.outcome().text()).append("** (");
                out.append(verdict.figures()).append(").");
                verdict.details().forEach(line -> out.append(' ').append(line).append('.'));
                out.append('\n');
            }
        });
        return out.append('\n').toString();
    }

    private static String rules(List<Verdict> same) {
        Set<String> rules = new LinkedHashSet<>();
        same.forEach(verdict -> rules.add("Rule: " + verdict.rule() + "."));
        return String.join(" ", rules) + "\n";
    }

    /** A card for each verdict. */
    List<Card> cards() {
        List<Card> cards = new ArrayList<>();
        verdicts.forEach((experiment, of) -> of.forEach(verdict -> {
            List<String> lines = new ArrayList<>(verdict.details());
            lines.add("Rule: " + verdict.rule());
            cards.add(new Card(
                    experiment + ": " + verdict.statement(),
                    verdict.outcome().text() + ", " + verdict.figures(),
                    tone(verdict.outcome()),
                    lines));
        }));
        return cards;
    }

    private static Set<String> subjects(List<Verdict> of) {
        Set<String> subjects = new LinkedHashSet<>();
        of.forEach(verdict -> subjects.add(verdict.subject()));
        return subjects;
    }

    private static Map<String, List<Verdict>> byClaim(List<Verdict> of) {
        Map<String, List<Verdict>> byClaim = new LinkedHashMap<>();
        of.forEach(verdict -> byClaim.computeIfAbsent(verdict.claim(), key -> new ArrayList<>())
                .add(verdict));
        return byClaim;
    }

    private static Card.Tone tone(Outcome outcome) {
        return switch (outcome) {
            case HOLDS -> Card.Tone.GOOD;
            case SOME_SETTINGS -> Card.Tone.MIXED;
            case DOES_NOT_HOLD -> Card.Tone.BAD;
            case NOT_MEASURED -> Card.Tone.NEUTRAL;
        };
    }
}
