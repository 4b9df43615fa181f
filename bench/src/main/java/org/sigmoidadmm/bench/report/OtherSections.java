package org.sigmoidadmm.bench.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sigmoidadmm.report.CategoryChart;
import org.sigmoidadmm.report.Estimate;
import org.sigmoidadmm.report.Median;
import org.sigmoidadmm.report.Numbers;
import org.sigmoidadmm.report.Section;
import org.sigmoidadmm.report.Table;

/** The small sections: whole trainings, the cost of the interface, and what is left of the warm-up. */
final class OtherSections {

    private static final String JOB = "JobBenchmark.train";
    private static final String INTERFACE = "SpiOverheadBenchmark.throughInterface";

    private OtherSections() {}

    static Optional<Section> jobs(Results results) {
        if (results.of(JOB).isEmpty()) {
            return Optional.empty();
        }
        List<@Nullable Estimate> group = new ArrayList<>();
        List<List<String>> rows = new ArrayList<>();
        for (String backend : results.backends()) {
            Estimate time = results.find(JOB, Map.of("backend", backend))
                    .map(m -> Estimates.proportional(1e-3, m))
                    .orElse(null);
            group.add(time);
            rows.add(List.of(backend, time == null ? Numbers.NONE : Numbers.withSpread(time)));
        }
        CategoryChart chart = new CategoryChart(
                "A whole training", "ms", "", List.of(""), results.backends(), List.of(group), false, Double.NaN);
        return Optional.of(new Section(
                "A whole training",
                "1-100-100-1 on 1000 samples with the default settings: set-up, 50 epochs, the error after each, all "
                        + "cores, in a JVM that has done it before.",
                results.backends(),
                List.of(chart),
                List.of(new Table(List.of("backend", "ms"), 1, rows))));
    }

    static Optional<Section> overhead(Results results) {
        List<List<String>> rows = new ArrayList<>();
        for (Measurement through : results.of(INTERFACE)) {
            double[] shares = through.shares();
            if (shares.length > 0) {
                String d = through.parameter("d");
                rows.add(List.of(
                        through.backend(),
                        d + "×" + d + " · " + d + "×" + through.parameter("n"),
                        Numbers.withSpread(Estimates.proportional(1, through)),
                        Numbers.percent(1 / Median.of(shares) - 1),
                        Numbers.percent(1 / shares[shares.length - 1] - 1) + " to "
                                + Numbers.percent(1 / shares[0] - 1)));
            }
        }
        if (rows.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Section(
                "The cost of the interface",
                "The same product through the service-provider interface, with all its checks, and by the library's "
                        + "own call, timed in turn in one JVM: the median and the range of what the interface adds to the "
                        + "time of an iteration. Negative where the backend does better than the library's own call, by "
                        + "its choice of kernel, of the order of multiplication or of the way to call it.",
                List.of(),
                List.of(),
                List.of(new Table(List.of("backend", "product", "interface, µs", "overhead", "range"), 2, rows))));
    }

    static Section warmUp(Results results) {
        List<List<String>> rows = new ArrayList<>();
        List<String> suites = results.measurements().stream()
                .map(m -> m.benchmark().substring(0, m.benchmark().indexOf('.')))
                .distinct()
                .sorted()
                .toList();
        for (String suite : suites) {
            double[] drifts = results.of(suite).stream()
                    .mapToDouble(Measurement::drift)
                    .sorted()
                    .toArray();
            rows.add(List.of(
                    suite,
                    Integer.toString(drifts.length),
                    Numbers.percent(drifts[drifts.length / 2]),
                    Numbers.percent(Arrays.stream(drifts).max().orElse(Double.NaN))));
        }
        return new Section(
                "Warm-up",
                "By how much the first measured iteration is slower than the last, medians over forks: what the warm-up "
                        + "before it left undone, and noise. Near zero where it suffices.",
                List.of(),
                List.of(),
                List.of(new Table(List.of("benchmark", "choices of parameters", "median", "largest"), 1, rows)));
    }
}
