package org.sigmoidadmm.cli.text;

import java.io.PrintWriter;

/** A line on a terminal that each next one overwrites. */
final class OverwrittenLine {

    private final PrintWriter out;
    private int length;

    OverwrittenLine(PrintWriter out) {
        this.out = out;
    }

    void show(String line) {
        out.print('\r' + line + " ".repeat(Math.max(0, length - line.length())));
        out.flush();
        length = line.length();
    }

    /** Leaves the line empty. */
    void close() {
        if (length > 0) {
            show("");
            out.print('\r');
            out.flush();
        }
    }
}
