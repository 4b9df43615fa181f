package org.sigmoidadmm.model;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An array of one or two dimensions from a file of NumPy: .npy holds one, .npz several under names. Numbers of all sizes
 * and truth values are read, in either byte order and order of the indices; integers beyond 2⁵³ are rounded.
 *
 * <p>The numbers are not copied; they must not be changed.
 *
 * @param shape the size of each dimension
 * @param values the numbers, row by row
 */
public record NumpyArray(List<Integer> shape, double[] values) {

    /**
     * Reads an .npy file of format 1.0 or 2.0 to its end.
     *
     * @param in the file
     * @param maxNumbers more are refused before anything is allocated for them
     * @return the array
     * @throws ModelFormatException if it is not such an array, has more numbers or another type, is truncated or goes on
     *     after its numbers; the message does not name the file
     * @throws IOException if it cannot be read
     */
    public static NumpyArray read(InputStream in, long maxNumbers) throws IOException {
        return Npy.read(in, maxNumbers);
    }

    /**
     * Reads all arrays of an .npz file.
     *
     * @param file the file
     * @return the arrays by name, in the order of the file
     * @throws ModelFormatException if it is no such archive, is damaged, or an array is not as {@link #read} wants it; the
     *     message does not name the file
     * @throws IOException if it cannot be read
     */
    public static Map<String, NumpyArray> readAll(Path file) throws IOException {
        Map<String, NumpyArray> arrays = new LinkedHashMap<>();
        try (NpzArchive archive = NpzArchive.open(file)) {
            for (String name : archive.names()) {
                arrays.put(name, archive.array(name));
            }
        }
        return arrays;
    }
}
