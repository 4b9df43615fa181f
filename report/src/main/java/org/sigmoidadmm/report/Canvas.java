package org.sigmoidadmm.report;

/** What a figure is drawn on: SVG or an image. Lengths are in units of a figure 360 wide; y points down. */
interface Canvas {

    /** Kinds of straight lines, with their names in the style sheet. */
    enum Stroke {
        GRID("grid"),
        BASE("base"),
        AIM("aim"),
        WHISKER("whisker");

        private final String style;

        Stroke(String style) {
            this.style = style;
        }

        String style() {
            return style;
        }
    }

    /** Where a text stands relative to its point, with the names of SVG. */
    enum Anchor {
        START("start"),
        MIDDLE("middle"),
        END("end");

        private final String word;

        Anchor(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }
    }

    void line(Stroke stroke, double x1, double y1, double x2, double y2);

    /** A line through points, in colour and dashes of a series or of the reference. */
    void curve(int series, double[] x, double[] y);

    /** The shape of a series. */
    void marker(int series, double x, double y, double radius, String hint);

    void bar(int series, double x, double y, double width, double height, String hint);

    /** A rectangle from nearly the colour of the background, at 0, to the full colour, at 1. */
    void shade(double depth, double x, double y, double width, double height, String hint);

    void text(double x, double y, Anchor anchor, String content);

    /** A text of a size other than the common one, on a shade of a given depth. */
    void label(double x, double y, double depth, String content);
}
