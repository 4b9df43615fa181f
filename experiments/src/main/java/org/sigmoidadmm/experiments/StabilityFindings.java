package org.sigmoidadmm.experiments;

import java.util.ArrayList;
import java.util.List;
import org.sigmoidadmm.experiments.StabilityExperiment.Part;
import org.sigmoidadmm.experiments.Verdict.Outcome;
import org.sigmoidadmm.report.Figure;
import org.sigmoidadmm.report.HeatMap;
import org.sigmoidadmm.report.Numbers;
import org.sigmoidadmm.report.Section;
import org.sigmoidadmm.report.Table;

/** What the grids show. */
final class StabilityFindings {

    /** The share of the targets' variance that a run may leave to count as good. */
    private static final double GOOD = 1e-4;

    private static final double[] LEVELS = {1e-2, GOOD, 1e-6};
    private static final double STABLE = 0.9;
    private static final double PARTLY = 0.5;
    private static final double LIGHTEST = 1e-12;

    private final List<CellResult> results;

    StabilityFindings(List<CellResult> results) {
        this.results = results;
    }

    private List<CellResult> of(Part part, Contender contender) {
        return results.stream()
                .filter(result -> result.text("part").equals(part.name())
                        && result.text("method").equals(contender.label()))
                .toList();
    }

    private double share(Part part, Contender contender, double level) {
        List<CellResult> runs = of(part, contender);
        long good = runs.stream().filter(run -> run.number("test") <= level).count();
        return runs.isEmpty() ? Double.NaN : (double) good / runs.size();
    }

    Findings findings() {
        List<Figure> figures = new ArrayList<>();
        for (Contender contender : Contender.values()) {
            if (contender.isAdmm()) {
                add(figures, Part.GRID, List.of(contender), contender.label() + ": penalties and λ", "β", "λ");
            }
        }
        List<Contender> gradient =
                List.of(Contender.SIGMOID_SGD, Contender.RELU_SGD, Contender.SIGMOID_ADAM, Contender.RELU_ADAM);
        add(figures, Part.GRID, gradient, "Gradient methods: step size", "method", "step size");
        for (Contender contender : Contender.values()) {
            add(figures, Part.START, List.of(contender), contender.label() + ": start", "scheme", "scale");
        }
        add(figures, Part.SCALING, List.of(Contender.values()), "Data in other units", "method", "data");
        Section section = new Section(
                "stability: how much depends on settings, start and units",
                "x² on " + StabilityExperiment.SAMPLES + " samples, networks 1-50-50-1. The error is the mean squared "
                        + "test error beside the variance of the targets (1 for the best constant), in the maps its "
                        + "median over the seeds: the darker the worse, × for a training that diverged. Everything but "
                        + "what is varied is the method's own: the preset for ADMM, the middle step size for the "
                        + "others. Other units: (x − 50)² for x from 0 to 100, as it is and standardised.",
                List.of(),
                figures,
                List.of(shares()));
        return new Findings(List.of(section), verdicts());
    }

    private void add(
            List<Figure> figures,
            Part part,
            List<Contender> contenders,
            String title,
            String rowAxis,
            String columnAxis) {
        List<CellResult> runs = contenders.stream()
                .flatMap(contender -> of(part, contender).stream())
                .toList();
        List<String> rows = runs.stream().map(run -> run.text("row")).distinct().toList();
        List<String> columns =
                runs.stream().map(run -> run.text("column")).distinct().toList();
        if (rows.isEmpty()) {
            return;
        }
        List<List<Double>> values = new ArrayList<>();
        for (String row : rows) {
            List<Double> line = new ArrayList<>();
            for (String column : columns) {
                List<CellResult> here = runs.stream()
                        .filter(run -> run.text("row").equals(row)
                                && run.text("column").equals(column))
                        .toList();
                line.add(Spread.of(here, run -> run.number("test")).median());
            }
            values.add(line);
        }
        figures.add(new HeatMap(
                title,
                "median test error / variance",
                rowAxis,
                columnAxis,
                labels(rows),
                labels(columns),
                values,
                true,
                LIGHTEST,
                1));
    }

    /** Names as they are, numbers without digits that say nothing. */
    private static List<String> labels(List<String> names) {
        return names.stream()
                .map(name -> name.matches("[0-9.]+(e-?[0-9]+)?") ? Numbers.chosen(Double.parseDouble(name)) : name)
                .toList();
    }

    private Table shares() {
        List<String> header = new ArrayList<>(List.of("share of runs with error at most", "of"));
        header.addAll(Contender.LEGEND);
        List<List<String>> rows = new ArrayList<>();
        for (Part part : Part.values()) {
            for (double level : LEVELS) {
                List<String> row = new ArrayList<>(List.of(Numbers.chosen(level), name(part)));
                for (Contender contender : Contender.values()) {
                    row.add(Numbers.percent(share(part, contender, level)));
                }
                rows.add(row);
            }
        }
        return new Table(header, 2, rows);
    }

    private static String name(Part part) {
        return switch (part) {
            case GRID -> "β and λ (for the others, the step size)";
            case START -> "scheme and scale of the start";
            case SCALING -> "the units of the data";
        };
    }

    private List<Verdict> verdicts() {
        List<Verdict> verdicts = new ArrayList<>();
        for (Contender admm : List.of(Contender.ADMM_PAPER, Contender.ADMM_DEFAULT)) {
            for (Part part : Part.values()) {
                verdicts.add(stable(admm, part));
                verdicts.add(moreStable(admm, part));
            }
        }
        return verdicts;
    }

    private Verdict stable(Contender admm, Part part) {
        double share = share(part, admm, GOOD);
        Outcome outcome = Double.isNaN(share)
                ? Outcome.NOT_MEASURED
                : share >= STABLE ? Outcome.HOLDS : share >= PARTLY ? Outcome.SOME_SETTINGS : Outcome.DOES_NOT_HOLD;
        return new Verdict(
                admm.subject(),
                "does not depend much on " + name(part),
                outcome,
                "at least nine tenths of the runs leave at most 1e-4 of the variance; with half of them it holds only "
                        + "under some settings",
                Numbers.percent(share) + " of " + of(part, admm).size() + " runs",
                List.of("The map in the report shows which"));
    }

    private Verdict moreStable(Contender admm, Part part) {
        RuleCount count = new RuleCount();
        double mine = share(part, admm, GOOD);
        for (Contender other : Contender.values()) {
            double theirs = share(part, other, GOOD);
            if (!other.isAdmm() && !Double.isNaN(mine) && !Double.isNaN(theirs)) {
                String figures =
                        other.label() + " (" + Numbers.percent(mine) + " against " + Numbers.percent(theirs) + ")";
                count.add(mine > theirs, figures, figures);
            }
        }
        return count.verdict(
                admm.subject(),
                "depends less on " + name(part) + " than the gradient methods",
                "a larger share of the runs leaves at most 1e-4 of the variance");
    }
}
