package org.sigmoidadmm.data;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sigmoidadmm.Samples;

/** Files of numeric arrays as tables; the rules are told at {@link TableReader}. */
final class ArrayTable {

    private static final int MAX_CELLS = Integer.MAX_VALUE - 8;

    private final Path source;
    private final List<Samples> groups = new ArrayList<>();
    private final List<String> columns = new ArrayList<>();

    ArrayTable(Path source) {
        this.source = source;
    }

    /**
     * The arrays of a MATLAB file beside one another.
     *
     * @throws DataException if there is none, or they have no length in common
     */
    static Table of(MatFile file) {
        List<NumericArray> arrays = file.names().stream().map(file::array).toList();
        if (arrays.isEmpty()) {
            throw new DataException(file.source() + " has no full array of real numbers; it has " + file.describe());
        }
        int count = commonLength(file, arrays);
        ArrayTable table = new ArrayTable(file.source());
        for (String name : file.names()) {
            NumericArray array = file.array(name);
            table.add(array.sizes()[0] == count ? array.rows() : array.columns(), name, name);
        }
        return table.build();
    }

    /** The numbers of an IDX file, with its labels where they lie beside it. */
    static Table of(Path file, NumericArray array) {
        ArrayTable table = new ArrayTable(file);
        Samples samples = array.columns();
        table.add(samples, "x", "x1");
        Path labels = labels(file);
        if (labels != null) {
            Samples values = IdxFile.read(labels).columns();
            if (values.count() != samples.count() || values.features() != 1) {
                throw new DataException(labels + " holds " + values.count() + " labels of " + values.features()
                        + " numbers, " + file + " has " + samples.count() + " samples");
            }
            table.add(values, "label", "label");
        }
        return table.build();
    }

    private static int commonLength(MatFile file, List<NumericArray> arrays) {
        int[] sizes = arrays.get(0).sizes();
        for (int candidate : new int[] {sizes[0], sizes[sizes.length - 1]}) {
            if (candidate > 0 && candidate != 1 && arrays.stream().allMatch(array -> hasAtAnEnd(array, candidate))) {
                return candidate;
            }
        }
        throw new DataException(
                file.source() + ": its arrays have no number of samples, above 1, in common: " + file.describe());
    }

    private static boolean hasAtAnEnd(NumericArray array, int length) {
        int[] sizes = array.sizes();
        return array.values().length > 0 && (sizes[0] == length || sizes[sizes.length - 1] == length);
    }

    private static @Nullable Path labels(Path images) {
        String name = String.valueOf(images.getFileName());
        String labels = name.replace("images-idx3", "labels-idx1");
        Path file = images.resolveSibling(labels);
        return labels.equals(name) || !Files.exists(file) ? null : file;
    }

    /** Adds columns: name1, name2, …, or one of the name {@code single}. */
    void add(Samples samples, String name, String single) {
        groups.add(samples);
        for (int j = 1; j <= samples.features(); j++) {
            columns.add(samples.features() == 1 ? single : name + j);
        }
    }

    Table build() {
        int count = groups.get(0).count();
        if ((long) count * columns.size() > MAX_CELLS) {
            throw new DataException(source + " has " + count + " rows of " + columns.size() + " numbers, more than the "
                    + MAX_CELLS + " that a table can have");
        }
        Set<String> seen = new HashSet<>();
        for (String name : columns) {
            if (!seen.add(name)) {
                throw new DataException(source + " gives two columns the same name " + Table.shown(name));
            }
        }
        return Table.ofRows(source, columns, new NumberCells(groups), count);
    }
}
