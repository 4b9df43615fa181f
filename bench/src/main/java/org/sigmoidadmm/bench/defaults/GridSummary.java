package org.sigmoidadmm.bench.defaults;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.sigmoidadmm.InitialScheme;
import org.sigmoidadmm.report.Median;
import org.sigmoidadmm.report.Table;

/** What the runs of a grid come to. */
final class GridSummary {

    private static final List<String> HEADER = List.of(
            "runs of", "runs", "no fit", "ends within 10× its best", "median last", "worst last", "warned", "seconds");

    private GridSummary() {}

    static Table of(List<GridRun> runs) {
        List<List<String>> rows = new ArrayList<>();
        for (TargetFunction function : TargetFunction.values()) {
            add(function.formula(), runs, run -> run.key().function() == function, rows);
        }
        for (int depth = 1; depth <= 3; depth++) {
            int layers = depth;
            add(depth + " hidden", runs, run -> run.key().depth() == layers, rows);
        }
        for (InitialScheme scheme : InitialScheme.values()) {
            add(DefaultsCommand.word(scheme), runs, run -> run.key().scheme() == scheme, rows);
        }
        add("all", runs, run -> true, rows);
        return new Table(HEADER, 1, rows);
    }

    private static void add(String name, List<GridRun> runs, Predicate<GridRun> which, List<List<String>> rows) {
        List<GridRun> some = runs.stream().filter(which).toList();
        if (some.isEmpty()) {
            return;
        }
        double[] last = some.stream().mapToDouble(GridRun::last).toArray();
        rows.add(List.of(
                name,
                Integer.toString(some.size()),
                Long.toString(some.stream().filter(GridRun::collapsed).count()),
                String.format(
                        Locale.ROOT,
                        "%.1f %%",
                        100.0 * some.stream().filter(GridRun::endsNearItsBest).count() / some.size()),
                number(Median.of(last)),
                number(Arrays.stream(last).max().orElseThrow()),
                Long.toString(some.stream().filter(run -> run.warnings() > 0).count()),
                String.format(
                        Locale.ROOT,
                        "%.2f",
                        Median.of(some.stream().mapToDouble(GridRun::seconds).toArray()))));
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1e", value);
    }
}
