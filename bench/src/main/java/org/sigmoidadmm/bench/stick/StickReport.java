package org.sigmoidadmm.bench.stick;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.sigmoidadmm.report.Median;

/** Sets the results of all tables side by side. */
final class StickReport {

    /**
     * One method on one table, by the setting with the smallest mean error.
     *
     * @param label method with that setting
     * @param error mean over the seeds
     * @param deviation of the error over the seeds
     * @param seconds mean of that setting
     * @param epochs mean of that setting
     */
    private record Entry(String label, double error, double deviation, double seconds, double epochs) {}

    private final Outliers outliers;
    private final Map<StickTable, Map<String, Entry>> tables = new LinkedHashMap<>();

    StickReport(Outliers outliers) {
        this.outliers = outliers;
    }

    void add(StickTable table, List<Cell> cells) {
        Map<String, Map<String, List<Cell>>> bySetting = new LinkedHashMap<>();
        for (Cell cell : cells) {
            bySetting
                    .computeIfAbsent(cell.key().method(), name -> new LinkedHashMap<>())
                    .computeIfAbsent(cell.key().setting(), name -> new ArrayList<>())
                    .add(cell);
        }
        Map<String, Entry> entries = new LinkedHashMap<>();
        bySetting.forEach((method, settings) -> entries.put(method, best(method, settings)));
        tables.put(table, entries);
    }

    boolean isEmpty() {
        return tables.isEmpty();
    }

    private static Entry best(String method, Map<String, List<Cell>> settings) {
        Entry best = null;
        for (Map.Entry<String, List<Cell>> setting : settings.entrySet()) {
            List<Cell> cells = setting.getValue();
            double error = mean(cells, Cell::error);
            if (best == null || error < best.error) {
                double deviation = Math.sqrt(mean(cells, cell -> (cell.error() - error) * (cell.error() - error)));
                String label = (method + " " + setting.getKey()).strip();
                best = new Entry(label, error, deviation, mean(cells, Cell::seconds), mean(cells, Cell::epochs));
            }
        }
        if (best == null) {
            throw new IllegalStateException("method " + method + " has no result");
        }
        return best;
    }

    private static double mean(List<Cell> cells, ToDoubleFunction<Cell> value) {
        return cells.stream().mapToDouble(value).average().orElse(Double.NaN);
    }

    /** A part for each table, and the summary. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        tables.forEach((table, entries) -> {
            lines.addAll(lines(table, entries));
            lines.add("");
        });
        lines.addAll(summary());
        return lines;
    }

    private List<String> lines(StickTable table, Map<String, Entry> entries) {
        Entry reference = entries.get(StickMethods.REFERENCE);
        List<String> lines = new ArrayList<>();
        lines.add(String.format(
                Locale.ROOT,
                "%s: %d rows of %d inputs, %s",
                table.name() + outliers.suiting(table).suffix(),
                table.data().count(),
                table.data().inputs().features(),
                table.isClassification()
                        ? table.data().classes().size() + " classes, share of wrong ones in %"
                        : "root mean squared error in standard deviations of the target"));
        lines.add(row("", "error", "±", "seconds", "epochs", "error/adam", "time/adam"));
        double unit = table.isClassification() ? 100 : 1;
        for (Entry entry : entries.values()) {
            lines.add(row(
                    entry.label,
                    number(unit * entry.error),
                    number(unit * entry.deviation),
                    number(entry.seconds),
                    String.format(Locale.ROOT, "%.0f", entry.epochs),
                    reference == null ? "" : number(ratio(entry.error, reference.error)),
                    reference == null ? "" : number(ratio(entry.seconds, reference.seconds))));
        }
        return lines;
    }

    private List<String> summary() {
        List<String> lines = new ArrayList<>();
        lines.add("Ratios to adam at its best step size on each table, over " + tables.size()
                + (tables.size() == 1 ? " table" : " tables"));
        lines.add(row("", "median", "worst", "on", "time median", "time worst", "on"));
        List<String> methods = tables.values().stream()
                .flatMap(entries -> entries.keySet().stream())
                .distinct()
                .toList();
        for (String method : methods) {
            Map<String, Double> errors = ratios(method, entry -> entry.error);
            Map<String, Double> times = ratios(method, entry -> entry.seconds);
            if (!errors.isEmpty()) {
                lines.add(row(
                        method,
                        number(median(errors)),
                        number(Collections.max(errors.values())),
                        worst(errors),
                        number(median(times)),
                        number(Collections.max(times.values())),
                        worst(times)));
            }
        }
        return lines;
    }

    private Map<String, Double> ratios(String method, ToDoubleFunction<Entry> value) {
        Map<String, Double> ratios = new LinkedHashMap<>();
        tables.forEach((table, entries) -> {
            Entry entry = entries.get(method);
            Entry reference = entries.get(StickMethods.REFERENCE);
            if (entry != null && reference != null) {
                ratios.put(table.name(), ratio(value.applyAsDouble(entry), value.applyAsDouble(reference)));
            }
        });
        return ratios;
    }

    /** Nothing against nothing is a draw. */
    private static double ratio(double value, double reference) {
        return value == reference ? 1 : value / reference;
    }

    private static double median(Map<String, Double> ratios) {
        return Median.of(ratios.values().stream().mapToDouble(x -> x).toArray());
    }

    private static String worst(Map<String, Double> ratios) {
        return ratios.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse("");
    }

    private static String row(String name, String... cells) {
        StringBuilder line = new StringBuilder(String.format(Locale.ROOT, "  %-26s", name));
        for (String cell : cells) {
            line.append(String.format(Locale.ROOT, "%12s", cell));
        }
        return line.toString().stripTrailing();
    }

    /** Three digits, so that small and large ones can be compared. */
    private static String number(double value) {
        if (!Double.isFinite(value)) {
            return Double.isNaN(value) ? "-" : "∞";
        }
        double size = Math.abs(value);
        String format = size == 0 || size >= 100
                ? "%.0f"
                : size >= 10 ? "%.1f" : size >= 1 ? "%.2f" : size >= 1e-3 ? "%.4f" : "%.1e";
        return String.format(Locale.ROOT, format, value);
    }
}
