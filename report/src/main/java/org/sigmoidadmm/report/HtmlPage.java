package org.sigmoidadmm.report;

import java.util.List;
import java.util.Locale;

/** A report as one page that needs nothing but itself. */
public final class HtmlPage {

    /** The colours of the series on the light page; the dark page has others in the same order. */
    static final List<String> LIGHT_COLOURS =
            List.of("#2a6fc9", "#c4541a", "#14805f", "#8250df", "#9a6700", "#bf3989", "#0e7490", "#57606a");

    private static final String STYLE = """
            :root {
              color-scheme: light dark;
              --page: #f6f7f9; --card: #ffffff; --text: #1b1f24; --quiet: #59636e; --line: #d8dee4; --grid: #e6eaee;
              --c0: #2a6fc9; --c1: #c4541a; --c2: #14805f; --c3: #8250df; --c4: #9a6700; --c5: #bf3989;
                --c6: #0e7490; --c7: #57606a; --good: #1a7f37; --mixed: #9a6700; --bad: #b3261e;
            }
            @media (prefers-color-scheme: dark) {
              :root {
                --page: #0f1318; --card: #171c22; --text: #e4e9ee; --quiet: #9aa5b1; --line: #313a44; --grid: #262e37;
                --c0: #5b9bea; --c1: #ea8a4f; --c2: #3fb58e; --c3: #a78bfa; --c4: #d4a72c; --c5: #f778ba;
                --c6: #56c4d8; --c7: #aab4be; --good: #57c272; --mixed: #d4a72c; --bad: #ff8079;
              }
            }
            * { box-sizing: border-box; }
            body { margin: 0; background: var(--page); color: var(--text);
              font: 16px/1.5 system-ui, -apple-system, "Segoe UI", sans-serif; }
            main { max-width: 1180px; margin: 0 auto; padding: 1.5rem 1rem 4rem; }
            h1 { font-size: 1.7rem; line-height: 1.2; margin: 0 0 .5rem; }
            h2 { font-size: 1.25rem; margin: 2.5rem 0 .4rem; }
            p { margin: .3rem 0 1rem; max-width: 75ch; }
            .quiet { color: var(--quiet); }
            .legend { display: flex; flex-wrap: wrap; gap: .3rem 1.2rem; list-style: none; padding: 0; margin: 0 0 .8rem; }
            .legend svg { display: inline-block; margin-right: .45em; vertical-align: -.05em; }
            .charts { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(330px, 100%), 1fr)); gap: 12px;
              margin-bottom: 1.2rem; }
            figure { margin: 0; background: var(--card); border: 1px solid var(--line); border-radius: 8px;
              padding: 10px 10px 4px; }
            figcaption { font-size: .9rem; font-weight: 600; }
            figcaption small { display: block; font-weight: 400; font-size: .8rem; color: var(--quiet); }
            svg { display: block; width: 100%; height: auto; }
            svg text { font: 12px system-ui, -apple-system, "Segoe UI", sans-serif; fill: var(--quiet);
              font-variant-numeric: tabular-nums; }
            .grid { stroke: var(--grid); } .base { stroke: var(--quiet); }
            .whisker { stroke: var(--text); stroke-width: 1.3; fill: none; }
            .aim { stroke: var(--text); stroke-dasharray: 5 4; opacity: .6; }
            svg text.cell { font-size: 9.5px; fill: var(--text); } svg text.deepest { fill: var(--card); }
            @media (prefers-color-scheme: dark) { svg text.deep { fill: var(--card); } }
            .cards { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(330px, 100%), 1fr)); gap: 12px; }
            .card { background: var(--card); border: 1px solid var(--line); border-radius: 8px; padding: 12px 14px; }
            .card h3 { font-size: .95rem; line-height: 1.35; margin: 0 0 .4rem; }
            .card p { font-size: .84rem; margin: .3rem 0 0; overflow-wrap: anywhere; }
            .card details { font-size: .84rem; margin-top: .3rem; } .card summary { cursor: pointer; color: var(--quiet); }
            .badge { font-size: .84rem; font-weight: 700; }
            .GOOD { color: var(--good); } .MIXED { color: var(--mixed); } .BAD { color: var(--bad); }
            .NEUTRAL { color: var(--quiet); }
            .curve { fill: none; stroke-width: 2; } .marker { stroke: var(--card); stroke-width: .8; }
            .scroll { overflow-x: auto; width: fit-content; max-width: 100%; margin-bottom: 1rem; background: var(--card); border: 1px solid var(--line);
              border-radius: 8px; }
            table { border-collapse: collapse; min-width: min(24rem, 100%); font-size: .88rem; font-variant-numeric: tabular-nums; }
            th, td { padding: .35rem .9rem; text-align: right; white-space: nowrap;
              border-bottom: 1px solid var(--line); }
            tr:last-child td { border-bottom: 0; }
            th { color: var(--quiet); font-weight: 600; }
            th.name, td.name { text-align: left; }
            .text th, .text td { white-space: normal; overflow-wrap: break-word; min-width: 4.2rem; vertical-align: top; }
            @media (max-width: 600px) { th, td { padding: .3rem .45rem; } .text { font-size: .8rem; } }
            """;

    private HtmlPage() {}

    /**
     * Writes a page.
     *
     * @param page what it shows
     * @return HTML
     */
    public static String render(Page page) {
        StringBuilder out = new StringBuilder();
        out.append("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
                .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
                .append("<title>")
                .append(escape(page.title()))
                .append("</title>\n<style>\n")
                .append(STYLE)
                .append(Palette.rules())
                .append("</style>\n</head>\n<body>\n<main>\n<h1>")
                .append(escape(page.title()))
                .append("</h1>\n");
        out.append("<p class=\"quiet\">").append(escape(page.summary())).append("</p>\n");
        page.lead().forEach(section -> append(section, page.note(), out));
        appendCards(page.cards(), out);
        page.sections().forEach(section -> append(section, page.note(), out));
        return out.append("</main>\n</body>\n</html>\n").toString();
    }

    private static void appendCards(List<Card> cards, StringBuilder out) {
        if (cards.isEmpty()) {
            return;
        }
        out.append("<div class=\"cards\">\n");
        for (Card card : cards) {
            out.append("<div class=\"card\"><h3>")
                    .append(escape(card.headline()))
                    .append("</h3>");
            out.append("<span class=\"badge ").append(card.tone()).append("\">");
            out.append(escape(card.badge())).append("</span>");
            if (!card.lines().isEmpty()) {
                out.append("<details><summary>why</summary>");
                card.lines()
                        .forEach(line -> out.append("<p>").append(escape(line)).append("</p>"));
                out.append("</details>");
            }
            out.append("</div>\n");
        }
        out.append("</div>\n");
    }

    private static void append(Section section, String note, StringBuilder out) {
        out.append("<section>\n<h2>").append(escape(section.title())).append("</h2>\n<p>");
        out.append(escape(section.text())).append("</p>\n");
        if (!section.figures().isEmpty()) {
            appendLegend(section, note, out);
            out.append("<div class=\"charts\">\n");
            section.figures().forEach(figure -> append(figure, section.legend(), out));
            out.append("</div>\n");
        }
        section.tables().forEach(table -> append(table, out));
        out.append("</section>\n");
    }

    private static void append(Figure figure, List<String> legend, StringBuilder out) {
        out.append("<figure><figcaption>").append(escape(figure.title()));
        out.append("<small>").append(escape(figure.unit())).append("</small></figcaption>\n");
        out.append(String.format(
                Locale.ROOT,
                "<svg viewBox=\"0 0 %.0f %.0f\" role=\"img\" aria-label=\"%s, %s\">\n",
                Frame.WIDTH,
                Drawing.height(figure),
                escape(figure.title()),
                escape(figure.unit())));
        SvgCanvas canvas = new SvgCanvas();
        Drawing.draw(figure, legend, canvas);
        out.append(canvas.elements()).append("</svg></figure>\n");
    }

    private static void appendLegend(Section section, String note, StringBuilder out) {
        if (section.legend().isEmpty()) {
            return;
        }
        out.append("<ul class=\"legend\">");
        for (String name : section.legend()) {
            double width = Key.width(section.figures(), name);
            SvgCanvas canvas = new SvgCanvas();
            Key.draw(section.figures(), section.legend(), name, canvas, 0, 0);
            out.append(String.format(
                            Locale.ROOT,
                            "<li><svg viewBox=\"0 0 %.0f %.0f\" style=\"width: %.0fpx\" aria-hidden=\"true\">",
                            width,
                            Key.HEIGHT,
                            width))
                    .append(canvas.elements())
                    .append("</svg>")
                    .append(escape(name))
                    .append("</li>");
        }
        if (!note.isEmpty() && section.figures().stream().anyMatch(Figure::hasSpread)) {
            out.append("<li class=\"quiet\">").append(escape(note)).append("</li>");
        }
        out.append("</ul>\n");
    }

    /** Cells of a table of texts wrap; those of a table of numbers do not. */
    private static void append(Table table, StringBuilder out) {
        boolean allText = table.leading() == table.header().size();
        out.append("<div class=\"scroll\"><table")
                .append(allText ? " class=\"text\"" : "")
                .append(">\n<thead><tr>");
        for (int j = 0; j < table.header().size(); j++) {
            out.append(j < table.leading() ? "<th class=\"name\">" : "<th>");
            out.append(escape(table.header().get(j))).append("</th>");
        }
        out.append("</tr></thead>\n<tbody>\n");
        for (List<String> row : table.rows()) {
            out.append("<tr>");
            for (int j = 0; j < row.size(); j++) {
                out.append(j < table.leading() ? "<td class=\"name\">" : "<td>");
                out.append(escape(row.get(j))).append("</td>");
            }
            out.append("</tr>\n");
        }
        out.append("</tbody></table></div>\n");
    }

    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
