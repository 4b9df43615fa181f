package org.sigmoidadmm.bench.report;

import java.util.List;
import org.sigmoidadmm.report.MarkdownTables;
import org.sigmoidadmm.report.Section;

/** The part of a Markdown file that the report writes. */
final class MarkedPart {

    static final String BEGIN = "<!-- begin of the tables that ./bench/run report writes -->";
    static final String END = "<!-- end of the tables that ./bench/run report writes -->";

    private MarkedPart() {}

    /**
     * Replaces what stands between the markers.
     *
     * @throws IllegalArgumentException if a marker is missing
     */
    static String replace(String name, String text, List<Section> sections) {
        int begin = text.indexOf(BEGIN);
        int end = text.indexOf(END);
        if (begin < 0 || end < begin) {
            throw new IllegalArgumentException(
                    name + " has no lines '" + BEGIN + "' and '" + END + "' to write the tables between");
        }
        return text.substring(0, begin + BEGIN.length()) + "\n\n" + MarkdownTables.render(sections)
                + text.substring(end);
    }
}
