package org.sigmoidadmm.bench.report;

import java.util.Locale;

/** Numbers as the report prints them, the same in every locale. */
final class Figures {

    static final String NONE = "–";

    private Figures() {}

    /** Three significant digits, without an exponent. */
    static String number(double value) {
        if (!Double.isFinite(value)) {
            return NONE;
        }
        if (value == 0) {
            return "0";
        }
        int decimals = Math.max(0, 2 - (int) Math.floor(Math.log10(Math.abs(value))));
        return String.format(Locale.ROOT, "%." + Math.min(decimals, 6) + "f", value);
    }

    /** The value and half the range it was seen in, as a percentage of the value. */
    static String withSpread(Estimate estimate) {
        double spread = (estimate.high() - estimate.low()) / 2 / estimate.value();
        return number(estimate.value()) + " ± " + String.format(Locale.ROOT, "%.0f", 100 * spread) + " %";
    }

    static String ratio(double value) {
        return Double.isFinite(value) ? String.format(Locale.ROOT, "%.2f", value) : NONE;
    }

    static String percent(double fraction) {
        return Double.isFinite(fraction) ? String.format(Locale.ROOT, "%.1f %%", 100 * fraction) : NONE;
    }

    /** A whole number with thin gaps every three digits from 10 000 on. */
    static String count(long value) {
        return value < 10_000
                ? Long.toString(value)
                : String.format(Locale.ROOT, "%,d", value).replace(',', '\u202f');
    }

    static String bytes(double value) {
        if (!Double.isFinite(value)) {
            return NONE;
        }
        if (value < 1024) {
            return String.format(Locale.ROOT, "%.0f B", value);
        }
        return value < 1024 * 1024 ? number(value / 1024) + " KiB" : number(value / (1024 * 1024)) + " MiB";
    }
}
