package org.sigmoidadmm.data;

import java.util.ArrayList;
import java.util.List;

/** Finds out what separates the cells of a table. */
final class Delimiter {

    private static final char[] CANDIDATES = {'\t', ';', ','};

    private Delimiter() {}

    /**
     * Chooses among tab, semicolon and comma, outside quotes: the first of them that is in every line that is not blank,
     * else the one that is in most lines. Where there is none the table has one column, and any does.
     *
     * @param text the beginning of the file; if that is not all, the last line in it may be cut
     * @param complete whether the text is the whole file
     */
    static char detect(CharSequence text, boolean complete) {
        List<int[]> lines = counts(text, complete);
        char best = ',';
        int bestLines = 0;
        for (int c = 0; c < CANDIDATES.length; c++) {
            int present = 0;
            for (int[] counts : lines) {
                present += counts[c] > 0 ? 1 : 0;
            }
            if (present > bestLines) {
                best = CANDIDATES[c];
                bestLines = present;
            }
        }
        return best;
    }

    private static List<int[]> counts(CharSequence text, boolean complete) {
        List<int[]> lines = new ArrayList<>();
        int[] counts = new int[CANDIDATES.length];
        boolean quoted = false;
        boolean blank = true;
        for (int k = 0; k < text.length(); k++) {
            char c = text.charAt(k);
            if (!quoted && (c == '\n' || c == '\r')) {
                if (!blank) {
                    lines.add(counts);
                }
                counts = new int[CANDIDATES.length];
                blank = true;
                continue;
            }
            blank &= c == ' ';
            if (c == '"') {
                quoted = !quoted;
            } else if (!quoted) {
                for (int candidate = 0; candidate < CANDIDATES.length; candidate++) {
                    counts[candidate] += c == CANDIDATES[candidate] ? 1 : 0;
                }
            }
        }
        if (!blank && (complete || lines.isEmpty())) {
            lines.add(counts);
        }
        return lines;
    }
}
