package org.sigmoidadmm.data;

import java.util.Arrays;
import java.util.List;
import org.sigmoidadmm.Samples;

/** Cells that are numbers, made into text when they are asked for: the shortest that is read as the same number. */
final class NumberCells implements Cells {

    /** Integers below are written without an exponent or decimal point, as a class would be named. */
    private static final double MAX_INTEGER = 1e15;

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
        return Math.rint(value) == value && Math.abs(value) < MAX_INTEGER
                ? Long.toString((long) value)
                : Double.toString(value);
    }
}
