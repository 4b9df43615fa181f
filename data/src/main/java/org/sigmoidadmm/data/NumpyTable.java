package org.sigmoidadmm.data;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.sigmoidadmm.Samples;
import org.sigmoidadmm.model.ModelFormatException;
import org.sigmoidadmm.model.NumpyArray;

/** NumPy's files as tables; the rules are told at {@link TableReader}. */
final class NumpyTable {

    private static final byte[] ARRAY = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
    private static final byte[] ARCHIVE = {'P', 'K'};

    private NumpyTable() {}

    static boolean isArray(byte[] head) {
        return startsWith(head, ARRAY);
    }

    /** Whether a file is a zip archive, as .npz files are. */
    static boolean isArchive(byte[] head) {
        return startsWith(head, ARCHIVE) && head.length > 3 && head[2] < 8 && head[3] < 9;
    }

    private static boolean startsWith(byte[] head, byte[] magic) {
        return head.length >= magic.length && Arrays.equals(head, 0, magic.length, magic, 0, magic.length);
    }

    /** The columns of one matrix. */
    static ArrayTable ofArray(Path file, InputStream in) throws IOException {
        try {
            NumpyArray array = NumpyArray.read(in, InputFile.MAX_LENGTH);
            if (array.shape().size() == 1) {
                throw new DataException(file + " is an array of one dimension, " + array.values().length
                        + " numbers; a table has two, rows and columns");
            }
            ArrayTable table = new ArrayTable(file);
            table.add(samples(file, "the array", array), "x", "x1");
            return table;
        } catch (ModelFormatException e) {
            throw new DataException(file + " cannot be read as an array of NumPy: " + e.getMessage(), e);
        }
    }

    /** The arrays of an archive beside one another. */
    static ArrayTable ofArchive(Path file) throws IOException {
        Map<String, NumpyArray> arrays;
        try {
            arrays = NumpyArray.readAll(file);
        } catch (ModelFormatException e) {
            throw new DataException(file + " cannot be read as an archive of NumPy: " + e.getMessage(), e);
        }
        if (arrays.isEmpty()) {
            throw new DataException(file + " is a zip archive without arrays of NumPy in it");
        }
        ArrayTable table = new ArrayTable(file);
        Map.Entry<String, NumpyArray> first = arrays.entrySet().iterator().next();
        int count = rows(first.getValue());
        arrays.forEach((name, array) -> {
            if (rows(array) != count) {
                throw new DataException(file + ": array '" + first.getKey() + "' has " + count + " rows, array '" + name
                        + "' " + rows(array) + "; all must have as many");
            }
            table.add(samples(file, "array '" + name + "'", array), name, name);
        });
        return table;
    }

    private static int rows(NumpyArray array) {
        return array.shape().get(0);
    }

    private static Samples samples(Path file, String what, NumpyArray array) {
        if (array.values().length == 0) {
            throw new DataException(file + ": " + what + " of shape " + array.shape() + " holds no numbers");
        }
        return new Samples(rows(array), array.values().length / rows(array), array.values());
    }
}
