package org.sigmoidadmm.data;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The variables of a MATLAB file of level 5, which MATLAB and Octave write with {@code save -v6} and {@code save -v7}.
 * Full arrays of real numbers and truth values can be read, whatever the type they are stored in; other variables are
 * known by name alone.
 */
public final class MatFile {

    private final Path source;
    private final Map<String, NumericArray> arrays;
    private final Map<String, String> others;

    /**
     * Keeps what was found.
     *
     * @param source the file
     * @param arrays the arrays of numbers by name, in the order of the file
     * @param others what the other variables are, by name
     */
    MatFile(Path source, Map<String, NumericArray> arrays, Map<String, String> others) {
        this.source = source;
        this.arrays = arrays;
        this.others = others;
    }

    /**
     * Reads a file.
     *
     * @param file the file
     * @return its variables
     * @throws DataException if the file does not exist, cannot be read, is of another level, or is damaged
     */
    public static MatFile read(Path file) {
        try (InputStream in = InputFile.open(file)) {
            return read(file, in);
        } catch (IOException e) {
            throw ReadFailure.of(file, e);
        }
    }

    static MatFile read(Path file, InputStream in) throws IOException {
        return new MatParser(file, InputFile.readAll(file, in)).parse();
    }

    /**
     * The file that was read.
     *
     * @return its path as it was given
     */
    public Path source() {
        return source;
    }

    /**
     * The names of the variables that are arrays of numbers.
     *
     * @return maybe none, in the order of the file
     */
    public List<String> names() {
        return List.copyOf(arrays.keySet());
    }

    /**
     * Returns a variable.
     *
     * @param name its name
     * @return its numbers
     * @throws DataException if it is not there or not a full array of real numbers
     */
    public NumericArray array(String name) {
        NumericArray array = arrays.get(name);
        if (array == null) {
            String kind = others.get(name);
            throw new DataException(
                    kind == null
                            ? source + " has no variable " + Table.shown(name) + "; it has " + describe()
                            : source + ": the variable " + Table.shown(name) + " is " + kind
                                    + ", only full arrays of real numbers can be read");
        }
        return array;
    }

    /** Lists the variables, for messages. */
    String describe() {
        if (arrays.isEmpty() && others.isEmpty()) {
            return "none";
        }
        String numbers = arrays.entrySet().stream()
                .map(entry ->
                        Table.shown(entry.getKey()) + " (" + entry.getValue().shape() + ")")
                .collect(Collectors.joining(", "));
        String rest = others.entrySet().stream()
                .map(entry -> Table.shown(entry.getKey()) + " (" + entry.getValue() + ")")
                .collect(Collectors.joining(", "));
        return numbers + (numbers.isEmpty() || rest.isEmpty() ? "" : ", ") + rest;
    }
}
