package org.sigmoidadmm.bench.report;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Draws a chart as inline SVG, sized so that its text is readable on a telephone. */
final class ChartSvg {

    /** How many colours the page defines. */
    static final int COLOURS = 6;

    private static final double WIDTH = 360;
    private static final double HEIGHT = 210;
    private static final double LEFT = 44;
    private static final double RIGHT = 8;
    private static final double TOP = 10;
    private static final double BOTTOM = 36;

    private final Chart chart;
    private final double step;
    private final double top;
    private final StringBuilder out = new StringBuilder();

    private ChartSvg(Chart chart) {
        this.chart = chart;
        double largest = Double.isNaN(chart.target()) ? 0 : chart.target();
        for (List<@Nullable Estimate> group : chart.values()) {
            for (Estimate estimate : group) {
                if (estimate != null) {
                    largest = Math.max(largest, estimate.high());
                }
            }
        }
        this.step = step(largest);
        this.top = largest > 0 ? step * Math.ceil(largest / step * 1.001) : 1;
    }

    /** The drawing with its caption. */
    static String figure(Chart chart) {
        return new ChartSvg(chart).draw();
    }

    /** A round distance between grid lines: 1, 2 or 5 times a power of ten, four to eight of them. */
    private static double step(double largest) {
        if (!(largest > 0)) {
            return 1;
        }
        double power = Math.pow(10, Math.floor(Math.log10(largest / 4)));
        double ratio = largest / 4 / power;
        return power * (ratio >= 5 ? 5 : ratio >= 2 ? 2 : 1);
    }

    private String draw() {
        out.append("<figure><figcaption>").append(HtmlPage.escape(chart.title()));
        out.append("<small>").append(HtmlPage.escape(chart.unit())).append("</small></figcaption>\n");
        out.append(String.format(
                Locale.ROOT,
                "<svg viewBox=\"0 0 %.0f %.0f\" role=\"img\" aria-label=\"%s, %s\">\n",
                WIDTH,
                HEIGHT,
                HtmlPage.escape(chart.title()),
                HtmlPage.escape(chart.unit())));
        drawGrid();
        for (int k = 0; k < chart.categories().size(); k++) {
            drawCategory(k);
        }
        if (chart.lines()) {
            for (int s = 0; s < chart.series().size(); s++) {
                drawCurve(s);
            }
        }
        if (!Double.isNaN(chart.target())) {
            line("aim", LEFT, y(chart.target()), WIDTH - RIGHT, y(chart.target()));
        }
        if (!chart.axis().isEmpty()) {
            text((LEFT + WIDTH - RIGHT) / 2, HEIGHT - 4, "middle", chart.axis());
        }
        return out.append("</svg></figure>\n").toString();
    }

    private void drawGrid() {
        for (int k = 0; k * step <= top * 1.0001; k++) {
            double value = k * step;
            line(k == 0 ? "base" : "grid", LEFT, y(value), WIDTH - RIGHT, y(value));
            text(LEFT - 6, y(value) + 4, "end", tick(value));
        }
    }

    private String tick(double value) {
        int decimals = Math.max(0, (int) Math.ceil(-Math.log10(step) - 1e-9));
        return String.format(Locale.ROOT, "%." + decimals + "f", value);
    }

    private void drawCategory(int k) {
        if (!chart.categories().get(k).isEmpty()) {
            text(centre(k), HEIGHT - BOTTOM + 15, "middle", chart.categories().get(k));
        }
        int series = chart.series().size();
        double slot = Math.min(chart.categories().size() == 1 ? 80 : 52, bandWidth() * 0.8 / series);
        for (int s = 0; s < series; s++) {
            Estimate estimate = chart.values().get(k).get(s);
            if (estimate != null) {
                double middle = chart.lines() ? centre(k) : centre(k) + (s - (series - 1) / 2.0) * slot;
                drawValue(s, k, middle, slot * 0.86, estimate);
                if (chart.categories().get(k).isEmpty()) {
                    text(middle, HEIGHT - BOTTOM + 15, "middle", chart.series().get(s));
                }
            }
        }
    }

    private void drawValue(int s, int k, double x, double width, Estimate estimate) {
        String hint =
                HtmlPage.escape(chart.series().get(s) + " " + chart.categories().get(k) + ": "
                        + Figures.number(estimate.value()) + " (" + Figures.number(estimate.low()) + " to "
                        + Figures.number(estimate.high()) + ")");
        String colour = "f" + s % COLOURS;
        if (chart.lines()) {
            out.append(String.format(
                    Locale.ROOT,
                    "<circle class=\"%s\" cx=\"%.1f\" cy=\"%.1f\" r=\"4\"><title>%s</title></circle>\n",
                    colour,
                    x,
                    y(estimate.value()),
                    hint));
        } else {
            out.append(String.format(
                    Locale.ROOT,
                    "<rect class=\"%s\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" rx=\"1.5\">"
                            + "<title>%s</title></rect>\n",
                    colour,
                    x - width / 2,
                    y(estimate.value()),
                    width,
                    y(0) - y(estimate.value()),
                    hint));
        }
        double low = y(estimate.low());
        double high = y(estimate.high());
        double cap = Math.min(4, width / 3);
        out.append(String.format(
                Locale.ROOT,
                "<path class=\"whisker\" d=\"M%.1f %.1fH%.1fM%.1f %.1fV%.1fM%.1f %.1fH%.1f\"/>\n",
                x - cap,
                low,
                x + cap,
                x,
                low,
                high,
                x - cap,
                high,
                x + cap));
    }

    private void drawCurve(int s) {
        StringBuilder path = new StringBuilder();
        boolean pen = false;
        for (int k = 0; k < chart.categories().size(); k++) {
            Estimate estimate = chart.values().get(k).get(s);
            if (estimate != null) {
                path.append(String.format(Locale.ROOT, "%s%.1f %.1f", pen ? "L" : "M", centre(k), y(estimate.value())));
            }
            pen = estimate != null;
        }
        out.append(String.format(Locale.ROOT, "<path class=\"curve s%d\" d=\"%s\"/>\n", s % COLOURS, path));
    }

    private double bandWidth() {
        return (WIDTH - LEFT - RIGHT) / chart.categories().size();
    }

    private double centre(int category) {
        return LEFT + bandWidth() * (category + 0.5);
    }

    private double y(double value) {
        return HEIGHT - BOTTOM - (HEIGHT - BOTTOM - TOP) * Math.min(1, value / top);
    }

    private void line(String style, double x1, double y1, double x2, double y2) {
        out.append(String.format(
                Locale.ROOT,
                "<line class=\"%s\" x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\"/>\n",
                style,
                x1,
                y1,
                x2,
                y2));
    }

    private void text(double x, double y, String anchor, String content) {
        out.append(String.format(
                Locale.ROOT,
                "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>\n",
                x,
                y,
                anchor,
                HtmlPage.escape(content)));
    }
}
