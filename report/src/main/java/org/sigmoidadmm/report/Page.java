package org.sigmoidadmm.report;

import java.util.List;

/**
 * A report.
 *
 * @param title the headline
 * @param summary one line below it
 * @param note about whiskers, next to the legend of figures that have some; may be empty
 * @param lead sections before the cards; may be none
 * @param cards statements with judgements; may be none
 * @param sections the parts
 */
public record Page(
        String title, String summary, String note, List<Section> lead, List<Card> cards, List<Section> sections) {

    /**
     * Copies the lists.
     *
     * @param title the headline
     * @param summary one line below it
     * @param note about the figures
     * @param lead sections before the cards; may be none
     * @param cards statements with judgements
     * @param sections the parts
     */
    public Page {
        cards = List.copyOf(cards);
        sections = List.copyOf(sections);
    }

    /**
     * A report without sections before its cards.
     *
     * @param title the headline
     * @param summary one line below it
     * @param note about the figures
     * @param cards statements with judgements
     * @param sections the parts
     */
    public Page(String title, String summary, String note, List<Card> cards, List<Section> sections) {
        this(title, summary, note, List.of(), cards, sections);
    }
}
