package org.sigmoidadmm.bench.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sigmoidadmm.bench.report.Measurement.Origin;
import org.sigmoidadmm.report.JsonTree;

/**
 * All measurements of one or more runs.
 *
 * @param machines a description of machine and software for each run, the earliest first
 * @param measurements what was measured
 */
record Results(List<Map<String, String>> machines, List<Measurement> measurements) {

    Results {
        machines = List.copyOf(machines);
        measurements = List.copyOf(measurements);
    }

    /**
     * Reads a directory of JMH's files. What two of them hold, since parts of the comparison share it and were run one after
     * the other, is taken from the newer one.
     *
     * @throws IllegalArgumentException if there is none, or one is not what JMH writes
     */
    static Results read(Path directory) {
        Map<What, Dated> newest = new LinkedHashMap<>();
        for (Path file : files(directory)) {
            String part = file.getFileName().toString().replaceFirst("\\..*", "");
            long time = file.toFile().lastModified();
            for (JsonTree entry : JsonTree.read(file).list()) {
                Measurement read = measurement(part, entry);
                newest.merge(
                        new What(read.benchmark(), read.parameters()),
                        new Dated(read, time),
                        (one, other) -> other.time() >= one.time() ? other : one);
            }
        }
        if (newest.isEmpty()) {
            throw new IllegalArgumentException("there are no results of JMH in " + directory);
        }
        List<Map<String, String>> machines = newest.values().stream()
                .sorted(Comparator.comparingLong(Dated::time))
                .map(dated -> dated.measurement().origin().machine())
                .distinct()
                .toList();
        return new Results(
                machines, newest.values().stream().map(Dated::measurement).toList());
    }

    private record What(String benchmark, Map<String, String> parameters) {}

    private record Dated(Measurement measurement, long time) {}

    /** Tells whether there is anything of JMH's. */
    static boolean present(Path directory) {
        return !files(directory).isEmpty();
    }

    private static List<Path> files(Path directory) {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.filter(file -> file.toString().endsWith(ResultFiles.ENDING))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + directory + ": " + e.getMessage(), e);
        }
    }

    private static Measurement measurement(String part, JsonTree entry) {
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
                yardstick.isMissing() ? List.of() : iterations(yardstick, 1),
                new Origin(part, machine(entry)));
    }

    /** What a run noted, else what JMH itself notes. */
    private static Map<String, String> machine(JsonTree entry) {
        JsonTree noted = entry.get(ResultFiles.MACHINE);
        if (!noted.isMissing()) {
            return noted.texts();
        }
        Map<String, String> machine = new LinkedHashMap<>();
        if (!entry.get("jdkVersion").isMissing()) {
            machine.put(
                    "java",
                    "Java " + entry.get("jdkVersion").text() + ", "
                            + entry.get("vmName").text());
            machine.put(
                    "JVM options",
                    entry.get("jvmArgs").list().stream().map(JsonTree::text).collect(Collectors.joining(" ")));
        }
        return machine;
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
