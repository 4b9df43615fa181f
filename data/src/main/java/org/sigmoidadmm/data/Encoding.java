package org.sigmoidadmm.data;

import java.util.List;
import org.sigmoidadmm.Samples;

/** Cells as numbers. */
final class Encoding {

    private static final int MAX_LENGTH = Integer.MAX_VALUE - 8;

    /** Squares of larger numbers may overflow when they are summed. */
    private static final double LARGEST = 1e140;

    /** Squares of smaller differences, and of errors that are small beside them, may vanish. */
    private static final double SMALLEST_TARGETS = 1e-140;

    /** Division by smaller differences may overflow. */
    private static final double SMALLEST_INPUTS = Double.MIN_NORMAL;

    private Encoding() {}

    /**
     * Reads some columns as numbers.
     *
     * @throws DataException if a cell is not a finite number, or too large to be squared
     */
    static Samples numbers(Table table, int[] columns) {
        double[] values = new double[length(table, columns.length)];
        int k = 0;
        for (int row = 0; row < table.rowCount(); row++) {
            for (int column : columns) {
                values[k++] = number(table, row, column);
            }
        }
        return new Samples(table.rowCount(), columns.length, values);
    }

    /** A cell that is a finite number. */
    static double number(Table table, int row, int column) {
        String cell = table.cell(row, column);
        return switch (CellKind.of(cell)) {
            case NUMBER -> requireSquare(table, row, column, Double.parseDouble(cell));
            case NOT_FINITE -> throw table.bad(row, column, "is not a finite number");
            case EMPTY -> throw table.bad(row, column, "");
            case TEXT -> throw table.bad(row, column, "is not a number" + hint(table, row, cell));
        };
    }

    /** Scaling and errors square numbers and sum the squares. */
    private static double requireSquare(Table table, int row, int column, double value) {
        if (Math.abs(value) > LARGEST) {
            throw table.bad(row, column, "is too large, must be within ±" + LARGEST + "; take another unit");
        }
        return value;
    }

    private static String hint(Table table, int row, String cell) {
        if (cell.matches("[-+]?[0-9]+,[0-9]+")) {
            return "; write a decimal point, not a comma";
        }
        return headerHint(table, row);
    }

    /** What may be wrong with a text in the first line; maybe empty. */
    static String headerHint(Table table, int row) {
        return row == 0 && !table.hasHeader() ? " (the first line was not taken for column names)" : "";
    }

    /** Refuses what an array cannot hold. */
    static int length(Table table, int columns) {
        long length = (long) table.rowCount() * columns;
        if (length > MAX_LENGTH) {
            throw new DataException(table.source() + " has " + table.rowCount() + " rows of " + columns
                    + " numbers, more than the " + MAX_LENGTH + " numbers that can be held");
        }
        return (int) length;
    }

    /**
     * Refuses inputs that vary too little to be scaled.
     *
     * @throws DataException if a column that is not constant does
     */
    static void requireInputSpread(Table table, List<String> names, Samples samples) {
        requireSpread(table, names, samples, "input", SMALLEST_INPUTS);
    }

    /**
     * Refuses targets that vary too little for their errors to be squared.
     *
     * @throws DataException if a column that is not constant does
     */
    static void requireTargetSpread(Table table, List<String> names, Samples samples) {
        requireSpread(table, names, samples, "target", SMALLEST_TARGETS);
    }

    private static void requireSpread(Table table, List<String> names, Samples samples, String what, double least) {
        for (int k = 0; k < names.size(); k++) {
            double min = samples.get(0, k);
            double max = min;
            for (int i = 1; i < samples.count(); i++) {
                min = Math.min(min, samples.get(i, k));
                max = Math.max(max, samples.get(i, k));
            }
            if (max > min && max - min < least) {
                throw new DataException(table.source() + ": " + what + " column "
                        + Table.shown(names.get(k)) + " lies between " + min + " and " + max
                        + ", must vary by at least " + least + "; take another unit");
            }
        }
    }

    /** Tells whether all samples have the same number at an index. */
    static boolean constant(Samples samples, int feature) {
        for (int i = 1; i < samples.count(); i++) {
            if (samples.get(i, feature) != samples.get(0, feature)) {
                return false;
            }
        }
        return true;
    }
}
