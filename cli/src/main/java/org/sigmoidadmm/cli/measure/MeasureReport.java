package org.sigmoidadmm.cli.measure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.sigmoidadmm.report.Numbers;

/**
 * The outcome of a comparison.
 *
 * @param sizes widths of the network
 * @param samples number of samples that the times of epochs are for
 * @param timedSamples number of samples that were really timed; fewer where time was short
 * @param measurements one per backend, fastest epoch first
 */
public record MeasureReport(int[] sizes, int samples, int timedSamples, List<BackendMeasurement> measurements) {

    /** Backends closer than this are as good as each other: medians of so few epochs vary by as much. */
    private static final double NEGLIGIBLE = 0.05;

    /**
     * Sorts the measurements.
     *
     * @param sizes widths of the network
     * @param samples number of samples
     * @param timedSamples number of samples that were timed
     * @param measurements at least one
     * @throws IllegalArgumentException if there is no measurement
     */
    public MeasureReport {
        if (measurements.isEmpty()) {
            throw new IllegalArgumentException("nothing was measured");
        }
        sizes = sizes.clone();
        measurements = measurements.stream()
                .sorted(Comparator.comparingDouble(BackendMeasurement::epochSeconds))
                .toList();
    }

    /**
     * Widths of the network.
     *
     * @return a copy
     */
    @Override
    public int[] sizes() {
        return sizes.clone();
    }

    /**
     * The backend with the shortest epoch.
     *
     * @return its name
     */
    public String recommended() {
        return measurements.get(0).backend();
    }

    /**
     * The recommendation and its reason.
     *
     * @return one sentence
     */
    public String recommendation() {
        String text = "Recommended for this network: " + recommended();
        if (measurements.size() == 1) {
            return text + ", the only backend that is available.";
        }
        BackendMeasurement second = measurements.get(1);
        double ratio = second.epochSeconds() / measurements.get(0).epochSeconds();
        return ratio < 1 + NEGLIGIBLE
                ? text + "; " + second.backend() + " is as fast."
                : text + String.format(Locale.ROOT, ", %.1f times as fast as %s.", ratio, second.backend());
    }

    /**
     * The comparison as lines of text: a heading, a table, the recommendation.
     *
     * @return the lines
     */
    public List<String> lines() {
        List<List<String>> rows = new ArrayList<>();
        List<String> header = new ArrayList<>(List.of("backend", "epoch", "range"));
        Arrays.stream(Kernel.values()).map(Kernel::label).forEach(header::add);
        rows.add(header);
        for (BackendMeasurement measurement : measurements) {
            List<String> row = new ArrayList<>(List.of(
                    measurement.backend(),
                    milliseconds(measurement.epochSeconds()) + " ms",
                    milliseconds(measurement.lowestEpochSeconds()) + "–"
                            + milliseconds(measurement.highestEpochSeconds())));
            for (Kernel kernel : Kernel.values()) {
                row.add(Numbers.number(measurement.gigaflops().getOrDefault(kernel, Double.NaN)));
            }
            rows.add(row);
        }
        List<String> lines = new ArrayList<>();
        lines.add(heading());
        lines.add("");
        lines.addAll(aligned(rows));
        lines.add("");
        lines.add(recommendation());
        return List.copyOf(lines);
    }

    private String heading() {
        String network = Arrays.stream(sizes).mapToObj(Integer::toString).collect(Collectors.joining("-"));
        String text = "One epoch of " + network + " on " + samples
                + " samples, and the kernels of its largest layer in GFLOP/s on one thread (medians)";
        return timedSamples < samples ? text + "; timed on " + timedSamples + " samples and scaled:" : text + ":";
    }

    private static String milliseconds(double seconds) {
        double value = seconds * 1e3;
        return String.format(Locale.ROOT, value < 10 ? "%.2f" : value < 100 ? "%.1f" : "%.0f", value);
    }

    private static List<String> aligned(List<List<String>> rows) {
        int[] widths = new int[rows.get(0).size()];
        for (List<String> row : rows) {
            for (int j = 0; j < widths.length; j++) {
                widths[j] = Math.max(widths[j], row.get(j).length());
            }
        }
        List<String> lines = new ArrayList<>();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int j = 0; j < widths.length; j++) {
                String padding = " ".repeat(widths[j] - row.get(j).length());
                line.append(j == 0 ? row.get(j) + padding : "  " + padding + row.get(j));
            }
            lines.add(line.toString());
        }
        return lines;
    }
}
