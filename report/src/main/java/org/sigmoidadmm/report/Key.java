package org.sigmoidadmm.report;

import java.util.List;

/** What stands before a name in the legend: a piece of its line with a marker, or a square where it has bars alone. */
final class Key {

    static final double WIDTH = 28;
    static final double HEIGHT = 10;

    private static final double SQUARE = 9;
    private static final double RADIUS = 3.2;

    private Key() {}

    /** The width that the key of a name takes. */
    static double width(List<Figure> figures, String name) {
        return figures.stream().anyMatch(figure -> hasLine(figure, name)) ? WIDTH : SQUARE;
    }

    /** Draws the key of a name of the legend of some figures, from its upper left corner. */
    static void draw(List<Figure> figures, List<String> legend, String name, Canvas canvas, double x, double y) {
        int series = Palette.index(legend, name);
        if (figures.stream().noneMatch(figure -> hasLine(figure, name))) {
            canvas.bar(series, x, y, SQUARE, SQUARE, "");
            return;
        }
        boolean reference = figures.stream().anyMatch(figure -> hasReference(figure, name));
        double[] ends = {x, x + WIDTH};
        double[] heights = {y + HEIGHT / 2, y + HEIGHT / 2};
        canvas.curve(reference ? Palette.REFERENCE : series, ends, heights);
        if (!reference) {
            canvas.marker(series, x + WIDTH / 2, y + HEIGHT / 2, RADIUS, "");
        }
    }

    private static boolean hasLine(Figure figure, String name) {
        if (figure instanceof LinePlot plot) {
            return plot.curves().stream().anyMatch(curve -> curve.name().equals(name));
        }
        return figure instanceof CategoryChart chart
                && chart.lines()
                && chart.series().contains(name);
    }

    private static boolean hasReference(Figure figure, String name) {
        return figure instanceof LinePlot plot
                && plot.curves().stream()
                        .anyMatch(curve -> curve.reference() && curve.name().equals(name));
    }
}
