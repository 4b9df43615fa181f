package org.sigmoidadmm.bench.report;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.results.format.ResultFormatFactory;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.sigmoidadmm.io.AtomicFiles;
import org.sigmoidadmm.report.JsonText;
import org.sigmoidadmm.report.JsonTree;

/**
 * The files that a run writes its results to, one for each part and backend, so that each is replaced alone: JMH's JSON with
 * the machine added to every entry.
 */
public final class ResultFiles {

    /** How their names end. */
    static final String ENDING = ".jmh.json";

    /** The key of the machine in an entry. */
    static final String MACHINE = "machine";

    private final Path folder;
    private final Map<String, String> machine;
    private final Set<Path> written = new HashSet<>();

    /**
     * Begins a run.
     *
     * @param folder where the files are, which exists
     * @param machine names and values that describe the machine and the run
     */
    public ResultFiles(Path folder, Map<String, String> machine) {
        this.folder = folder;
        this.machine = machine;
    }

    /**
     * Writes what a part gave, in place of what an earlier run gave for the same part and backends.
     *
     * @param part its name
     * @param results of all benchmarks and backends of the part
     * @throws UncheckedIOException if a file cannot be written; it stays as it was
     */
    public void write(String part, Collection<RunResult> results) {
        Map<String, List<RunResult>> byBackend = new TreeMap<>();
        for (RunResult result : results) {
            byBackend
                    .computeIfAbsent(result.getParams().getParam("backend"), key -> new ArrayList<>())
                    .add(result);
        }
        byBackend.forEach((backend, own) -> {
            Path file = folder.resolve(part + "." + backend + ENDING);
            try {
                AtomicFiles.writeText(file, JsonText.of(entries(file, own)));
            } catch (IOException e) {
                throw new UncheckedIOException(e.getMessage(), e);
            }
            written.add(file);
        });
    }

    private List<Map<String, @Nullable Object>> entries(Path file, List<RunResult> results) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (PrintStream out = new PrintStream(bytes, false, StandardCharsets.UTF_8)) {
            ResultFormatFactory.getInstance(ResultFormatType.JSON, out).writeOut(results);
        }
        List<Map<String, @Nullable Object>> entries = new ArrayList<>();
        for (JsonTree entry : JsonTree.parse(file.toString(), bytes.toString(StandardCharsets.UTF_8))
                .list()) {
            Map<String, @Nullable Object> values = new LinkedHashMap<>();
            if (entry.value() instanceof Map<?, ?> map) {
                map.forEach((key, value) -> values.put(String.valueOf(key), value));
            }
            values.put(MACHINE, machine);
            entries.add(values);
        }
        return entries;
    }

    /**
     * Removes what earlier runs left and this one has not written again.
     *
     * @param backends whose results to remove; empty for all
     * @throws UncheckedIOException if a file cannot be removed
     */
    public void removeOthers(List<String> backends) {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(file -> isOf(file, backends) && !written.contains(file))
                    .toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot tidy " + folder + ": " + e.getMessage(), e);
        }
    }

    private static boolean isOf(Path file, List<String> backends) {
        String name = file.toString();
        return backends.isEmpty()
                ? name.endsWith(ENDING)
                : backends.stream().anyMatch(backend -> name.endsWith("." + backend + ENDING));
    }
}
