package org.sigmoidadmm.report;

import java.util.List;

/** Draws any figure. */
final class Drawing {

    private Drawing() {}

    /** The height of a figure without its headline, in units. */
    static double height(Figure figure) {
        return figure instanceof HeatMap map ? HeatDrawing.height(map) : Frame.HEIGHT;
    }

    static void draw(Figure figure, List<String> legend, Canvas canvas) {
        if (figure instanceof CategoryChart chart) {
            CategoryDrawing.draw(chart, legend, canvas);
        } else if (figure instanceof LinePlot plot) {
            LineDrawing.draw(plot, legend, canvas);
        } else if (figure instanceof HeatMap map) {
            HeatDrawing.draw(map, canvas);
        }
    }
}
