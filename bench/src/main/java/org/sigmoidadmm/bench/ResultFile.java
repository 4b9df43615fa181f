package org.sigmoidadmm.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.sigmoidadmm.io.AtomicFiles;

/**
 * The results so far, in a file that grows by one line per training, so that an interrupted run goes on. The first line
 * names the columns; words are separated by tabs. A last line that an interruption cut off is dropped.
 *
 * @param <K> what tells one training from another
 * @param <R> what one training gave
 */
public final class ResultFile<K, R extends ResultFile.Result<K>> {

    private static final String TAB = "\t";

    private final Path file;
    private final Map<K, R> results = new LinkedHashMap<>();

    /**
     * What one training gave.
     *
     * @param <K> what tells one training from another
     */
    public interface Result<K> {

        /**
         * Which training it was.
         *
         * @return all that the result depends on
         */
        K key();

        /**
         * What the file keeps.
         *
         * @return a word for each column, without tabs and line breaks
         */
        List<String> words();
    }

    /**
     * Reads what is there, or begins a new file.
     *
     * @param file where the results are, or will be
     * @param columns their names
     * @param parser reads the words of a result back; an {@link IllegalArgumentException} if they are none
     * @throws IllegalArgumentException if the file has other columns or a line that is no result; it stays as it was
     * @throws UncheckedIOException if the file cannot be read or written
     */
    public ResultFile(Path file, List<String> columns, Function<List<String>, R> parser) {
        this.file = file;
        String header = String.join(TAB, columns) + "\n";
        try {
            String text = text();
            String whole = text.substring(0, text.lastIndexOf('\n') + 1);
            if (whole.isEmpty() && header.startsWith(text)) {
                whole = header;
            }
            if (!whole.startsWith(header)) {
                throw new IllegalArgumentException(file + " has other columns than the results of this version; delete "
                        + "it, or keep the results elsewhere");
            }
            whole.lines().skip(1).forEach(line -> read(line, columns.size(), parser));
            if (!whole.equals(text)) {
                AtomicFiles.writeText(file, whole);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot keep results in " + file + ": " + e.getMessage(), e);
        }
    }

    /** What is there; a letter that was cut in half, which {@code Files.readString} refuses, becomes another one. */
    private String text() throws IOException {
        return Files.exists(file) ? new String(Files.readAllBytes(file), StandardCharsets.UTF_8) : "";
    }

    private void read(String line, int columns, Function<List<String>, R> parser) {
        List<String> words = List.of(line.split(TAB, -1));
        try {
            if (words.size() != columns) {
                throw new IllegalArgumentException(words.size() + " words");
            }
            R result = parser.apply(words);
            results.put(result.key(), result);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(file + " has a line that is no result: " + line, e);
        }
    }

    /**
     * A result that is there.
     *
     * @param key which training
     * @return its result, or null if it is not done yet
     */
    public @Nullable R get(K key) {
        return results.get(key);
    }

    /**
     * Keeps a result.
     *
     * @param result of a training that was not done yet
     * @throws UncheckedIOException if it cannot be written
     */
    public void add(R result) {
        results.put(result.key(), result);
        try {
            Files.writeString(file, String.join(TAB, result.words()) + "\n", StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot keep results in " + file + ": " + e.getMessage(), e);
        }
    }
}
