package org.sigmoidadmm.bench.stick;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The results so far, in a file that grows by one line per training, so that an interrupted run goes on. */
final class CellStore {

    private final Path file;
    private final Map<Cell.Key, Cell> cells = new LinkedHashMap<>();

    /**
     * Reads what is there.
     *
     * @param folder where the file is, or will be
     */
    CellStore(Path folder) {
        this.file = folder.resolve("cells.tsv");
        try {
            Files.createDirectories(folder);
            if (Files.exists(file)) {
                Files.readString(file).lines().filter(line -> !line.isBlank()).forEach(this::readIfWhole);
                Files.writeString(file, "\n", StandardOpenOption.APPEND); // the last line may lack its end
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    private void readIfWhole(String line) {
        if (Cell.isWhole(line)) {
            Cell cell = Cell.of(line);
            cells.put(cell.key(), cell);
        }
    }

    @Nullable
    Cell get(Cell.Key key) {
        return cells.get(key);
    }

    void add(Cell cell) {
        cells.put(cell.key(), cell);
        try {
            Files.writeString(file, cell.line() + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file + ": " + e.getMessage(), e);
        }
    }
}
