package org.sigmoidadmm.bench.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sigmoidadmm.bench.NecessaryProducts;
import org.sigmoidadmm.bench.Net;
import org.sigmoidadmm.report.CategoryChart;
import org.sigmoidadmm.report.Estimate;
import org.sigmoidadmm.report.Figure;
import org.sigmoidadmm.report.Numbers;
import org.sigmoidadmm.report.Section;
import org.sigmoidadmm.report.Table;

/** Times and efficiencies of epochs of the named networks on one thread. */
final class EpochSection {

    static final String BENCHMARK = "EpochBenchmark.epoch";

    /** What an epoch of a network that is not tiny is meant to reach. */
    private static final double TARGET = 0.8;

    private EpochSection() {}

    static Optional<Section> of(Results results) {
        List<Measurement> epochs = epochs(results);
        if (epochs.isEmpty()) {
            return Optional.empty();
        }
        List<Figure> charts = new ArrayList<>();
        for (Net net : Net.values()) {
            if (epochs.stream().anyMatch(m -> m.parameter("net").equals(net.name()))) {
                charts.add(times(results, epochs, net));
            }
        }
        efficiencies(results, epochs).ifPresent(charts::add);
        List<List<String>> rows = epochs.stream().map(EpochSection::row).toList();
        List<String> header = List.of(
                "net", "layers", "n", "backend", "ms per epoch", "GFLOP/s", "efficiency", "strict", "allocated");
        return Optional.of(new Section(
                "Epochs",
                "One epoch on one thread, without evaluation of the errors. Efficiency is the time of the epoch's "
                        + "necessary products, run alone at their exact shapes in the same JVM before each "
                        + "iteration, divided by the time of the epoch; 'strict' counts the cheaper form of pull-back and solve where the next layer is narrow, "
                        + "which is what the trainer uses and by which the first can exceed 1. GFLOP/s are the "
                        + "necessary operations per time.",
                results.backends(),
                charts,
                List.of(new Table(header, 4, rows))));
    }

    /** Epochs of a network at its own number of samples on one thread, by network and backend. */
    private static List<Measurement> epochs(Results results) {
        return results.of(BENCHMARK).stream()
                .filter(m -> m.number("threads") == 1)
                .filter(m ->
                        m.number("samples") == Net.named(m.parameter("net")).samples())
                .sorted(Comparator.comparing((Measurement m) -> m.parameter("net"))
                        .thenComparing(Measurement::backend))
                .toList();
    }

    private static List<String> row(Measurement epoch) {
        Net net = Net.named(epoch.parameter("net"));
        double operations = (double) NecessaryProducts.of(net.sizes()).flopsPerSample() * net.samples();
        Optional<Efficiency> efficiency = Efficiency.of(epoch);
        return List.of(
                net.name(),
                net.shape(),
                Numbers.count(net.samples()),
                epoch.backend(),
                Numbers.withSpread(Estimates.proportional(1e-3, epoch)),
                Numbers.number(operations * 1e-3 / epoch.median()),
                efficiency.map(e -> Numbers.ratio(e.byFormula().value())).orElse(Numbers.NONE),
                efficiency.map(e -> Numbers.ratio(e.fewest())).orElse(Numbers.NONE),
                Numbers.bytes(epoch.bytesPerOperation()));
    }

    private static CategoryChart times(Results results, List<Measurement> epochs, Net net) {
        List<@Nullable Estimate> group = new ArrayList<>();
        for (String backend : results.backends()) {
            group.add(find(epochs, net.name(), backend)
                    .map(m -> Estimates.proportional(1e-3, m))
                    .orElse(null));
        }
        String title = net.name() + ", " + net.shape() + ", n = " + Numbers.count(net.samples());
        return new CategoryChart(
                title, "ms per epoch", "", List.of(""), results.backends(), List.of(group), false, Double.NaN);
    }

    private static Optional<CategoryChart> efficiencies(Results results, List<Measurement> epochs) {
        List<String> nets =
                epochs.stream().map(m -> m.parameter("net")).distinct().toList();
        List<List<@Nullable Estimate>> values = new ArrayList<>();
        boolean any = false;
        for (String net : nets) {
            List<@Nullable Estimate> group = new ArrayList<>();
            for (String backend : results.backends()) {
                Estimate estimate = find(epochs, net, backend)
                        .flatMap(Efficiency::of)
                        .map(Efficiency::byFormula)
                        .orElse(null);
                any |= estimate != null;
                group.add(estimate);
            }
            values.add(group);
        }
        return any
                ? Optional.of(new CategoryChart(
                        "Efficiency of an epoch (dashed: the aim for S2, S3)",
                        "products / epoch",
                        "",
                        nets,
                        results.backends(),
                        values,
                        false,
                        TARGET))
                : Optional.empty();
    }

    private static Optional<Measurement> find(List<Measurement> epochs, String net, String backend) {
        return epochs.stream()
                .filter(m -> m.parameters()
                        .entrySet()
                        .containsAll(Map.of("net", net, "backend", backend).entrySet()))
                .findFirst();
    }
}
