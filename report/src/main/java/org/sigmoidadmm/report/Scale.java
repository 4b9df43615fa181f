package org.sigmoidadmm.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** An axis: where a value lies, and which values to mark. */
final class Scale {

    /** A logarithmic axis of fewer powers of ten is marked at 1, 2 and 5. */
    private static final double SHORT = 2;

    private final boolean log;
    private final double low;
    private final double high;
    private final double step;
    private final double from;
    private final double to;

    private Scale(boolean log, double low, double high, double step, double from, double to) {
        this.log = log;
        this.low = low;
        this.high = high;
        this.step = step;
        this.from = from;
        this.to = to;
    }

    /** A linear axis from 0 to a round value that is at least the largest. */
    static Scale fromZero(double largest, double from, double to) {
        double step = step(largest);
        return new Scale(false, 0, largest > 0 ? step * Math.ceil(largest / step * 1.001) : 1, step, from, to);
    }

    /** A linear axis over a range, widened to whole steps; of whole numbers marked at no others. */
    static Scale linear(double smallest, double largest, double from, double to, boolean whole) {
        double step = whole ? Math.max(1, step(largest - smallest)) : step(largest - smallest);
        double low = step * Math.floor(smallest / step + 1e-9);
        double high = step * Math.ceil(largest / step - 1e-9);
        return new Scale(false, low, high > low ? high : low + step, step, from, to);
    }

    /** A logarithmic axis over a range of positive numbers, widened to whole powers of ten. */
    static Scale log(double smallest, double largest, double from, double to) {
        double low = Math.floor(Math.log10(smallest) + 1e-9);
        double high = Math.max(low + 1, Math.ceil(Math.log10(largest) - 1e-9));
        double step = Math.max(1, Math.ceil((high - low) / 6));
        return new Scale(true, low, high, step, from, to);
    }

    /** A logarithmic axis with its ends at the smallest and largest value, which suits a horizontal axis. */
    static Scale tightLog(double smallest, double largest, double from, double to) {
        double low = Math.log10(smallest);
        double high = largest > smallest ? Math.log10(largest) : low + 1;
        return new Scale(true, low, high, Math.max(1, Math.ceil((high - low) / 6)), from, to);
    }

    /** A round distance between grid lines: 1, 2 or 5 times a power of ten, four to eight of them. */
    private static double step(double range) {
        if (!(range > 0)) {
            return 1;
        }
        double power = Math.pow(10, Math.floor(Math.log10(range / 4)));
        double ratio = range / 4 / power;
        return power * (ratio >= 5 ? 5 : ratio >= 2 ? 2 : 1);
    }

    /** True where a value can be shown. */
    boolean shows(double value) {
        return Double.isFinite(value) && (!log || value > 0);
    }

    /** Where a value lies; values beyond the ends at the ends. */
    double at(double value) {
        double position = ((log ? Math.log10(value) : value) - low) / (high - low);
        return from + (to - from) * Math.max(0, Math.min(1, position));
    }

    /** The values to mark. */
    List<Double> ticks() {
        List<Double> ticks = new ArrayList<>();
        if (log && high - low < SHORT) {
            for (int power = (int) Math.floor(low); power <= high; power++) {
                for (int digit : new int[] {1, 2, 5}) {
                    double mark = digit * Math.pow(10, power);
                    if (Math.log10(mark) >= low - 1e-9 && Math.log10(mark) <= high + 1e-9) {
                        ticks.add(mark);
                    }
                }
            }
            return ticks;
        }
        double first = log ? Math.ceil(low - 1e-9) : low;
        for (int k = 0; first + k * step <= high + 1e-4 * step; k++) {
            double mark = first + k * step;
            ticks.add(log ? Math.pow(10, mark) : mark);
        }
        return ticks;
    }

    String label(double tick) {
        if (log) {
            int power = (int) Math.round(Math.log10(tick));
            return power >= -2 && power <= 3 ? Numbers.plain(tick) : Numbers.brief(tick);
        }
        int decimals = Math.max(0, (int) Math.ceil(-Math.log10(step) - 1e-9));
        return String.format(Locale.ROOT, "%." + decimals + "f", tick);
    }
}
