package org.sigmoidadmm.bench.report;

import java.util.List;
import org.sigmoidadmm.report.MarkdownTables;
import org.sigmoidadmm.report.Section;

/** A part of a Markdown file that the report writes. */
enum MarkedPart {
    /** The backends compared. */
    BACKENDS("tables"),
    /** The library compared with other frameworks. */
    FRAMEWORKS("comparison");

    private final String word;

    MarkedPart(String word) {
        this.word = word;
    }

    String begin() {
        return "<!-- begin of the " + word + " that ./bench/run report writes -->";
    }

    String end() {
        return "<!-- end of the " + word + " that ./bench/run report writes -->";
    }

    /**
     * Replaces what stands between the markers.
     *
     * @throws IllegalArgumentException if a marker is missing
     */
    String replace(String name, String text, List<Section> sections) {
        int begin = text.indexOf(begin());
        int end = text.indexOf(end());
        if (begin < 0 || end < begin) {
            throw new IllegalArgumentException(
                    name + " has no lines '" + begin() + "' and '" + end() + "' to write the tables between");
        }
        return text.substring(0, begin + begin().length()) + "\n\n" + MarkdownTables.render(sections)
                + text.substring(end);
    }
}
