package org.sigmoidadmm.bench.stick;

import java.util.List;
import java.util.Locale;
import org.sigmoidadmm.bench.ResultFile;

/**
 * What one training gave.
 *
 * @param key which training it was
 * @param error on the test rows, see {@link StickTable#error}; infinite if not even the start was finite
 * @param seconds duration of the training
 * @param epochs number of epochs done
 */
record Cell(Key key, double error, double seconds, int epochs) implements ResultFile.Result<Cell.Key> {

    /** The columns of the file of results. */
    static final List<String> COLUMNS = List.of(
            "table",
            "checksum",
            "outliers",
            "outlier-size",
            "method",
            "setting",
            "backend",
            "seed",
            "error",
            "seconds",
            "epochs");

    /**
     * Which training.
     *
     * @param table name of the table
     * @param checksum of the table
     * @param outliers what became of its training targets
     * @param method name of the method
     * @param setting of the method
     * @param backend what computed
     * @param seed of the split and of all that is random
     */
    record Key(
            String table, long checksum, Outliers outliers, String method, String setting, String backend, long seed) {}

    @Override
    public List<String> words() {
        return List.of(
                key.table,
                Long.toHexString(key.checksum),
                Double.toString(key.outliers.share()),
                Double.toString(key.outliers.size()),
                key.method,
                key.setting,
                key.backend,
                Long.toString(key.seed),
                Double.toString(error),
                String.format(Locale.ROOT, "%.4f", seconds),
                Integer.toString(epochs));
    }

    /** Reads the words back. */
    static Cell of(List<String> words) {
        return new Cell(
                new Key(
                        words.get(0),
                        Long.parseLong(words.get(1), 16),
                        new Outliers(Double.parseDouble(words.get(2)), Double.parseDouble(words.get(3))),
                        words.get(4),
                        words.get(5),
                        words.get(6),
                        Long.parseLong(words.get(7))),
                Double.parseDouble(words.get(8)),
                Double.parseDouble(words.get(9)),
                Integer.parseInt(words.get(10)));
    }
}
