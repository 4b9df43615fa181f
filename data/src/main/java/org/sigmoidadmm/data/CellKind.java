package org.sigmoidadmm.data;

import java.util.Locale;

/** What the text of a cell is. */
enum CellKind {
    /** A finite decimal number with a decimal point, such as {@code -1}, {@code .5} or {@code 2.5e-3}. */
    NUMBER,
    /** NaN, an infinity, or a number beyond the largest double. */
    NOT_FINITE,
    /** Nothing. */
    EMPTY,
    /** Anything else. */
    TEXT;

    static CellKind of(String cell) {
        if (cell.isEmpty()) {
            return EMPTY;
        }
        if (isDecimal(cell)) {
            return Double.isInfinite(Double.parseDouble(cell)) ? NOT_FINITE : NUMBER;
        }
        String unsigned = cell.charAt(0) == '-' || cell.charAt(0) == '+' ? cell.substring(1) : cell;
        return switch (unsigned.toLowerCase(Locale.ROOT)) {
            case "nan", "inf", "infinity", "∞" -> NOT_FINITE;
            default -> TEXT;
        };
    }

    /** Double.parseDouble takes more than people write in tables: hexadecimal numbers, suffixes, blanks. */
    private static boolean isDecimal(String cell) {
        int k = sign(cell, 0);
        int whole = digits(cell, k);
        int digits = whole - k;
        k = whole;
        if (k < cell.length() && cell.charAt(k) == '.') {
            int fraction = digits(cell, k + 1);
            digits += fraction - (k + 1);
            k = fraction;
        }
        if (digits == 0) {
            return false;
        }
        if (k < cell.length() && (cell.charAt(k) == 'e' || cell.charAt(k) == 'E')) {
            int start = sign(cell, k + 1);
            k = digits(cell, start);
            return k > start && k == cell.length();
        }
        return k == cell.length();
    }

    private static int sign(String cell, int k) {
        return k < cell.length() && (cell.charAt(k) == '-' || cell.charAt(k) == '+') ? k + 1 : k;
    }

    private static int digits(String cell, int from) {
        int k = from;
        while (k < cell.length() && cell.charAt(k) >= '0' && cell.charAt(k) <= '9') {
            k++;
        }
        return k;
    }
}
