package org.sigmoidadmm.report;

/** Draws a heat map, with its values where they fit. */
final class HeatDrawing {

    private static final double ROW = 22;
    private static final double LEFT = 164;
    private static final double LIGHTEST = 0.06;

    /** Narrower cells have no number. */
    private static final double LABELLED = 25;

    private HeatDrawing() {}

    static double height(HeatMap map) {
        return Frame.TOP + ROW * map.rows().size() + Frame.BOTTOM;
    }

    static void draw(HeatMap map, Canvas canvas) {
        double left = Math.max(
                30,
                Math.min(
                        LEFT,
                        14
                                + 7
                                        * map.rows().stream()
                                                .mapToInt(String::length)
                                                .max()
                                                .orElse(0)));
        double width = (Frame.WIDTH - left - Frame.RIGHT) / map.columns().size();
        for (int i = 0; i < map.rows().size(); i++) {
            double y = Frame.TOP + i * ROW;
            canvas.text(left - 6, y + ROW / 2 + 4, Canvas.Anchor.END, map.rows().get(i));
            for (int j = 0; j < map.columns().size(); j++) {
                double value = map.values().get(i).get(j);
                double x = left + j * width;
                String hint = map.rowAxis() + " " + map.rows().get(i) + ", " + map.columnAxis() + " "
                        + map.columns().get(j) + ": " + Numbers.significant(value);
                double depth = depth(map, value);
                canvas.shade(depth, x + 0.5, y + 0.5, width - 1, ROW - 1, hint);
                if (width >= LABELLED || !Double.isFinite(value)) {
                    canvas.label(x + width / 2, y + ROW / 2 + 3.5, depth, label(value));
                }
            }
        }
        double foot = Frame.TOP + ROW * map.rows().size();
        for (int j = 0; j < map.columns().size(); j++) {
            if (width >= LABELLED || j % 5 == 0) {
                canvas.text(
                        left + (j + 0.5) * width,
                        foot + Frame.NAMES,
                        Canvas.Anchor.MIDDLE,
                        map.columns().get(j));
            }
        }
        canvas.text(
                (left + Frame.WIDTH - Frame.RIGHT) / 2,
                foot + Frame.BOTTOM - 4,
                Canvas.Anchor.MIDDLE,
                map.columnAxis());
    }

    private static String label(double value) {
        return Double.isFinite(value) ? Numbers.brief(value) : "×";
    }

    private static double depth(HeatMap map, double value) {
        if (!Double.isFinite(value)) {
            return 0;
        }
        double position = map.log()
                ? Math.log(Math.max(value, Double.MIN_NORMAL) / map.low()) / Math.log(map.high() / map.low())
                : (value - map.low()) / (map.high() - map.low());
        return LIGHTEST + (1 - LIGHTEST) * Math.max(0, Math.min(1, position));
    }
}
