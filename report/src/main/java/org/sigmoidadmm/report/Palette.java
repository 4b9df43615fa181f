package org.sigmoidadmm.report;

import java.util.List;
import java.util.Locale;

/**
 * What tells series apart: a colour, the dashes of the line and the shape of the markers, so that it can be done without
 * colours. All three go by the place in the legend, from the first again after the last.
 */
final class Palette {

    /** A curve that is no series but what the others are to be compared with: grey, dashed, without markers. */
    static final int REFERENCE = -1;

    /** Lengths of dashes and gaps in turn, in units; none for a solid line. */
    private static final List<float[]> DASHES = List.of(
            new float[] {},
            new float[] {7, 3},
            new float[] {2, 2.5f},
            new float[] {9, 3, 2, 3},
            new float[] {15, 4},
            new float[] {4, 4},
            new float[] {9, 2.5f, 2, 2.5f, 2, 2.5f},
            new float[] {1.5f, 5});

    private static final float[] REFERENCE_DASHES = {5, 4};

    private static final List<Marker> MARKERS = List.of(
            Marker.CIRCLE,
            Marker.SQUARE,
            Marker.TRIANGLE,
            Marker.DIAMOND,
            Marker.CROSS,
            Marker.TRIANGLE_DOWN,
            Marker.STAR,
            Marker.PLUS);

    private Palette() {}

    /** The series' place in the legend. */
    static int index(List<String> legend, String series) {
        return Math.max(0, legend.indexOf(series)) % HtmlPage.LIGHT_COLOURS.size();
    }

    static float[] dashes(int series) {
        return series == REFERENCE ? REFERENCE_DASHES : DASHES.get(series).clone();
    }

    static Marker marker(int series) {
        return MARKERS.get(series);
    }

    /** The rules of the style sheet for fills f0, f1, … and strokes s0, s1, …, and for the reference. */
    static String rules() {
        StringBuilder rules = new StringBuilder();
        for (int k = 0; k < DASHES.size(); k++) {
            rules.append(String.format(Locale.ROOT, ".f%d { fill: var(--c%d); } ", k, k))
                    .append(String.format(Locale.ROOT, ".s%d { stroke: var(--c%d);%s }\n", k, k, array(DASHES.get(k))));
        }
        return rules.append(".reference { stroke: var(--quiet);")
                .append(array(REFERENCE_DASHES))
                .append(" }\n")
                .toString();
    }

    private static String array(float[] dashes) {
        StringBuilder lengths = new StringBuilder();
        for (float length : dashes) {
            lengths.append(' ').append(Numbers.plain(length));
        }
        return dashes.length == 0 ? "" : " stroke-dasharray:" + lengths + ";";
    }
}
