package org.sigmoidadmm.bench.report;

import java.util.List;
import org.sigmoidadmm.report.Table;

/** The report's tables in Markdown. */
final class MarkdownTables {

    static final String BEGIN = "<!-- begin of the tables that ./bench/run report writes -->";
    static final String END = "<!-- end of the tables that ./bench/run report writes -->";

    private MarkdownTables() {}

    /**
     * Replaces what stands between the markers.
     *
     * @throws IllegalArgumentException if a marker is missing
     */
    static String insert(String name, String text, List<Section> sections) {
        int begin = text.indexOf(BEGIN);
        int end = text.indexOf(END);
        if (begin < 0 || end < begin) {
            throw new IllegalArgumentException(
                    name + " has no lines '" + BEGIN + "' and '" + END + "' to write the tables between");
        }
        return text.substring(0, begin + BEGIN.length()) + "\n\n" + render(sections) + text.substring(end);
    }

    static String render(List<Section> sections) {
        StringBuilder out = new StringBuilder();
        for (Section section : sections) {
            out.append("## ").append(section.title()).append("\n\n");
            out.append(section.text()).append("\n\n");
            for (Table table : section.tables()) {
                append(table, out);
            }
        }
        return out.toString();
    }

    private static void append(Table table, StringBuilder out) {
        appendRow(table.header(), out);
        out.append('|');
        for (int j = 0; j < table.header().size(); j++) {
            out.append(j < table.leading() ? "---|" : "--:|");
        }
        out.append('\n');
        table.rows().forEach(row -> appendRow(row, out));
        out.append('\n');
    }

    private static void appendRow(List<String> cells, StringBuilder out) {
        out.append('|');
        cells.forEach(cell -> out.append(' ').append(cell.replace("|", "\\|")).append(" |"));
        out.append('\n');
    }
}
