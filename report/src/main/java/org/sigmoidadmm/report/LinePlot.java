package org.sigmoidadmm.report;

import java.util.List;

/**
 * Curves over a horizontal axis.
 *
 * @param title one line
 * @param unit what the vertical axis shows
 * @param axis what the horizontal axis shows
 * @param logX whether the horizontal axis is logarithmic; points at or below 0 are left out
 * @param logY whether the vertical axis is logarithmic; points at or below 0 are left out
 * @param curves in the order to draw them
 */
public record LinePlot(String title, String unit, String axis, boolean logX, boolean logY, List<Curve> curves)
        implements Figure {

    /**
     * Copies the list.
     *
     * @param title one line
     * @param unit what the vertical axis shows
     * @param axis what the horizontal axis shows
     * @param logX whether the horizontal axis is logarithmic
     * @param logY whether the vertical axis is logarithmic
     * @param curves in the order to draw them
     */
    public LinePlot {
        curves = List.copyOf(curves);
    }

    @Override
    public boolean hasSpread() {
        return curves.stream().flatMap(curve -> curve.points().stream()).anyMatch(point -> point.low() < point.high());
    }

    /**
     * A curve.
     *
     * @param name a name of the section's legend
     * @param points from left to right; a value that is not finite leaves a gap
     * @param reference whether it is no series but what the others are compared with, such as a bound; drawn in grey
     */
    public record Curve(String name, List<Point> points, boolean reference) {

        /**
         * Copies the list.
         *
         * @param name a name of the section's legend
         * @param points from left to right
         * @param reference whether the others are compared with it
         */
        public Curve {
            points = List.copyOf(points);
        }

        /**
         * The curve of a series.
         *
         * @param name a name of the section's legend
         * @param points from left to right
         */
        public Curve(String name, List<Point> points) {
            this(name, points, false);
        }
    }

    /**
     * A point with the range its value was seen in.
     *
     * @param x where
     * @param y the value, such as a median over seeds
     * @param low the smallest
     * @param high the largest
     */
    public record Point(double x, double y, double low, double high) {

        /**
         * A point without a range.
         *
         * @param x where
         * @param y the value
         * @return the point
         */
        public static Point of(double x, double y) {
            return new Point(x, y, y, y);
        }
    }
}
