package org.sigmoidadmm.report;

import java.math.BigDecimal;
import java.util.Locale;

/** Numbers as reports print them, the same in every locale. */
public final class Numbers {

    /** What stands for a number that is not there. */
    public static final String NONE = "–";

    private Numbers() {}

    /**
     * Three significant digits, without an exponent.
     *
     * @param value any double
     * @return the text; a dash where it is not finite
     */
    public static String number(double value) {
        if (!Double.isFinite(value)) {
            return NONE;
        }
        if (value == 0) {
            return "0";
        }
        int decimals = Math.max(0, 2 - (int) Math.floor(Math.log10(Math.abs(value))));
        return String.format(Locale.ROOT, "%." + Math.min(decimals, 6) + "f", value);
    }

    /**
     * The value and half the range it was seen in, as a percentage of the value.
     *
     * @param estimate the value
     * @return for example {@code 20.0 ± 10 %}
     */
    public static String withSpread(Estimate estimate) {
        double spread = (estimate.high() - estimate.low()) / 2 / estimate.value();
        return number(estimate.value()) + " ± " + String.format(Locale.ROOT, "%.0f", 100 * spread) + " %";
    }

    /**
     * Two decimals.
     *
     * @param value any double
     * @return the text; a dash where it is not finite
     */
    public static String ratio(double value) {
        return Double.isFinite(value) ? String.format(Locale.ROOT, "%.2f", value) : NONE;
    }

    /**
     * A share in percent.
     *
     * @param fraction 1 for the whole
     * @return one decimal; a dash where it is not finite
     */
    public static String percent(double fraction) {
        return Double.isFinite(fraction) ? String.format(Locale.ROOT, "%.1f %%", 100 * fraction) : NONE;
    }

    /**
     * A whole number with thin gaps every three digits from 10 000 on.
     *
     * @param value any number
     * @return the text
     */
    public static String count(long value) {
        return value < 10_000
                ? Long.toString(value)
                : String.format(Locale.ROOT, "%,d", value).replace(',', '\u202f');
    }

    /**
     * An amount of memory.
     *
     * @param value bytes
     * @return in B, KiB or MiB; a dash where it is not finite
     */
    public static String bytes(double value) {
        if (!Double.isFinite(value)) {
            return NONE;
        }
        if (value < 1024) {
            return String.format(Locale.ROOT, "%.0f B", value);
        }
        return value < 1024 * 1024 ? number(value / 1024) + " KiB" : number(value / (1024 * 1024)) + " MiB";
    }

    /**
     * Two significant digits for a quantity of any magnitude, such as an error.
     *
     * @param value any double
     * @return for example {@code 1.2e-9}, {@code 0.012} or {@code 35}; a dash where it is not finite
     */
    public static String significant(double value) {
        if (!Double.isFinite(value)) {
            return NONE;
        }
        double magnitude = Math.abs(value);
        if (value != 0 && (magnitude < 0.01 || magnitude >= 1e5)) {
            return exponent(value, 1);
        }
        if (value == Math.rint(value)) {
            return plain(value);
        }
        int decimals = Math.max(0, 1 - (int) Math.floor(Math.log10(magnitude)));
        return String.format(Locale.ROOT, "%." + decimals + "f", value);
    }

    /**
     * A number that somebody chose, such as a step size: all its digits and no more.
     *
     * @param value any double
     * @return for example {@code 0.02}, {@code 1e-9} or {@code 100}; a dash where it is not finite
     */
    public static String chosen(double value) {
        if (!Double.isFinite(value)) {
            return NONE;
        }
        BigDecimal digits = BigDecimal.valueOf(value).stripTrailingZeros();
        int exponent = digits.precision() - digits.scale() - 1;
        return value == 0 || (exponent >= -3 && exponent < 5)
                ? digits.toPlainString()
                : digits.scaleByPowerOfTen(-exponent).toPlainString() + "e" + exponent;
    }

    /** At most five characters for a quantity of any magnitude. */
    static String brief(double value) {
        double magnitude = Math.abs(value);
        return value != 0 && (magnitude < 0.01 || magnitude >= 1e4) ? exponent(value, 0) : significant(value);
    }

    /** The shortest way to write a number that is not tiny. */
    static String plain(double value) {
        return value == Math.rint(value) ? String.format(Locale.ROOT, "%.0f", value) : Double.toString(value);
    }

    private static String exponent(double value, int decimals) {
        String text = String.format(Locale.ROOT, "%." + decimals + "e", value);
        return text.replace("e-0", "e-").replace("e+0", "e").replace("e+", "e");
    }
}
