package org.sigmoidadmm.experiments;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.sigmoidadmm.io.AtomicFiles;
import org.sigmoidadmm.report.JsonText;
import org.sigmoidadmm.report.JsonTree;

/**
 * The folder of a run: for each experiment a file {@code plan.json}, which lists the cells that were wanted last and how
 * the run was called, and one file per finished cell. A cell file counts only if it is whole (by a check sum) and its
 * fingerprint is the one wanted.
 */
final class CellStore {

    private static final String PLAN = "plan.json";
    private static final String CELLS = "cells";
    private static final String FORMAT = "1";

    private final Path folder;

    CellStore(Path folder) {
        this.folder = folder;
    }

    /**
     * The plan of an experiment.
     *
     * @param fingerprints by key, in order
     * @param run how it was called, on which machine
     */
    record Plan(Map<String, String> fingerprints, Map<String, String> run) {}

    /** Names of the experiments that have a plan, in alphabetical order. */
    List<String> experiments() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> children = Files.list(folder)) {
            return children.filter(child -> Files.isReadable(child.resolve(PLAN)))
                    .map(child -> String.valueOf(child.getFileName()))
                    .sorted()
                    .toList();
        }
    }

    void writePlan(String experiment, Plan plan) throws IOException {
        Files.createDirectories(folder.resolve(experiment).resolve(CELLS));
        AtomicFiles.writeText(
                folder.resolve(experiment).resolve(PLAN),
                JsonText.of(Map.of("format", FORMAT, "run", plan.run(), "cells", plan.fingerprints())));
    }

    /** The plan of an experiment; empty if there is none that can be read. */
    Optional<Plan> readPlan(String experiment) {
        Path file = folder.resolve(experiment).resolve(PLAN);
        if (!Files.isReadable(file)) {
            return Optional.empty();
        }
        try {
            JsonTree tree = JsonTree.read(file);
            return Optional.of(
                    new Plan(tree.get("cells").texts(), tree.get("run").texts()));
        } catch (IllegalArgumentException | UncheckedIOException e) {
            return Optional.empty();
        }
    }

    CellResult write(String experiment, String key, String fingerprint, double seconds, Map<String, Object> values)
            throws IOException {
        String text = JsonText.of(values);
        JsonTree tree = JsonTree.parse(key, text);
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("key", key);
        content.put("fingerprint", fingerprint);
        content.put("seconds", seconds);
        content.put("values", tree.value());
        content.put("check", check(tree));
        AtomicFiles.writeText(file(experiment, key), JsonText.of(content));
        return new CellResult(key, seconds, tree);
    }

    /** The result of a cell; empty if it is not there, damaged, or of other settings. */
    Optional<CellResult> read(String experiment, String key, String fingerprint) {
        Path file = file(experiment, key);
        if (!Files.isReadable(file)) {
            return Optional.empty();
        }
        try {
            JsonTree tree = JsonTree.read(file);
            JsonTree values = tree.get("values");
            boolean good = tree.get("key").text().equals(key)
                    && tree.get("fingerprint").text().equals(fingerprint)
                    && tree.get("check").text().equals(check(values));
            return good ? Optional.of(new CellResult(key, tree.get("seconds").number(), values)) : Optional.empty();
        } catch (IllegalArgumentException | UncheckedIOException e) {
            return Optional.empty();
        }
    }

    /** The results of the cells of a plan that are done, in its order. */
    List<CellResult> readAll(String experiment, Plan plan) {
        List<CellResult> results = new ArrayList<>();
        plan.fingerprints()
                .forEach(
                        (key, fingerprint) -> read(experiment, key, fingerprint).ifPresent(results::add));
        return results;
    }

    private Path file(String experiment, String key) {
        return folder.resolve(experiment).resolve(CELLS).resolve(key + ".json");
    }

    /** The check sum of values as they are read back, so that writing does not depend on how a number was spelt. */
    private static String check(JsonTree values) {
        CRC32 sum = new CRC32();
        sum.update(JsonText.of(values.value()).getBytes(StandardCharsets.UTF_8));
        return Long.toHexString(sum.getValue());
    }
}
