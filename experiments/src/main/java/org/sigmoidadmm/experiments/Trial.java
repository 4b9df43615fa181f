package org.sigmoidadmm.experiments;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.sigmoidadmm.report.JsonTree;
import org.sigmoidadmm.report.LinePlot.Curve;
import org.sigmoidadmm.report.LinePlot.Point;

/**
 * A method on a problem, over the seeds, with that of its step sizes whose training error is smallest for the first seed:
 * the tuning that a gradient method is granted here. Test samples choose nothing.
 *
 * @param contender the method
 * @param step the step size chosen
 * @param tried how many step sizes there were
 * @param errors the test errors over the seeds
 * @param runs one per seed
 */
record Trial(Contender contender, double step, int tried, Spread errors, List<CellResult> runs) {

    /** The method's runs with the step size chosen; empty without results of the method's first seed. */
    static Optional<Trial> best(Contender contender, List<CellResult> results) {
        List<CellResult> own = results.stream()
                .filter(result -> result.text("method").equals(contender.label()))
                .toList();
        List<CellResult> first =
                own.stream().filter(result -> result.number("seed") == 0).toList();
        if (first.isEmpty()) {
            return Optional.empty();
        }
        double step = bestStep(first);
        List<CellResult> runs =
                own.stream().filter(result -> result.number("step") == step).toList();
        return Optional.of(new Trial(contender, step, first.size(), Spread.of(runs, run -> run.number("test")), runs));
    }

    /**
     * The step size of the smallest training error; the smallest step size if all trainings diverged.
     *
     * @param results of one seed, one for each step size
     */
    static double bestStep(List<CellResult> results) {
        return results.stream()
                .min(Comparator.comparingDouble((CellResult run) -> finite(run.number("train")))
                        .thenComparingDouble(run -> run.number("step")))
                .orElseThrow()
                .number("step");
    }

    /** The run whose error is the median, of two the smaller. */
    CellResult middle() {
        List<CellResult> sorted = new ArrayList<>(runs);
        sorted.sort(Comparator.comparingDouble(run -> finite(run.number("test"))));
        return sorted.get((sorted.size() - 1) / 2);
    }

    private static double finite(double error) {
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
