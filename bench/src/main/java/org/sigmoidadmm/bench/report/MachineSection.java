package org.sigmoidadmm.bench.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.sigmoidadmm.report.Numbers;
import org.sigmoidadmm.report.Section;
import org.sigmoidadmm.report.Table;

/** What the measurements were made on and, where they are of several runs, which of them are of which. */
final class MachineSection {

    private static final String TIMES =
            "Times are medians over all iterations of all forks; each backend runs in forks of its own.";

    /** What is different in two runs on the same machine with the same software. */
    private static final Set<String> OF_EACH_RUN = Set.of("command", "date", "load before");

    private MachineSection() {}

    static Optional<Section> of(Results results) {
        List<Map<String, String>> machines = results.machines();
        if (machines.stream().allMatch(Map::isEmpty)) {
            return Optional.empty();
        }
        Table table = machines.size() == 1 ? table(machines.get(0)) : table(results);
        return Optional.of(new Section("Machine and versions", text(machines), List.of(), List.of(), List.of(table)));
    }

    private static String text(List<Map<String, String>> machines) {
        if (machines.size() == 1) {
            return TIMES;
        }
        String differences = names(machines).stream()
                .filter(name -> !OF_EACH_RUN.contains(name))
                .filter(name -> values(machines, name).size() > 1)
                .collect(Collectors.joining(", "));
        return TIMES + " They are of " + machines.size() + " runs, which the table numbers"
                + (differences.isEmpty()
                        ? "."
                        : " and which differ in: " + differences + ". Compare figures of one run only.");
    }

    private static Table table(Map<String, String> machine) {
        return new Table(
                List.of("what", "value"),
                2,
                machine.entrySet().stream()
                        .map(e -> List.of(e.getKey(), e.getValue()))
                        .toList());
    }

    private static Table table(Results results) {
        List<List<String>> rows = new ArrayList<>();
        for (int run = 0; run < results.machines().size(); run++) {
            rows.add(List.of(
                    "results",
                    Integer.toString(run + 1),
                    parts(results, results.machines().get(run))));
        }
        for (String name : names(results.machines())) {
            Map<String, List<String>> values = values(results.machines(), name);
            values.forEach((value, runs) ->
                    rows.add(List.of(name, values.size() == 1 ? "all" : String.join(", ", runs), value)));
        }
        return new Table(List.of("what", "run", "value"), 3, rows);
    }

    /** The parts of a run with their backends, such as {@code jobs (ejml, jblas)}. */
    private static String parts(Results results, Map<String, String> machine) {
        Map<String, Set<String>> backends = new TreeMap<>();
        for (Measurement measurement : results.measurements()) {
            if (measurement.origin().machine().equals(machine)) {
                backends.computeIfAbsent(measurement.origin().part(), key -> new TreeSet<>())
                        .add(measurement.backend());
            }
        }
        return backends.entrySet().stream()
                .map(e -> e.getKey() + " (" + String.join(", ", e.getValue()) + ")")
                .collect(Collectors.joining("; "));
    }

    private static Set<String> names(List<Map<String, String>> machines) {
        return machines.stream()
                .flatMap(machine -> machine.keySet().stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Values with the numbers of the runs that have them. */
    private static Map<String, List<String>> values(List<Map<String, String>> machines, String name) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        for (int run = 0; run < machines.size(); run++) {
            String value = Objects.requireNonNullElse(machines.get(run).get(name), Numbers.NONE);
            values.computeIfAbsent(value, key -> new ArrayList<>()).add(Integer.toString(run + 1));
        }
        return values;
    }
}
