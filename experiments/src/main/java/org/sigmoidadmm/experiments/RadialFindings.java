package org.sigmoidadmm.experiments;

import java.util.ArrayList;
import java.util.List;
import org.sigmoidadmm.report.Figure;
import org.sigmoidadmm.report.LinePlot;
import org.sigmoidadmm.report.LinePlot.Curve;
import org.sigmoidadmm.report.LinePlot.Point;
import org.sigmoidadmm.report.Numbers;
import org.sigmoidadmm.report.Section;
import org.sigmoidadmm.report.Table;

/** What learning from noisy samples shows. */
final class RadialFindings {

    private record Setting(double noise, int count) {

        String text() {
            return "noise " + Numbers.chosen(noise) + ", n = " + count;
        }
    }

    private final Target target;
    private final List<CellResult> results;
    private final List<Setting> settings;

    RadialFindings(Target target, List<CellResult> results) {
        this.target = target;
        this.results = results;
        this.settings = results.stream().map(RadialFindings::setting).distinct().toList();
    }

    private static Setting setting(CellResult result) {
        return new Setting(result.number("noise"), (int) result.number("samples"));
    }

    private Spread errors(Contender contender, Setting setting) {
        return Spread.of(
                results.stream()
                        .filter(result -> setting(result).equals(setting)
                                && result.text("method").equals(contender.label()))
                        .toList(),
                result -> result.number("test"));
    }

    Findings findings() {
        List<Figure> figures = new ArrayList<>();
        for (double noise :
                settings.stream().mapToDouble(Setting::noise).distinct().toArray()) {
            figures.add(new LinePlot(
                    "Test error against samples, noise " + Numbers.chosen(noise),
                    "RMSE to the function without noise",
                    "samples",
                    true,
                    true,
                    curves(noise)));
        }
        Section section = new Section(
                target.id() + ": learning " + target.formula() + " from noisy samples",
                "Networks 3-50-50-1. Gaussian noise of the given standard deviation on the targets; of the n samples "
                        + "a fifth serves to choose, for each seed, the epoch and one of three settings: λ for ADMM (the preset's own, "
                        + "1e-3, 0.1), the step size for the others. The error is the root mean square difference to "
                        + "the function itself on " + RadialExperiment.TEST_SAMPLES + " other points.",
                Contender.LEGEND,
                figures,
                List.of(table()));
        List<Verdict> verdicts = new ArrayList<>();
        for (Contender admm : List.of(Contender.ADMM_PAPER, Contender.ADMM_DEFAULT)) {
            verdicts.add(smallerError(admm, Contender.RELU_SGD));
            verdicts.add(smallerError(admm, Contender.SIGMOID_SGD));
        }
        return new Findings(List.of(section), verdicts);
    }

    private List<Curve> curves(double noise) {
        List<Curve> curves = new ArrayList<>();
        for (Contender contender : Contender.values()) {
            List<Point> points = new ArrayList<>();
            for (Setting setting : settings) {
                Spread errors = errors(contender, setting);
                if (setting.noise() == noise && !errors.isEmpty()) {
                    points.add(errors.at(setting.count()));
                }
            }
            curves.add(new Curve(contender.label(), points));
        }
        return curves;
    }

    private Table table() {
        List<String> header = new ArrayList<>(List.of("test RMSE, noise", "n"));
        header.addAll(Contender.LEGEND);
        List<List<String>> rows = new ArrayList<>();
        for (Setting setting : settings) {
            List<String> row =
                    new ArrayList<>(List.of(Numbers.chosen(setting.noise()), Integer.toString(setting.count())));
            for (Contender contender : Contender.values()) {
                row.add(errors(contender, setting).text());
            }
            rows.add(row);
        }
        return new Table(header, 2, rows);
    }

    private Verdict smallerError(Contender admm, Contender other) {
        RuleCount count = new RuleCount();
        for (Setting setting : settings) {
            Spread mine = errors(admm, setting);
            Spread theirs = errors(other, setting);
            if (!mine.isEmpty() && !theirs.isEmpty()) {
                String figures = setting.text() + " (" + Spread.number(mine.median()) + " against "
                        + Spread.number(theirs.median()) + ")";
                count.add(mine.median() < theirs.median(), figures, figures);
            }
        }
        return count.verdict(
                admm.subject(),
                "learns better from noisy samples than " + other.label(),
                "the median test RMSE over the seeds is smaller");
    }
}
