package org.sigmoidadmm.report;

import java.util.List;

/**
 * A part of a report.
 *
 * @param title one line
 * @param text what is shown, and how it was measured
 * @param legend the names of the series of its figures, in the order of their colours; empty where there are none
 * @param figures for page and PNG files
 * @param tables for page and Markdown
 */
public record Section(String title, String text, List<String> legend, List<Figure> figures, List<Table> tables) {

    /**
     * Copies the lists.
     *
     * @param title one line
     * @param text what is shown
     * @param legend the names of the series
     * @param figures for page and PNG files
     * @param tables for page and Markdown
     */
    public Section {
        legend = List.copyOf(legend);
        figures = List.copyOf(figures);
        tables = List.copyOf(tables);
    }
}
