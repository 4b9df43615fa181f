package org.sigmoidadmm.report;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Draws a chart of categories. */
final class CategoryDrawing {

    private final CategoryChart chart;
    private final List<String> legend;
    private final Scale scale;
    private final Canvas canvas;

    private CategoryDrawing(CategoryChart chart, List<String> legend, Canvas canvas) {
        this.chart = chart;
        this.legend = legend;
        this.canvas = canvas;
        double largest = Double.isNaN(chart.target()) ? 0 : chart.target();
        for (List<@Nullable Estimate> group : chart.values()) {
            for (Estimate estimate : group) {
                if (estimate != null) {
                    largest = Math.max(largest, estimate.high());
                }
            }
        }
        this.scale = Scale.fromZero(largest, Frame.HEIGHT - Frame.BOTTOM, Frame.TOP);
    }

    static void draw(CategoryChart chart, List<String> legend, Canvas canvas) {
        new CategoryDrawing(chart, legend, canvas).draw();
    }

    private void draw() {
        for (double tick : scale.ticks()) {
            Frame.gridLine(canvas, scale.at(tick), tick == 0, scale.label(tick));
        }
        for (int k = 0; k < chart.categories().size(); k++) {
            drawCategory(k);
        }
        if (chart.lines()) {
            for (int s = 0; s < chart.series().size(); s++) {
                drawCurve(s);
            }
        }
        if (!Double.isNaN(chart.target())) {
            double y = scale.at(chart.target());
            canvas.line(Canvas.Stroke.AIM, Frame.LEFT, y, Frame.WIDTH - Frame.RIGHT, y);
        }
        Frame.axis(canvas, chart.axis());
    }

    private void drawCategory(int k) {
        if (!chart.categories().get(k).isEmpty()) {
            Frame.name(canvas, centre(k), chart.categories().get(k));
        }
        int series = chart.series().size();
        double slot = Math.min(chart.categories().size() == 1 ? 80 : 52, bandWidth() * 0.8 / series);
        for (int s = 0; s < series; s++) {
            Estimate estimate = chart.values().get(k).get(s);
            if (estimate != null) {
                double middle = chart.lines() ? centre(k) : centre(k) + (s - (series - 1) / 2.0) * slot;
                drawValue(s, k, middle, slot * 0.86, estimate);
                if (chart.categories().get(k).isEmpty()) {
                    Frame.name(canvas, middle, chart.series().get(s));
                }
            }
        }
    }

    private void drawValue(int s, int k, double x, double width, Estimate estimate) {
        String hint = chart.series().get(s) + " " + chart.categories().get(k) + ": "
                + Numbers.number(estimate.value()) + " (" + Numbers.number(estimate.low()) + " to "
                + Numbers.number(estimate.high()) + ")";
        int series = Palette.index(legend, chart.series().get(s));
        double y = scale.at(estimate.value());
        if (chart.lines()) {
            canvas.marker(series, x, y, 4, hint);
        } else {
            canvas.bar(series, x - width / 2, y, width, scale.at(0) - y, hint);
        }
        Frame.whisker(canvas, x, scale.at(estimate.low()), scale.at(estimate.high()), Math.min(4, width / 3));
    }

    private void drawCurve(int s) {
        Polyline line =
                new Polyline(canvas, Palette.index(legend, chart.series().get(s)));
        for (int k = 0; k < chart.categories().size(); k++) {
            Estimate estimate = chart.values().get(k).get(s);
            if (estimate == null) {
                line.gap();
            } else {
                line.to(centre(k), scale.at(estimate.value()));
            }
        }
        line.gap();
    }

    private double bandWidth() {
        return (Frame.WIDTH - Frame.LEFT - Frame.RIGHT) / chart.categories().size();
    }

    private double centre(int category) {
        return Frame.LEFT + bandWidth() * (category + 0.5);
    }
}
