package org.sigmoidadmm.experiments;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.sigmoidadmm.report.JsonTree;
import org.sigmoidadmm.report.LinePlot.Curve;
import org.sigmoidadmm.report.LinePlot.Point;

/**
 * A method on a problem, over the seeds, with that of its step sizes whose median error is smallest: what the tuning of a
 * gradient method is granted here.
 *
 * @param contender the method
 * @param step the step size chosen
 * @param tried how many step sizes there were
 * @param errors the test errors over the seeds
 * @param runs one per seed
 */
record Trial(Contender contender, double step, int tried, Spread errors, List<CellResult> runs) {

    /** Chooses the step size; empty without results of the method. */
    static Optional<Trial> best(Contender contender, List<CellResult> results) {
        TreeMap<Double, List<CellResult>> bySteps = new TreeMap<>();
        for (CellResult result : results) {
            if (result.text("method").equals(contender.label())) {
                bySteps.computeIfAbsent(result.number("step"), step -> new ArrayList<>())
                        .add(result);
            }
        }
        Trial best = null;
        for (var entry : bySteps.entrySet()) {
            Spread errors = Spread.of(entry.getValue(), run -> run.number("test"));
            if (best == null || errors.median() < best.errors.median()) {
                best = new Trial(contender, entry.getKey(), bySteps.size(), errors, entry.getValue());
            }
        }
        return Optional.ofNullable(best);
    }

    /** The run whose error is the median, of two the smaller. */
    CellResult middle() {
        List<CellResult> sorted = new ArrayList<>(runs);
        sorted.sort((a, b) -> Double.compare(finite(a), finite(b)));
        return sorted.get((sorted.size() - 1) / 2);
    }

    private static double finite(CellResult run) {
        double error = run.number("test");
        return Double.isNaN(error) ? Double.POSITIVE_INFINITY : error;
    }

    /** The test error of the middle run over epochs or seconds. */
    Curve course(String axis) {
        double[] x = middle().numbers(axis);
        double[] y = middle().numbers("testErrors");
        List<Point> points = new ArrayList<>();
        for (int k = 0; k < x.length; k++) {
            points.add(Point.of(x[k], y[k]));
        }
        return new Curve(contender.label(), points);
    }

    /** Seconds until the test error was at most a given one, over the seeds; infinite where it never was. */
    Spread secondsTo(double error) {
        return Spread.of(runs, run -> {
            double[] errors = run.numbers("testErrors");
            for (int k = 0; k < errors.length; k++) {
                if (errors[k] <= error) {
                    return run.numbers("seconds")[k];
                }
            }
            return Double.POSITIVE_INFINITY;
        });
    }

    /** Seconds of the whole training, over the seeds. */
    Spread seconds() {
        return Spread.of(runs, run -> {
            List<JsonTree> seconds = run.values().get("seconds").list();
            return seconds.isEmpty()
                    ? Double.POSITIVE_INFINITY
                    : seconds.get(seconds.size() - 1).number();
        });
    }
}
