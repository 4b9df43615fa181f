package org.sigmoidadmm.experiments;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.sigmoidadmm.Network;
import org.sigmoidadmm.Samples;
import org.sigmoidadmm.SigmoidRectifier;
import org.sigmoidadmm.matrix.MatrixBackend;
import org.sigmoidadmm.report.LinePlot;
import org.sigmoidadmm.report.LinePlot.Curve;
import org.sigmoidadmm.report.LinePlot.Point;
import org.sigmoidadmm.report.Numbers;
import org.sigmoidadmm.report.Section;
import org.sigmoidadmm.report.Table;

/** ReLU by an explicit sigmoid network, in double precision. */
final class ReluNetExperiment implements Experiment {

    private static final double[] RANGES = {1, 10, 100};
    private static final int GRID = 4000;
    private static final int HALF_DECADES = 20;
    private static final String ASKED = "ε asked for (bound)";

    @Override
    public String name() {
        return "relu-net";
    }

    @Override
    public String description() {
        return "ReLU by a sigmoid network of two hidden layers and 21 parameters (Theorem 1)";
    }

    @Override
    public List<Cell> cells(ExperimentContext context) {
        List<Cell> cells = new ArrayList<>();
        for (double range : RANGES) {
            String settings = "max(0, t) on [-" + range + ", " + range + "], grid " + GRID + ", accuracies "
                    + List.of(accuracies().boxed().toArray());
            cells.add(Cell.of("range" + range, settings, 0.2, run -> measure(run, range)));
        }
        return cells;
    }

    private static DoubleStream accuracies() {
        return IntStream.rangeClosed(2, HALF_DECADES).mapToDouble(k -> Math.pow(10, -k / 2.0));
    }

    private static Map<String, Object> measure(CellRun run, double range) {
        Samples inputs = inputs(range);
        double[] errors = new double[HALF_DECADES - 1];
        double[] asked = accuracies().toArray();
        Network network = SigmoidRectifier.network(range, asked[0]);
        try (MatrixBackend backend = run.backend()) {
            for (int k = 0; k < asked.length; k++) {
                Samples outputs = SigmoidRectifier.network(range, asked[k]).predict(backend, inputs);
                for (int i = 0; i < inputs.count(); i++) {
                    double error = Math.abs(outputs.get(i, 0) - Math.max(0, inputs.get(i, 0)));
                    errors[k] = Math.max(errors[k], error / range);
                }
            }
        }
        int parameters = network.layers().stream()
                .mapToInt(layer -> layer.weight().length + layer.bias().length)
                .sum();
        return Map.of("range", range, "accuracies", asked, "errors", errors, "parameters", parameters);
    }

    /** A grid, and points ever closer to 0, where the step is. */
    private static Samples inputs(double range) {
        DoubleStream grid = IntStream.rangeClosed(-GRID, GRID).mapToDouble(k -> range * k / GRID);
        DoubleStream close = DoubleStream.iterate(1, t -> t > 1e-13, t -> 0.97 * t)
                .flatMap(t -> DoubleStream.of(range * t, -range * t));
        double[] all = DoubleStream.concat(grid, close).toArray();
        return new Samples(all.length, 1, all);
    }

    @Override
    public Findings findings(List<CellResult> results) {
        List<Curve> curves = new ArrayList<>();
        List<String> legend = new ArrayList<>();
        List<List<String>> rows = new ArrayList<>();
        RuleCount count = new RuleCount();
        for (CellResult result : results) {
            double[] asked = result.numbers("accuracies");
            double[] errors = result.numbers("errors");
            String name = "M = " + Numbers.significant(result.number("range"));
            if (curves.isEmpty()) {
                curves.add(new Curve(ASKED, points(asked, asked), true));
            }
            legend.add(name);
            curves.add(new Curve(name, points(asked, errors)));
            double smallest = DoubleStream.of(errors).min().orElse(Double.NaN);
            rows.add(List.of(
                    Numbers.significant(result.number("range")),
                    Numbers.significant(result.number("parameters")),
                    Numbers.significant(smallest)));
            for (int k = 0; k < asked.length; k++) {
                String met = name + ", ε = " + Numbers.significant(asked[k]) + " M";
                count.add(errors[k] <= asked[k], met, met + " (" + Numbers.significant(errors[k]) + " M)");
            }
        }
        legend.add(ASKED);
        Section section = new Section(
                "relu-net: ReLU by a sigmoid network",
                "Theorem 1 of the paper by an explicit construction (the class SigmoidRectifier): max(0, t) on [−M, M] by "
                        + "hidden layers of 2 and 4 sigmoid units. Largest error beside M on " + (2 * GRID + 1)
                        + " equidistant points and on points ever closer to 0. Differences of sigmoids cancel in double "
                        + "precision, so that asking for less than the smallest error gives more again.",
                legend,
                List.of(new LinePlot(
                        "Error of the network", "largest error / M", "ε / M asked for", true, true, curves)),
                List.of(new Table(List.of("M", "parameters", "smallest error / M in double precision"), 1, rows)));
        Verdict counted = count.verdict(
                "",
                "a sigmoid network of two hidden layers and at most 27 parameters is within every ε of ReLU",
                "the measured error is at most ε for each ε tried, in double precision");
        String smallest = "Smallest error / M reached: "
                + rows.stream().map(row -> row.get(2)).distinct().collect(Collectors.joining(", "));
        Verdict verdict = new Verdict(
                counted.subject(),
                counted.claim(),
                counted.outcome(),
                counted.rule(),
                counted.figures(),
                List.of(smallest));
        return new Findings(List.of(section), List.of(verdict));
    }

    private static List<Point> points(double[] x, double[] y) {
        List<Point> points = new ArrayList<>();
        for (int k = x.length - 1; k >= 0; k--) {
            points.add(Point.of(x[k], y[k]));
        }
        return points;
    }
}
