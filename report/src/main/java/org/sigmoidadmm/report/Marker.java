package org.sigmoidadmm.report;

/** Shapes of about the same area that mark a point of a curve. */
final class Marker {

    static final Marker CIRCLE = new Marker(ring(24, 1, 1));
    static final Marker SQUARE = new Marker(new double[][] {{-0.9, -0.9}, {0.9, -0.9}, {0.9, 0.9}, {-0.9, 0.9}});
    static final Marker TRIANGLE = new Marker(new double[][] {{0, -1.3}, {1.2, 0.85}, {-1.2, 0.85}});
    static final Marker DIAMOND = new Marker(new double[][] {{0, -1.35}, {1.2, 0}, {0, 1.35}, {-1.2, 0}});
    static final Marker CROSS = new Marker(turned(plus()));
    static final Marker TRIANGLE_DOWN = new Marker(new double[][] {{0, 1.3}, {-1.2, -0.85}, {1.2, -0.85}});
    static final Marker STAR = new Marker(ring(10, 1.5, 0.65));
    static final Marker PLUS = new Marker(plus());

    private final double[][] corners;

    private Marker(double[][] corners) {
        this.corners = corners;
    }

    /** The corners as x and y in turn, around a centre. */
    double[] outline(double x, double y, double radius) {
        double[] outline = new double[2 * corners.length];
        for (int k = 0; k < corners.length; k++) {
            outline[2 * k] = x + radius * corners[k][0];
            outline[2 * k + 1] = y + radius * corners[k][1];
        }
        return outline;
    }

    /** Corners from the top, at two radii in turn. */
    private static double[][] ring(int count, double even, double odd) {
        double[][] corners = new double[count][];
        for (int k = 0; k < count; k++) {
            double angle = 2 * Math.PI * k / count;
            double radius = k % 2 == 0 ? even : odd;
            corners[k] = new double[] {radius * Math.sin(angle), -radius * Math.cos(angle)};
        }
        return corners;
    }

    private static double[][] plus() {
        double arm = 1.35;
        double half = 0.45;
        return new double[][] {
            {-half, -arm}, {half, -arm}, {half, -half}, {arm, -half}, {arm, half}, {half, half},
            {half, arm}, {-half, arm}, {-half, half}, {-arm, half}, {-arm, -half}, {-half, -half}
        };
    }

    /** An eighth of a turn further. */
    private static double[][] turned(double[][] corners) {
        double[][] turned = new double[corners.length][];
        for (int k = 0; k < corners.length; k++) {
            double x = corners[k][0];
            double y = corners[k][1];
            turned[k] = new double[] {(x - y) * Math.sqrt(0.5), (x + y) * Math.sqrt(0.5)};
        }
        return turned;
    }
}
