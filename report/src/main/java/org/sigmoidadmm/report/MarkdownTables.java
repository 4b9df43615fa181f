package org.sigmoidadmm.report;

import java.util.List;

/** Texts and tables of sections in Markdown. */
public final class MarkdownTables {

    private MarkdownTables() {}

    /**
     * Writes sections.
     *
     * @param sections what to write; figures are left out
     * @return Markdown that ends with an empty line
     */
    public static String render(List<Section> sections) {
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
