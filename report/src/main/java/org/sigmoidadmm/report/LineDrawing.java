package org.sigmoidadmm.report;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import org.sigmoidadmm.report.LinePlot.Curve;
import org.sigmoidadmm.report.LinePlot.Point;

/** Draws curves. */
final class LineDrawing {

    /** With more points than this a curve has markers at some alone, and no whiskers. */
    private static final int MOST_MARKERS = 12;

    /** How far apart those markers are at least, in units; curves that lie close begin at different places. */
    private static final double MARKER_DISTANCE = 60;

    private final LinePlot plot;
    private final List<String> legend;
    private final Canvas canvas;
    private final Scale x;
    private final Scale y;

    private LineDrawing(LinePlot plot, List<String> legend, Canvas canvas) {
        this.plot = plot;
        this.legend = legend;
        this.canvas = canvas;
        double left = smallest(Point::x, plot.logX());
        double right = largest(Point::x, plot.logX());
        double from = Frame.LEFT + 6;
        double to = Frame.WIDTH - Frame.RIGHT - 8;
        this.x = plot.logX() ? Scale.tightLog(left, right, from, to) : Scale.linear(left, right, from, to, whole());
        double low = smallest(Point::low, plot.logY());
        double high = largest(Point::high, plot.logY());
        double bottom = Frame.HEIGHT - Frame.BOTTOM;
        this.y = plot.logY()
                ? Scale.log(low, high, bottom, Frame.TOP)
                : low >= 0
                        ? Scale.fromZero(high, bottom, Frame.TOP)
                        : Scale.linear(low, high, bottom, Frame.TOP, false);
    }

    static void draw(LinePlot plot, List<String> legend, Canvas canvas) {
        new LineDrawing(plot, legend, canvas).draw();
    }

    private DoubleStream values(ToDoubleFunction<Point> part, boolean log) {
        return plot.curves().stream()
                .flatMap(curve -> curve.points().stream())
                .filter(point -> Double.isFinite(point.y()))
                .mapToDouble(part)
                .filter(value -> Double.isFinite(value) && (!log || value > 0));
    }

    private boolean whole() {
        return values(Point::x, false).allMatch(value -> value == Math.rint(value));
    }

    private double smallest(ToDoubleFunction<Point> part, boolean log) {
        return values(part, log).min().orElse(log ? 1 : 0);
    }

    private double largest(ToDoubleFunction<Point> part, boolean log) {
        return values(part, log).max().orElse(1);
    }

    private void draw() {
        List<Double> ticks = y.ticks();
        for (double tick : ticks) {
            Frame.gridLine(canvas, y.at(tick), tick == ticks.get(0), y.label(tick));
        }
        for (double tick : x.ticks()) {
            double foot = Frame.HEIGHT - Frame.BOTTOM;
            canvas.line(Canvas.Stroke.BASE, x.at(tick), foot, x.at(tick), foot + 4);
            Frame.name(canvas, x.at(tick), x.label(tick));
        }
        plot.curves().forEach(this::drawCurve);
        Frame.axis(canvas, plot.axis());
    }

    private void drawCurve(Curve curve) {
        int series = Palette.index(legend, curve.name());
        Polyline line = new Polyline(canvas, curve.reference() ? Palette.REFERENCE : series);
        for (Point point : curve.points()) {
            if (shown(point)) {
                line.to(x.at(point.x()), y.at(point.y()));
            } else {
                line.gap();
            }
        }
        line.gap();
        if (!curve.reference()) {
            List<Point> marked = curve.points().stream().filter(this::shown).toList();
            if (curve.points().size() > MOST_MARKERS) {
                marked = some(
                        marked,
                        (double) plot.curves().indexOf(curve) / plot.curves().size());
            }
            boolean ranges = curve.points().size() <= MOST_MARKERS;
            marked.forEach(point -> drawPoint(curve.name(), series, point, ranges));
        }
    }

    /** Points about as far apart as markers are, from a fraction of that distance on. */
    private List<Point> some(List<Point> points, double from) {
        List<Point> some = new ArrayList<>();
        double next = x.at(points.isEmpty() ? 1 : points.get(0).x()) + MARKER_DISTANCE * from;
        for (Point point : points) {
            if (x.at(point.x()) >= next) {
                some.add(point);
                next = x.at(point.x()) + MARKER_DISTANCE;
            }
        }
        if (some.isEmpty() && !points.isEmpty()) {
            some.add(points.get(points.size() / 2));
        }
        return some;
    }

    private boolean shown(Point point) {
        return x.shows(point.x()) && y.shows(point.y());
    }

    private void drawPoint(String name, int series, Point point, boolean whisker) {
        String range = point.low() < point.high()
                ? " (" + Numbers.significant(point.low()) + " to " + Numbers.significant(point.high()) + ")"
                : "";
        if (whisker && !range.isEmpty() && y.shows(point.low()) && y.shows(point.high())) {
            Frame.whisker(canvas, x.at(point.x()), y.at(point.low()), y.at(point.high()), 3);
        }
        String hint = name + ", " + plot.axis() + " " + Numbers.significant(point.x()) + ": "
                + Numbers.significant(point.y()) + range;
        canvas.marker(series, x.at(point.x()), y.at(point.y()), 3.2, hint);
    }
}
