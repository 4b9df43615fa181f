package org.sigmoidadmm.bench.stick;

import java.util.Locale;

/**
 * What one training gave.
 *
 * @param key which training it was
 * @param error on the test rows, see {@link StickTable#error}; infinite if not even the start was finite
 * @param seconds duration of the training
 * @param epochs number of epochs done
 */
record Cell(Key key, double error, double seconds, int epochs) {

    private static final int COLUMNS = 10;
    private static final String END = ".";

    /**
     * Which training.
     *
     * @param table name of the table
     * @param checksum of the table
     * @param method name of the method
     * @param setting of the method
     * @param backend what computed
     * @param seed of the split and of all that is random
     */
    record Key(String table, long checksum, String method, String setting, String backend, long seed) {}

    /** One line of the file of results. */
    String line() {
        return String.join(
                "\t",
                key.table,
                Long.toHexString(key.checksum),
                key.method,
                key.setting,
                key.backend,
                Long.toString(key.seed),
                Double.toString(error),
                String.format(Locale.ROOT, "%.4f", seconds),
                Integer.toString(epochs),
                END);
    }

    /** Tells whether a line has its end, which one that an interruption cut off has not. */
    static boolean isWhole(String line) {
        String[] part = line.split("\t", -1);
        return part.length == COLUMNS && part[COLUMNS - 1].equals(END);
    }

    /** Reads a whole line back. */
    static Cell of(String line) {
        String[] part = line.split("\t", -1);
        return new Cell(
                new Key(part[0], Long.parseLong(part[1], 16), part[2], part[3], part[4], Long.parseLong(part[5])),
                Double.parseDouble(part[6]),
                Double.parseDouble(part[7]),
                Integer.parseInt(part[8]));
    }
}
