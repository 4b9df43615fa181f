package org.sigmoidadmm.report;

import java.util.List;

/** Which series has which colour. */
final class Palette {

    private Palette() {}

    /** The colour of a series by its place in the legend; from the first again after the last. */
    static int index(List<String> legend, String series) {
        return Math.max(0, legend.indexOf(series)) % HtmlPage.LIGHT_COLOURS.size();
    }
}
