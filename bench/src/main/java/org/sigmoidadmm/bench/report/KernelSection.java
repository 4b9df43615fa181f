package org.sigmoidadmm.bench.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sigmoidadmm.report.CategoryChart;
import org.sigmoidadmm.report.Estimate;
import org.sigmoidadmm.report.Figure;
import org.sigmoidadmm.report.Numbers;
import org.sigmoidadmm.report.Section;
import org.sigmoidadmm.report.Table;

/** Rates of single kernels. */
final class KernelSection {

    private static final String BENCHMARK = "KernelBenchmark";

    /** A kernel and its operations at width d on n samples. */
    private enum Kernel {
        gemmNN("gemm NN, W·V", "GFLOP/s") {
            @Override
            double amount(double d, double n) {
                return 2 * d * d * n;
            }
        },
        gemmTN("gemm TN, Wᵀ·G", "GFLOP/s") {
            @Override
            double amount(double d, double n) {
                return 2 * d * d * n;
            }
        },
        gemmNT("gemm NT, G·Vᵀ", "GFLOP/s") {
            @Override
            double amount(double d, double n) {
                return 2 * d * d * n;
            }
        },
        gram("gram, V·Vᵀ", "GFLOP/s") {
            @Override
            double amount(double d, double n) {
                return d * d * n;
            }
        },
        solveSpd("solveSpd, d×d right-hand sides", "GFLOP/s") {
            @Override
            double amount(double d, double n) {
                return 7.0 / 3 * d * d * d;
            }
        },
        activation("activation, σ and σ′", "10⁹ entries/s") {
            @Override
            double amount(double d, double n) {
                return d * n;
            }
        };

        private final String label;
        private final String unit;

        Kernel(String label, String unit) {
            this.label = label;
            this.unit = unit;
        }

        abstract double amount(double d, double n);
    }

    private KernelSection() {}

    static Optional<Section> of(Results results) {
        if (results.of(BENCHMARK).isEmpty()) {
            return Optional.empty();
        }
        List<Figure> charts = new ArrayList<>();
        List<List<String>> rows = new ArrayList<>();
        for (Kernel kernel : Kernel.values()) {
            for (int n : sortedNumbers(results, kernel, "n")) {
                charts.add(chart(results, kernel, n));
                for (int d : sortedNumbers(results, kernel, "d")) {
                    rows.add(row(results, kernel, d, n));
                }
            }
        }
        List<String> header = new ArrayList<>(List.of("kernel", "d", "n", "unit"));
        header.addAll(results.backends());
        return Optional.of(new Section(
                "Kernels",
                "Layers of width d on n samples, one thread, through the service-provider interface. A product counts "
                        + "2 operations per term, gram half of that for symmetry, solveSpd (7/3)d³ for the factor "
                        + "and d right-hand sides, whatever a library really does. ± is half the range of all "
                        + "iterations.",
                results.backends(),
                charts,
                List.of(new Table(header, 4, rows))));
    }

    private static List<Integer> sortedNumbers(Results results, Kernel kernel, String parameter) {
        return results.of(BENCHMARK + "." + kernel.name()).stream()
                .map(m -> m.number(parameter))
                .distinct()
                .sorted()
                .toList();
    }

    private static @Nullable Estimate rate(Results results, Kernel kernel, int d, int n, String backend) {
        Map<String, String> parameters = Map.of("backend", backend, "d", Integer.toString(d), "n", Integer.toString(n));
        return results.find(BENCHMARK + "." + kernel.name(), parameters)
                .map(m -> Estimates.rate(kernel.amount(d, n) * 1e-3, m)) // per microsecond to 10⁹ per second
                .orElse(null);
    }

    private static List<String> row(Results results, Kernel kernel, int d, int n) {
        List<String> cells =
                new ArrayList<>(List.of(kernel.label, Integer.toString(d), samples(kernel, n), kernel.unit));
        for (String backend : results.backends()) {
            Estimate rate = rate(results, kernel, d, n, backend);
            cells.add(rate == null ? Numbers.NONE : Numbers.withSpread(rate));
        }
        return cells;
    }

    private static String samples(Kernel kernel, int n) {
        return kernel == Kernel.solveSpd ? Numbers.NONE : Numbers.count(n);
    }

    private static CategoryChart chart(Results results, Kernel kernel, int n) {
        List<String> categories = new ArrayList<>();
        List<List<@Nullable Estimate>> values = new ArrayList<>();
        for (int d : sortedNumbers(results, kernel, "d")) {
            categories.add(Integer.toString(d));
            List<@Nullable Estimate> group = new ArrayList<>();
            for (String backend : results.backends()) {
                group.add(rate(results, kernel, d, n, backend));
            }
            values.add(group);
        }
        String title = kernel == Kernel.solveSpd ? kernel.label : kernel.label + ", n = " + Numbers.count(n);
        return new CategoryChart(title, kernel.unit, "d", categories, results.backends(), values, false, Double.NaN);
    }
}
