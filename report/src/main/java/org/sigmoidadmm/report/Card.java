package org.sigmoidadmm.report;

import java.util.List;

/**
 * A statement with a judgement, at the head of a page.
 *
 * @param headline the statement
 * @param badge the judgement, a few words
 * @param tone how the badge looks
 * @param lines what led to the judgement
 */
public record Card(String headline, String badge, Tone tone, List<String> lines) {

    /**
     * Copies the list.
     *
     * @param headline the statement
     * @param badge the judgement
     * @param tone how the badge looks
     * @param lines what led to the judgement
     */
    public Card {
        lines = List.copyOf(lines);
    }

    /** How a badge looks. */
    public enum Tone {
        /** The statement is right. */
        GOOD,
        /** It is right in part. */
        MIXED,
        /** It is wrong. */
        BAD,
        /** Nothing is known. */
        NEUTRAL
    }
}
