package org.sigmoidadmm.cli.text;

import java.util.Locale;

/** Numbers as people read them, the same in every locale. */
public final class Numbers {

    private static final String NONE = "-";

    private Numbers() {}

    /**
     * An error or another quantity of any magnitude, with four significant digits.
     *
     * @param value any double
     * @return for example {@code 1.234e-09} or {@code 0.1234}; a dash for NaN
     */
    public static String significant(double value) {
        if (Double.isNaN(value)) {
            return NONE;
        }
        double magnitude = Math.abs(value);
        if (value == 0) {
            return "0";
        }
        if (magnitude < 1e-3 || magnitude >= 1e6) {
            return String.format(Locale.ROOT, "%.3e", value);
        }
        int decimals = Math.max(0, 3 - (int) Math.floor(Math.log10(magnitude)));
        return String.format(Locale.ROOT, "%." + decimals + "f", value);
    }

    /**
     * A coefficient of determination, with six decimals unless it is far from any that one would use.
     *
     * @param value at most 1
     * @return for example {@code 0.999123}; a dash for NaN
     */
    public static String determination(double value) {
        return Math.abs(value) < 100 ? String.format(Locale.ROOT, "%.6f", value) : significant(value);
    }

    /**
     * A share of a whole, in percent.
     *
     * @param value from 0 to 1
     * @return for example {@code 97.35 %}; a dash for NaN
     */
    public static String percent(double value) {
        return Double.isNaN(value) ? NONE : String.format(Locale.ROOT, "%.2f %%", 100 * value);
    }

    /**
     * A duration.
     *
     * @param seconds its length
     * @return for example {@code 0.123 s} or {@code 75.2 s}
     */
    public static String seconds(double seconds) {
        return String.format(Locale.ROOT, seconds < 10 ? "%.3f s" : "%.1f s", seconds);
    }

    /**
     * A count with its noun.
     *
     * @param count how many
     * @param noun singular, whose plural takes an s
     * @return for example {@code 1 row} or {@code 3 rows}
     */
    public static String count(long count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }
}
