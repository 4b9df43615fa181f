package org.sigmoidadmm.experiments;

/**
 * A claim of the paper beside what was measured.
 *
 * @param claim what the paper says, in our words
 * @param outcome what came out
 * @param rule how the outcome follows from the figures; fixed before they are known
 * @param figures the figures that decided
 */
public record Verdict(String claim, Outcome outcome, String rule, String figures) {

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
