package org.sigmoidadmm.report;

import java.util.Locale;

/** Writes SVG elements that take their colours from the page's style sheet. */
final class SvgCanvas implements Canvas {

    /** On the dark page the text of a cell deeper than this is easier to read in the colour of the page. */
    private static final double DEEP = 0.7;

    /** The same for the light page, whose text is darker. */
    static final double DEEPEST = 0.9;

    private final StringBuilder out = new StringBuilder();

    /** The elements drawn so far. */
    String elements() {
        return out.toString();
    }

    @Override
    public void line(Stroke stroke, double x1, double y1, double x2, double y2) {
        out.append(String.format(
                Locale.ROOT,
                "<line class=\"%s\" x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\"/>\n",
                stroke.style(),
                x1,
                y1,
                x2,
                y2));
    }

    @Override
    public void curve(int series, double[] x, double[] y) {
        String style = series == Palette.REFERENCE ? "reference" : "s" + series;
        out.append(String.format(Locale.ROOT, "<path class=\"curve %s\" d=\"", style));
        for (int k = 0; k < x.length; k++) {
            out.append(String.format(Locale.ROOT, "%s%.1f %.1f", k == 0 ? "M" : "L", x[k], y[k]));
        }
        out.append("\"/>\n");
    }

    @Override
    public void marker(int series, double x, double y, double radius, String hint) {
        out.append(String.format(Locale.ROOT, "<polygon class=\"marker f%d\" points=\"", series));
        double[] outline = Palette.marker(series).outline(x, y, radius);
        for (int k = 0; k < outline.length; k++) {
            out.append(String.format(Locale.ROOT, k == 0 ? "%.1f" : " %.1f", outline[k]));
        }
        out.append("\">").append(title(hint)).append("</polygon>\n");
    }

    private static String title(String hint) {
        return hint.isEmpty() ? "" : "<title>" + HtmlPage.escape(hint) + "</title>";
    }

    @Override
    public void bar(int series, double x, double y, double width, double height, String hint) {
        out.append(String.format(
                Locale.ROOT,
                "<rect class=\"f%d\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" rx=\"1.5\">" + "%s</rect>\n",
                series,
                x,
                y,
                width,
                height,
                title(hint)));
    }

    @Override
    public void shade(double depth, double x, double y, double width, double height, String hint) {
        out.append(String.format(
                Locale.ROOT,
                "<rect class=\"f0\" fill-opacity=\"%.3f\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\">"
                        + "%s</rect>\n",
                depth,
                x,
                y,
                width,
                height,
                title(hint)));
    }

    @Override
    public void text(double x, double y, Anchor anchor, String content) {
        out.append(String.format(
                Locale.ROOT,
                "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>\n",
                x,
                y,
                anchor.word(),
                HtmlPage.escape(content)));
    }

    @Override
    public void label(double x, double y, double depth, String content) {
        out.append(String.format(
                Locale.ROOT,
                "<text class=\"%s\" x=\"%.1f\" y=\"%.1f\" text-anchor=\"middle\">%s</text>\n",
                depth > DEEPEST ? "cell deep deepest" : depth > DEEP ? "cell deep" : "cell",
                x,
                y,
                HtmlPage.escape(content)));
    }
}
