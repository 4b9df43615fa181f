package org.sigmoidadmm.data;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import org.sigmoidadmm.Samples;

/** Cells that are numbers, made into text when they are asked for, which is read as the same number. */
final class NumberCells implements Cells {

    /** Numbers from the first to below the other are written without an exponent, as a class would be named in a text. */
    private static final double LEAST_PLAIN = 1e-9;

    private static final double MOST_PLAIN = 1e18;

    private final List<Samples> groups;
    private final int[] firstColumns;
    private final int width;

    /** Cells of groups of columns, all with the same number of samples. */
    NumberCells(List<Samples> groups) {
        this.groups = List.copyOf(groups);
        this.firstColumns = new int[groups.size()];
        int next = 0;
        for (int g = 0; g < firstColumns.length; g++) {
            firstColumns[g] = next;
            next += groups.get(g).features();
        }
        this.width = next;
    }

    @Override
    public String get(int index) {
        int column = index % width;
        int found = Arrays.binarySearch(firstColumns, column);
        int group = found >= 0 ? found : -found - 2;
        return text(groups.get(group).get(index / width, column - firstColumns[group]));
    }

    private static String text(double value) {
        double size = Math.abs(value);
        if (Math.rint(value) == value && size < MOST_PLAIN) {
            return Long.toString((long) value);
        }
        String text = Double.toString(value);
        return size >= LEAST_PLAIN && size < MOST_PLAIN && text.indexOf('E') >= 0
                ? new BigDecimal(text).stripTrailingZeros().toPlainString()
                : text;
    }
}
