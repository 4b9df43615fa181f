package org.sigmoidadmm.report;

import java.util.Arrays;

/** Collects points and draws a curve through each run of them. */
final class Polyline {

    private final Canvas canvas;
    private final int series;
    private double[] x = new double[16];
    private double[] y = new double[16];
    private int count;

    Polyline(Canvas canvas, int series) {
        this.canvas = canvas;
        this.series = series;
    }

    void to(double nextX, double nextY) {
        if (count == x.length) {
            x = Arrays.copyOf(x, 2 * count);
            y = Arrays.copyOf(y, 2 * count);
        }
        x[count] = nextX;
        y[count] = nextY;
        count++;
    }

    /** Ends the run; the next point begins another. To be called at the end, too. */
    void gap() {
        if (count > 1) {
            canvas.curve(series, Arrays.copyOf(x, count), Arrays.copyOf(y, count));
        }
        count = 0;
    }
}
