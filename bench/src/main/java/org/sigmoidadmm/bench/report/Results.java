package org.sigmoidadmm.bench.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.sigmoidadmm.report.JsonTree;

/**
 * All measurements of a run, and the machine they were made on.
 *
 * @param machine names and values that describe the machine and the software, in the order to print them
 * @param measurements what was measured
 */
record Results(Map<String, String> machine, List<Measurement> measurements) {

    /** The file with the machine's description, next to JMH's files. */
    static final String MACHINE_FILE = "machine.json";

    Results {
        measurements = List.copyOf(measurements);
    }

    /**
     * Reads a directory of JMH's files. What two of them hold, since parts of the comparison share it and were run one after
     * the other, is taken from the newer one.
     *
     * @throws IllegalArgumentException if there is none, or one is not what JMH writes
     */
    static Results read(Path directory) {
        List<Path> files;
        try (Stream<Path> entries = Files.list(directory)) {
            files = entries.filter(Results::isFinished).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + directory + ": " + e.getMessage(), e);
        }
        Map<What, Dated> newest = new LinkedHashMap<>();
        Map<String, String> machine = Map.of();
        for (Path file : files) {
            JsonTree tree = JsonTree.read(file);
            if (file.endsWith(MACHINE_FILE)) {
                machine = tree.texts();
            } else {
                long time = file.toFile().lastModified();
                for (JsonTree entry : tree.list()) {
                    Measurement read = measurement(entry);
                    newest.merge(
                            new What(read.benchmark(), read.parameters()),
                            new Dated(read, time),
                            (one, other) -> other.time() >= one.time() ? other : one);
                }
            }
        }
        if (newest.isEmpty()) {
            throw new IllegalArgumentException("there are no results of JMH in " + directory);
        }
        return new Results(
                machine, newest.values().stream().map(Dated::measurement).toList());
    }

    private record What(String benchmark, Map<String, String> parameters) {}

    private record Dated(Measurement measurement, long time) {}

    /** Tells whether there is anything of JMH's. */
    static boolean present(Path directory) {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.anyMatch(file -> isFinished(file) && !file.endsWith(MACHINE_FILE));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + directory + ": " + e.getMessage(), e);
        }
    }

    /** The command that an earlier run noted in a directory; empty where there was none. */
    static Optional<String> command(Path directory) {
        Path file = directory.resolve(MACHINE_FILE);
        return file.toFile().length() > 0
                ? Optional.ofNullable(JsonTree.read(file).texts().get("command"))
                : Optional.empty();
    }

    /** JMH creates its file empty and fills it at the end; what was interrupted does not count. */
    private static boolean isFinished(Path file) {
        return file.toString().endsWith(".json") && file.toFile().length() > 0;
    }

    private static Measurement measurement(JsonTree entry) {
        String[] name = entry.get("benchmark").text().split("\\.", -1);
        JsonTree metric = entry.get("primaryMetric");
        double factor = microseconds(metric.get("scoreUnit"));
        JsonTree others = entry.get("secondaryMetrics");
        JsonTree bytes = others.get("allocatedBytes");
        JsonTree products = others.get("productsMicroseconds");
        JsonTree yardstick = products.isMissing() ? others.get("libraryMicroseconds") : products;
        return new Measurement(
                name[name.length - 2] + "." + name[name.length - 1],
                entry.get("params").texts(),
                iterations(metric, factor),
                bytes.isMissing() ? List.of() : iterations(bytes, 1),
                yardstick.isMissing() ? List.of() : iterations(yardstick, 1));
    }

    private static List<double[]> iterations(JsonTree metric, double factor) {
        return metric.get("rawData").list().stream()
                .map(fork -> fork.list().stream()
                        .mapToDouble(iteration -> factor * iteration.number())
                        .toArray())
                .toList();
    }

    private static double microseconds(JsonTree unit) {
        return switch (unit.text()) {
            case "ns/op" -> 1e-3;
            case "us/op" -> 1;
            case "ms/op" -> 1e3;
            case "s/op" -> 1e6;
            default -> throw new IllegalArgumentException(unit.where() + " is " + unit.text() + ", not a time");
        };
    }

    /** The backends that were measured, by name. */
    List<String> backends() {
        return measurements.stream()
                .map(Measurement::backend)
                .distinct()
                .sorted()
                .toList();
    }

    /** All measurements of a benchmark; its name may be the class alone. */
    List<Measurement> of(String benchmark) {
        return measurements.stream()
                .filter(m -> m.benchmark().equals(benchmark) || m.benchmark().startsWith(benchmark + "."))
                .toList();
    }

    /** The measurement of a benchmark at given parameters, those not given being free. */
    Optional<Measurement> find(String benchmark, Map<String, String> parameters) {
        return of(benchmark).stream()
                .filter(m -> m.parameters().entrySet().containsAll(parameters.entrySet()))
                .findFirst();
    }
}
