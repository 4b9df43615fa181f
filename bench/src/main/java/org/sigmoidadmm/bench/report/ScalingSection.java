package org.sigmoidadmm.bench.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sigmoidadmm.bench.Net;
import org.sigmoidadmm.report.CategoryChart;
import org.sigmoidadmm.report.Estimate;
import org.sigmoidadmm.report.Figure;
import org.sigmoidadmm.report.Numbers;
import org.sigmoidadmm.report.Section;
import org.sigmoidadmm.report.Table;

/** How the time of an epoch grows with the samples and falls with the threads. */
final class ScalingSection {

    private static final Net SAMPLES_NET = Net.S1;
    private static final Net THREADS_NET = Net.S3;
    private static final String FLAT_FROM = "10000";

    private ScalingSection() {}

    static Optional<Section> of(Results results) {
        List<Integer> samples = numbers(results, SAMPLES_NET, "samples", "threads", "1");
        String own = Integer.toString(THREADS_NET.samples());
        List<Integer> threads = numbers(results, THREADS_NET, "threads", "samples", own);
        List<Figure> charts = new ArrayList<>();
        List<Table> tables = new ArrayList<>();
        if (samples.size() > 1) {
            charts.add(samplesChart(results, samples));
            tables.add(samplesTable(results, samples));
        }
        if (threads.size() > 1) {
            charts.add(threadsChart(results, threads));
            tables.add(threadsTable(results, threads));
        }
        if (tables.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Section(
                "Scaling",
                "Cost per sample of " + SAMPLES_NET.shape() + " on one thread as the samples grow, and "
                        + THREADS_NET.shape() + " on " + Numbers.count(THREADS_NET.samples())
                        + " samples as the threads do.",
                results.backends(),
                charts,
                tables));
    }

    private static List<Integer> numbers(Results results, Net net, String parameter, String fixed, String at) {
        return results.of(EpochSection.BENCHMARK).stream()
                .filter(m -> m.parameter("net").equals(net.name())
                        && m.parameter(fixed).equals(at))
                .map(m -> m.number(parameter))
                .distinct()
                .sorted()
                .toList();
    }

    private static Optional<Measurement> find(
            Results results, String backend, Net net, Object samples, Object threads) {
        return results.find(
                EpochSection.BENCHMARK,
                Map.of(
                        "backend", backend,
                        "net", net.name(),
                        "samples", samples.toString(),
                        "threads", threads.toString()));
    }

    private static CategoryChart samplesChart(Results results, List<Integer> samples) {
        List<List<@Nullable Estimate>> values = new ArrayList<>();
        for (int n : samples) {
            List<@Nullable Estimate> group = new ArrayList<>();
            for (String backend : results.backends()) {
                group.add(find(results, backend, SAMPLES_NET, n, 1)
                        .map(m -> Estimates.proportional(1.0 / n, m))
                        .orElse(null));
            }
            values.add(group);
        }
        List<String> categories = samples.stream().map(Numbers::count).toList();
        return new CategoryChart(
                "Cost per sample, " + SAMPLES_NET.shape(),
                "µs per sample and epoch",
                "samples",
                categories,
                results.backends(),
                values,
                true,
                Double.NaN);
    }

    private static Table samplesTable(Results results, List<Integer> samples) {
        List<String> header = new ArrayList<>(List.of("backend"));
        samples.forEach(n -> header.add("n = " + Numbers.count(n)));
        header.add("largest n against n = 10\u202f000");
        List<List<String>> rows = new ArrayList<>();
        for (String backend : results.backends()) {
            List<String> cells = new ArrayList<>(List.of(backend));
            for (int n : samples) {
                cells.add(find(results, backend, SAMPLES_NET, n, 1)
                        .map(m -> Numbers.number(m.median() / n) + " µs")
                        .orElse(Numbers.NONE));
            }
            int largest = samples.get(samples.size() - 1);
            Optional<Measurement> from = find(results, backend, SAMPLES_NET, FLAT_FROM, 1);
            Optional<Measurement> to = find(results, backend, SAMPLES_NET, largest, 1);
            cells.add(
                    from.isPresent() && to.isPresent() && largest > from.get().number("samples")
                            ? Numbers.ratio(to.get().median()
                                    / largest
                                    / (from.get().median() / from.get().number("samples")))
                            : Numbers.NONE);
            rows.add(cells);
        }
        return new Table(header, 1, rows);
    }

    private static @Nullable Estimate speedUp(Results results, String backend, int threads) {
        Optional<Measurement> single = find(results, backend, THREADS_NET, THREADS_NET.samples(), 1);
        Optional<Measurement> several = find(results, backend, THREADS_NET, THREADS_NET.samples(), threads);
        return single.isPresent() && several.isPresent()
                ? Estimates.rate(single.get().median(), several.get())
                : null;
    }

    private static CategoryChart threadsChart(Results results, List<Integer> threads) {
        List<List<@Nullable Estimate>> values = new ArrayList<>();
        for (int count : threads) {
            List<@Nullable Estimate> group = new ArrayList<>();
            for (String backend : results.backends()) {
                group.add(speedUp(results, backend, count));
            }
            values.add(group);
        }
        List<String> categories = threads.stream().map(String::valueOf).toList();
        return new CategoryChart(
                "Speed-up by threads, " + THREADS_NET.shape(),
                "times one thread's speed",
                "threads",
                categories,
                results.backends(),
                values,
                false,
                Double.NaN);
    }

    private static Table threadsTable(Results results, List<Integer> threads) {
        List<String> header = new ArrayList<>(List.of("backend"));
        for (int count : threads) {
            header.add(count == 1 ? "1 thread, ms" : count + " threads, ms");
            if (count > 1) {
                header.add("speed-up");
            }
        }
        List<List<String>> rows = new ArrayList<>();
        for (String backend : results.backends()) {
            List<String> cells = new ArrayList<>(List.of(backend));
            for (int count : threads) {
                cells.add(find(results, backend, THREADS_NET, THREADS_NET.samples(), count)
                        .map(m -> Numbers.withSpread(Estimates.proportional(1e-3, m)))
                        .orElse(Numbers.NONE));
                if (count > 1) {
                    Estimate gain = speedUp(results, backend, count);
                    cells.add(gain == null ? Numbers.NONE : Numbers.ratio(gain.value()) + "×");
                }
            }
            rows.add(cells);
        }
        return new Table(header, 1, rows);
    }
}
