package org.sigmoidadmm.experiments;

import java.util.List;

/**
 * A claim of the paper beside what was measured.
 *
 * @param subject how ADMM was set up; empty for a claim that is not about ADMM
 * @param claim what the paper says of sigmoid-ADMM, in our words: what follows after the name of the method; without a
 *     subject a whole sentence
 * @param outcome what came out
 * @param rule how the outcome follows from the figures
 * @param figures in a few words what decided
 * @param details the figures that decided, a line for those settings that met the rule and one for the others
 */
public record Verdict(
        String subject, String claim, Outcome outcome, String rule, String figures, List<String> details) {

    /**
     * Copies the list.
     *
     * @param subject how ADMM was set up
     * @param claim what the paper says of sigmoid-ADMM
     * @param outcome what came out
     * @param rule how the outcome follows from the figures
     * @param figures in a few words what decided
     * @param details the figures that decided
     */
    public Verdict {
        details = List.copyOf(details);
    }

    /**
     * The claim as a sentence.
     *
     * @return with the method and how it was set up in front
     */
    public String statement() {
        return subject.isEmpty() ? claim : "sigmoid-ADMM with " + subject + " " + claim;
    }

    /**
     * The outcome for a table.
     *
     * @return with the figures
     */
    public String brief() {
        return switch (outcome) {
            case HOLDS -> "holds, " + figures;
            case SOME_SETTINGS -> "in part, " + figures;
            case DOES_NOT_HOLD -> "does not hold, " + figures;
            case NOT_MEASURED -> outcome.text();
        };
    }

    /** What came out. */
    public enum Outcome {
        /** The rule was met in all settings. */
        HOLDS("holds"),
        /** The rule was met in some of the settings, which the figures name. */
        SOME_SETTINGS("holds only under these settings"),
        /** The rule was met in none of the settings. */
        DOES_NOT_HOLD("does not hold"),
        /** The cells that decide are not there. */
        NOT_MEASURED("not measured");

        private final String text;

        Outcome(String text) {
            this.text = text;
        }

        /**
         * The outcome in words.
         *
         * @return a text that completes "the claim …"
         */
        public String text() {
            return text;
        }

        /**
         * Decides by how many settings met the rule.
         *
         * @param met how many did
         * @param settings how many there are
         * @return the outcome
         */
        public static Outcome of(int met, int settings) {
            if (settings == 0) {
                return NOT_MEASURED;
            }
            return met == settings ? HOLDS : met == 0 ? DOES_NOT_HOLD : SOME_SETTINGS;
        }
    }
}
