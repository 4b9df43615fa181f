package org.sigmoidadmm.report;

/** The measures of a drawing, sized so that its text is readable on a telephone. */
final class Frame {

    static final double WIDTH = 360;
    static final double HEIGHT = 210;
    static final double LEFT = 44;
    static final double RIGHT = 8;
    static final double TOP = 10;
    static final double BOTTOM = 36;

    /** How far below the plot the names along the axis stand. */
    static final double NAMES = 15;

    private Frame() {}

    /** Writes a name along the horizontal axis. */
    static void name(Canvas canvas, double x, String name) {
        canvas.text(x, HEIGHT - BOTTOM + NAMES, Canvas.Anchor.MIDDLE, name);
    }

    /** Writes what the horizontal axis shows. */
    static void axis(Canvas canvas, String axis) {
        if (!axis.isEmpty()) {
            canvas.text((LEFT + WIDTH - RIGHT) / 2, HEIGHT - 4, Canvas.Anchor.MIDDLE, axis);
        }
    }

    /** Draws a horizontal line of the grid with its value. */
    static void gridLine(Canvas canvas, double y, boolean base, String value) {
        canvas.line(base ? Canvas.Stroke.BASE : Canvas.Stroke.GRID, LEFT, y, WIDTH - RIGHT, y);
        canvas.text(LEFT - 6, y + 4, Canvas.Anchor.END, value);
    }

    /** Draws the range that a value was seen in. */
    static void whisker(Canvas canvas, double x, double low, double high, double cap) {
        canvas.line(Canvas.Stroke.WHISKER, x - cap, low, x + cap, low);
        canvas.line(Canvas.Stroke.WHISKER, x, low, x, high);
        canvas.line(Canvas.Stroke.WHISKER, x - cap, high, x + cap, high);
    }
}
