package org.sigmoidadmm.experiments;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.sigmoidadmm.report.JsonTree;
import org.sigmoidadmm.report.LinePlot.Curve;
import org.sigmoidadmm.report.LinePlot.Point;

/**
 * A method on a problem, over the seeds, with that of its step sizes whose training error is smallest for the first
 * seeds: the tuning that a gradient method is granted here. Test samples choose nothing.
 *
 * @param contender the method
 * @param step the step size chosen
 * @param tried how many step sizes there were
 * @param errors the test errors over the seeds
 * @param runs one per seed
 */
record Trial(Contender contender, double step, int tried, Spread errors, List<CellResult> runs) {

    /** How many seeds choose the step size. One is too few: a step size that is lucky once diverges for another seed. */
    static final int CHOOSING_SEEDS = 2;

    /** The method's runs with the step size chosen; empty without results of the seeds that choose. */
    static Optional<Trial> best(Contender contender, List<CellResult> results) {
        List<CellResult> own = results.stream()
                .filter(result -> result.text("method").equals(contender.label()))
                .toList();
        List<CellResult> choosing = own.stream()
                .filter(result -> result.number("seed") < CHOOSING_SEEDS)
                .toList();
        if (choosing.isEmpty()) {
            return Optional.empty();
        }
        double step = bestStep(choosing);
        List<CellResult> runs =
                own.stream().filter(result -> result.number("step") == step).toList();
        int tried = bySteps(choosing).size();
        return Optional.of(new Trial(contender, step, tried, Spread.of(runs, run -> run.number("test")), runs));
    }

    /**
     * The step size of the smallest mean of the training errors; the smallest step size if all trainings diverged.
     *
     * @param results of one seed or several, for each step size
     */
    static double bestStep(List<CellResult> results) {
        double best = Double.NaN;
        double smallest = Double.POSITIVE_INFINITY;
        for (var entry : bySteps(results).entrySet()) {
            double mean = entry.getValue().stream()
                    .mapToDouble(run -> finite(run.number("train")))
                    .average()
                    .orElseThrow();
            if (Double.isNaN(best) || mean < smallest) {
                best = entry.getKey();
                smallest = mean;
            }
        }
        return best;
    }

    private static TreeMap<Double, List<CellResult>> bySteps(List<CellResult> results) {
        return results.stream()
                .collect(Collectors.groupingBy(result -> result.number("step"), TreeMap::new, Collectors.toList()));
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
