package org.sigmoidadmm.cli.text;

import java.io.PrintWriter;
import java.util.Locale;
import org.sigmoidadmm.experiments.RunListener;

/**
 * Prints how the experiments go: on a terminal one line that is overwritten; otherwise a line every ten seconds and the
 * last.
 */
public final class CellProgress implements RunListener {

    private static final double INTERVAL_SECONDS = 10;

    private final PrintWriter out;
    private final PrintWriter err;
    private final String command;
    private final OverwrittenLine shown;
    private final boolean terminal;
    private long lastNanos;

    /**
     * Prepares to print.
     *
     * @param out receives the lines
     * @param err receives what failed
     * @param command the name of the command, in front of what failed
     * @param terminal whether the line is overwritten
     */
    public CellProgress(PrintWriter out, PrintWriter err, String command, boolean terminal) {
        this.out = out;
        this.shown = new OverwrittenLine(out);
        this.err = err;
        this.command = command;
        this.terminal = terminal;
        this.lastNanos = System.nanoTime();
    }

    @Override
    public void begins(int cells, int finished, double seconds) {
        out.println(Numbers.count(cells, "part") + ", " + finished + " of them finished before"
                + (finished < cells ? "; the others take about " + duration(seconds) : ""));
        out.flush();
    }

    @Override
    public void cellDone(String experiment, String key, double seconds, int finished, int cells, double secondsLeft) {
        String line = finished + "/" + cells + "  " + experiment + " " + key + "  " + Numbers.seconds(seconds)
                + (finished < cells ? ", about " + duration(secondsLeft) + " left" : "");
        if (terminal) {
            shown.show(line);
        } else if (finished == cells || (System.nanoTime() - lastNanos) * 1e-9 >= INTERVAL_SECONDS) {
            lastNanos = System.nanoTime();
            out.println(line);
            out.flush();
        }
    }

    @Override
    public void failed(String what, String reason) {
        close();
        err.println(command + ": " + what + ": " + reason);
        err.flush();
    }

    /** Leaves the line that was overwritten. */
    public void close() {
        shown.close();
    }

    /** A duration that is only an estimate. */
    static String duration(double seconds) {
        if (seconds < 60) {
            return String.format(Locale.ROOT, "%.0f s", seconds);
        }
        return seconds < 7200
                ? String.format(Locale.ROOT, "%.0f min", seconds / 60)
                : String.format(Locale.ROOT, "%.1f h", seconds / 3600);
    }
}
