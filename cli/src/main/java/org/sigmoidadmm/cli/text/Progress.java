package org.sigmoidadmm.cli.text;

import java.io.PrintWriter;
import org.sigmoidadmm.EpochEvent;

/**
 * Prints how a training goes: on a terminal one line that is overwritten, at most ten times a second; otherwise a line
 * at the epochs 1, 2, 5, 10, 20, 50, … and the last.
 */
public final class Progress {

    private static final double INTERVAL_SECONDS = 0.1;

    private final PrintWriter out;
    private final OverwrittenLine shown;
    private final boolean terminal;
    private final int epochs;
    private double lastSeconds = Double.NEGATIVE_INFINITY;

    /**
     * Prepares to print.
     *
     * @param out receives the lines
     * @param terminal whether the line is overwritten
     * @param epochs number of epochs planned
     */
    public Progress(PrintWriter out, boolean terminal, int epochs) {
        this.out = out;
        this.shown = new OverwrittenLine(out);
        this.terminal = terminal;
        this.epochs = epochs;
    }

    /**
     * Is told of an epoch.
     *
     * @param event what is known after it
     */
    public void epochDone(EpochEvent event) {
        if (terminal) {
            if (event.seconds() - lastSeconds >= INTERVAL_SECONDS || event.epoch() == epochs) {
                lastSeconds = event.seconds();
                shown.show(line(event));
            }
        } else if (isRound(event.epoch()) || event.epoch() == epochs) {
            out.println(line(event));
        }
    }

    /** Leaves the line that was overwritten; nothing is overwritten any more. */
    public void close() {
        shown.close();
    }

    private String line(EpochEvent event) {
        StringBuilder line = new StringBuilder("epoch ")
                .append(event.epoch())
                .append('/')
                .append(epochs)
                .append("  train error ")
                .append(Numbers.significant(event.trainError()));
        if (!Double.isNaN(event.validationError())) {
            line.append("  validation error ").append(Numbers.significant(event.validationError()));
        }
        line.append("  ").append(Numbers.seconds(event.seconds()));
        if (terminal && event.epoch() < epochs) {
            double left = event.seconds() / event.epoch() * (epochs - event.epoch());
            line.append(", ").append(Numbers.seconds(left)).append(" left");
        }
        return line.toString();
    }

    /** True for 1, 2 and 5 times a power of ten. */
    static boolean isRound(int epoch) {
        int leading = epoch;
        while (leading % 10 == 0) {
            leading /= 10;
        }
        return leading == 1 || leading == 2 || leading == 5;
    }
}
