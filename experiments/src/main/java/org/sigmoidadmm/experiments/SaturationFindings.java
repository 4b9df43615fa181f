package org.sigmoidadmm.experiments;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.sigmoidadmm.experiments.SaturationExperiment.Start;
import org.sigmoidadmm.report.Figure;
import org.sigmoidadmm.report.JsonTree;
import org.sigmoidadmm.report.LinePlot;
import org.sigmoidadmm.report.LinePlot.Curve;
import org.sigmoidadmm.report.LinePlot.Point;
import org.sigmoidadmm.report.Numbers;
import org.sigmoidadmm.report.Section;
import org.sigmoidadmm.report.Table;

/** What the units show. */
final class SaturationFindings {

    private static final double RISE = 0.05;
    private static final double LEARNT = 0.01;

    /** The mean squared error of the best constant for x² on [−1, 1]. */
    private static final double CONSTANT = 4.0 / 45;

    private final List<CellResult> results;
    private final List<String> layers = new ArrayList<>();

    SaturationFindings(List<CellResult> results) {
        this.results = results;
        for (int layer = 1; layer <= SaturationExperiment.HIDDEN.length; layer++) {
            layers.add("layer " + layer);
        }
    }

    private List<CellResult> of(Contender contender, Start start) {
        return results.stream()
                .filter(result -> result.text("method").equals(contender.label())
                        && result.text("start").equals(start.text()))
                .toList();
    }

    Findings findings() {
        List<Section> sections = new ArrayList<>();
        for (Start start : Start.values()) {
            sections.add(section(start));
        }
        return new Findings(sections, verdicts());
    }

    private Section section(Start start) {
        List<Figure> figures = new ArrayList<>();
        for (Contender contender : Contender.values()) {
            List<CellResult> runs = of(contender, start);
            if (!runs.isEmpty()) {
                figures.add(new LinePlot(
                        contender.label(),
                        contender.isRelu() ? "share of zero activations" : "share of saturated activations",
                        "epoch (the start at 0.5)",
                        true,
                        false,
                        shares(runs.get(0))));
            }
        }
        for (Contender contender : Contender.values()) {
            List<CellResult> runs = of(contender, start);
            if (!runs.isEmpty()) {
                figures.add(histogram(contender, runs.get(0), "preActivations"));
                if (!contender.isRelu()) {
                    figures.add(histogram(contender, runs.get(0), "activations"));
                }
            }
        }
        String text = start == Start.OWN
                ? "x² by networks 1-50-50-50-50-1, each method from its own start. An activation of a sample is "
                        + "saturated where the sigmoid is outside [0.05, 0.95]; for ReLU those are counted that are 0. "
                        + "Curves and histograms (at the end, solid shares per bin) are of the first seed, the table of "
                        + "all."
                : "The same from the wide start of the authors' code for all methods, Gaussian weights of eight times "
                        + "the usual size and no biases, where most units are saturated from the start.";
        return new Section(
                "saturation: " + (start == Start.OWN ? "each method from its own start" : "from a saturated start"),
                text,
                layers,
                figures,
                List.of(table(start)));
    }

    private List<Curve> shares(CellResult run) {
        double[] epochs = run.numbers("lookedAt");
        List<JsonTree> shares = run.values().get("saturated").list();
        List<Curve> curves = new ArrayList<>();
        for (int layer = 0; layer < layers.size(); layer++) {
            List<Point> points = new ArrayList<>();
            for (int k = 0; k < epochs.length; k++) {
                points.add(Point.of(Math.max(0.5, epochs[k]), shares.get(k).numbers()[layer]));
            }
            curves.add(new Curve(layers.get(layer), points));
        }
        return curves;
    }

    private LinePlot histogram(Contender contender, CellResult run, String what) {
        boolean before = what.equals("preActivations");
        double low = before ? -UnitStatistics.WIDEST : 0;
        double high = before ? UnitStatistics.WIDEST : 1;
        List<JsonTree> ends = run.values().get("histogramsAtEnd").list();
        List<Curve> curves = new ArrayList<>();
        for (int layer = 0; layer < ends.size(); layer++) {
            double[] shares = ends.get(layer).get(what).numbers();
            List<Point> points = new ArrayList<>();
            for (int k = 0; k < shares.length; k++) {
                points.add(Point.of(low + (k + 0.5) * (high - low) / shares.length, shares[k]));
            }
            curves.add(new Curve(layers.get(layer), points));
        }
        return new LinePlot(
                contender.label() + ": " + (before ? "pre-activations" : "activations") + " at the end",
                "share per bin, those beyond at the ends",
                before ? "input of σ" : "output of σ",
                false,
                false,
                curves);
    }

    /** The saturated share of a layer at the start, or at the end, over the seeds. */
    private static Spread share(List<CellResult> runs, int layer, boolean end) {
        return Spread.of(runs, run -> {
            List<JsonTree> shares = run.values().get("saturated").list();
            return shares.get(end ? shares.size() - 1 : 0).numbers()[layer];
        });
    }

    private Table table(Start start) {
        List<String> header = new ArrayList<>(List.of("saturated at start → end (medians)"));
        header.addAll(layers);
        header.add("largest change of activations");
        header.add("test MSE");
        List<List<String>> rows = new ArrayList<>();
        for (Contender contender : Contender.values()) {
            List<CellResult> runs = of(contender, start);
            if (!runs.isEmpty()) {
                List<String> row = new ArrayList<>(List.of(contender.label()));
                for (int layer = 0; layer < layers.size(); layer++) {
                    row.add(Numbers.percent(share(runs, layer, false).median()) + " → "
                            + Numbers.percent(share(runs, layer, true).median()));
                }
                row.add(changed(runs).text());
                row.add(Spread.of(runs, run -> run.number("test")).text());
                rows.add(row);
            }
        }
        return new Table(header, 1, rows);
    }

    /** The largest root mean square change of a hidden layer's activations, over the seeds. */
    private static Spread changed(List<CellResult> runs) {
        return Spread.of(
                runs, run -> Arrays.stream(run.numbers("changed")).max().orElse(Double.NaN));
    }

    private List<Verdict> verdicts() {
        List<Verdict> verdicts = new ArrayList<>();
        for (Contender admm : List.of(Contender.ADMM_PAPER, Contender.ADMM_DEFAULT)) {
            verdicts.add(avoids(admm));
            verdicts.add(escapes(admm));
        }
        return verdicts;
    }

    private Verdict avoids(Contender admm) {
        RuleCount count = new RuleCount();
        List<CellResult> runs = of(admm, Start.OWN);
        for (int layer = 0; layer < layers.size() && !runs.isEmpty(); layer++) {
            double before = share(runs, layer, false).median();
            double after = share(runs, layer, true).median();
            String figures = layers.get(layer) + " (" + Numbers.percent(before) + " to " + Numbers.percent(after) + ")";
            count.add(after <= before + RISE, figures, figures);
        }
        if (!runs.isEmpty()) {
            count.remark("The activations themselves change by "
                    + Spread.number(changed(runs).median())
                    + " at most (root mean square of a layer, outputs from 0 to 1)");
        }
        return count.verdict(
                admm.subject(),
                "does not saturate the units in the course of the training",
                "the median share of saturated activations of a layer rises by at most 5 points from the start to the "
                        + "end");
    }

    private Verdict escapes(Contender admm) {
        RuleCount count = new RuleCount();
        for (CellResult run : of(admm, Start.WIDE)) {
            double error = run.number("test") / CONSTANT;
            String figures = "seed " + Numbers.significant(run.number("seed")) + " (error " + Numbers.significant(error)
                    + " of the constant's)";
            count.add(error <= LEARNT, figures, figures);
        }
        Spread sgd = Spread.of(of(Contender.SIGMOID_SGD, Start.WIDE), run -> run.number("test") / CONSTANT);
        return count.verdict(
                admm.subject(),
                "learns from a start at which the units are saturated",
                "the test MSE is at most a hundredth of the best constant's, for each seed; sigmoid-SGD's median from the "
                        + "same start is " + Spread.number(sgd.median()) + " of it");
    }
}
