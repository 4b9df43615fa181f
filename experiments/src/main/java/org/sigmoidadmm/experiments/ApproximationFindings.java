package org.sigmoidadmm.experiments;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import org.sigmoidadmm.report.Figure;
import org.sigmoidadmm.report.LinePlot;
import org.sigmoidadmm.report.LinePlot.Curve;
import org.sigmoidadmm.report.LinePlot.Point;
import org.sigmoidadmm.report.Numbers;
import org.sigmoidadmm.report.Section;
import org.sigmoidadmm.report.Table;

/** What the approximation of a function shows. */
final class ApproximationFindings {

    /** From this depth on the paper sees sigmoid-SGD fail. */
    private static final int DEEP = 2;

    /** Hidden layers of one width. */
    private record Net(int depth, int width) {

        String text() {
            return depth + "×" + width;
        }
    }

    private final Target target;
    private final int usualWidth;
    private final int usualDepth;
    private final List<CellResult> results;
    private final List<Net> nets;

    ApproximationFindings(Target target, int usualWidth, int usualDepth, List<CellResult> results) {
        this.target = target;
        this.usualWidth = usualWidth;
        this.usualDepth = usualDepth;
        this.results = results;
        this.nets = results.stream().map(ApproximationFindings::net).distinct().toList();
    }

    private static Net net(CellResult result) {
        return new Net((int) result.number("depth"), (int) result.number("width"));
    }

    private Optional<Trial> trial(Contender contender, Net net) {
        return Trial.best(
                contender,
                results.stream().filter(result -> net(result).equals(net)).toList());
    }

    Findings findings() {
        List<Figure> figures = new ArrayList<>();
        figures.add(new LinePlot(
                "Error against depth, width " + usualWidth,
                "test MSE, median and range over seeds",
                "hidden layers",
                false,
                true,
                curves(net -> net.width() == usualWidth, Net::depth)));
        figures.add(new LinePlot(
                "Error against width, " + usualDepth + " hidden layers",
                "test MSE, median and range over seeds",
                "width",
                true,
                true,
                curves(net -> net.depth() == usualDepth, Net::width)));
        Net usual = new Net(usualDepth, usualWidth);
        figures.add(course(usual, "epochs"));
        figures.add(course(usual, "seconds"));
        Section section = new Section(
                target.id() + ": approximation of " + target.formula(),
                ApproximationExperiment.SAMPLES + " training and as many test samples without noise. The error is the "
                        + "mean squared test error after the epoch of the smallest training error; that of the best "
                        + "constant is "
                        + Numbers.significant(constantError()) + ". "
                        + "ADMM runs 50 epochs with nothing tuned; SGD (Nesterov's momentum 0.9) and Adam run on batches "
                        + "of 64 for 200 epochs (100 on widths from 300 on and in a quick run) with a step size that falls by the "
                        + "cosine, of three step sizes the one of the smallest training error, the mean over the first two "
                        + "seeds, for each network. Seconds are the processor time of the one thread that trains and include the "
                        + "computation of both errors after each epoch of ADMM and each fourth of the others.",
                Contender.LEGEND,
                figures,
                List.of(errorTable(), timeTable()));
        return new Findings(List.of(section), verdicts());
    }

    private double constantError() {
        return target == Target.SQUARE ? 4.0 / 45 : 1.0 / 9;
    }

    private List<Curve> curves(Predicate<Net> chosen, ToDoubleFunction<Net> axis) {
        List<Curve> curves = new ArrayList<>();
        for (Contender contender : Contender.values()) {
            List<Point> points = nets.stream()
                    .filter(chosen)
                    .sorted((a, b) -> Double.compare(axis.applyAsDouble(a), axis.applyAsDouble(b)))
                    .flatMap(net -> trial(contender, net).stream()
                            .map(trial -> trial.errors().at(axis.applyAsDouble(net))))
                    .toList();
            curves.add(new Curve(contender.label(), points));
        }
        return curves;
    }

    private LinePlot course(Net net, String axis) {
        List<Curve> curves = new ArrayList<>();
        for (Contender contender : Contender.values()) {
            trial(contender, net).ifPresent(trial -> curves.add(trial.course(axis)));
        }
        return new LinePlot(
                "Error against " + axis + ", " + net.text(), "test MSE of the median run", axis, true, true, curves);
    }

    private Table errorTable() {
        List<String> header = new ArrayList<>(List.of("test MSE, hidden layers"));
        header.addAll(Contender.LEGEND);
        List<List<String>> rows = new ArrayList<>();
        for (Net net : nets) {
            List<String> row = new ArrayList<>(List.of(net.text()));
            for (Contender contender : Contender.values()) {
                row.add(trial(contender, net).map(this::error).orElse(Numbers.NONE));
            }
            rows.add(row);
        }
        return new Table(header, 1, rows);
    }

    private String error(Trial trial) {
        return trial.errors().text() + (trial.tried() > 1 ? ", step " + Numbers.chosen(trial.step()) : "");
    }

    private Table timeTable() {
        List<String> header = new ArrayList<>(List.of("seconds to the final error of ReLU-SGD"));
        header.addAll(Contender.LEGEND);
        List<List<String>> rows = new ArrayList<>();
        for (Net net : nets) {
            Optional<Trial> relu = trial(Contender.RELU_SGD, net);
            List<String> row = new ArrayList<>(List.of(net.text()));
            for (Contender contender : Contender.values()) {
                Optional<Trial> trial = trial(contender, net);
                row.add(
                        relu.isEmpty() || trial.isEmpty() || relu.get().errors().diverged()
                                ? Numbers.NONE
                                : reached(trial.get()
                                        .secondsTo(relu.get().errors().median())));
            }
            rows.add(row);
        }
        return new Table(header, 1, rows);
    }

    private static String reached(Spread seconds) {
        return seconds.median() == Double.POSITIVE_INFINITY ? "not reached" : Numbers.significant(seconds.median());
    }

    private List<Verdict> verdicts() {
        List<Verdict> verdicts = new ArrayList<>();
        for (Contender admm : List.of(Contender.ADMM_PAPER, Contender.ADMM_DEFAULT)) {
            for (Contender other : List.of(Contender.RELU_SGD, Contender.SIGMOID_SGD)) {
                verdicts.add(smallerError(admm, other));
            }
            verdicts.add(sooner(admm));
            verdicts.add(descends(admm));
            verdicts.add(stuck(admm));
        }
        return verdicts;
    }

    private Verdict smallerError(Contender admm, Contender other) {
        RuleCount count = new RuleCount();
        for (Net net : nets) {
            pair(admm, other, net, (a, b) -> {
                double factor = b.errors().median() / a.errors().median();
                count.add(
                        a.errors().median() < b.errors().median(),
                        net.text()
                                + (Double.isFinite(factor)
                                        ? " (" + Numbers.significant(factor) + " times smaller)"
                                        : " (the other diverged)"),
                        net.text() + " (" + Spread.number(a.errors().median()) + " against "
                                + Spread.number(b.errors().median()) + ")");
            });
        }
        return count.verdict(
                admm.subject(),
                "approximates better than " + other.label() + " at every depth and width",
                "the median test MSE over the seeds is smaller, with the other's step size as chosen");
    }

    private Verdict sooner(Contender admm) {
        RuleCount count = new RuleCount();
        for (Net net : nets) {
            pair(admm, Contender.RELU_SGD, net, (a, b) -> {
                if (b.errors().diverged()) {
                    return;
                }
                double mine = a.secondsTo(b.errors().median()).median();
                double theirs = b.seconds().median();
                count.add(
                        mine < theirs,
                        net.text() + " (" + Spread.number(mine) + " s against " + Spread.number(theirs)
                                + (theirs < Double.POSITIVE_INFINITY ? " s)" : ")"),
                        net.text() + (mine == Double.POSITIVE_INFINITY ? " (not reached)" : " (later)"));
            });
        }
        return count.verdict(
                admm.subject(),
                "takes less time than ReLU-SGD to the same error",
                "the median time to a test MSE as small as ReLU-SGD's final median is less than ReLU-SGD's whole "
                        + "training; networks on which it diverges do not count");
    }

    private Verdict descends(Contender admm) {
        RuleCount count = new RuleCount();
        for (Net net : nets) {
            trial(admm, net).ifPresent(trial -> {
                double rises = Spread.of(trial.runs(), run -> run.number("lagrangianRises"))
                        .high();
                count.add(
                        rises == 0,
                        net.text(),
                        net.text() + String.format(Locale.ROOT, " (up in %.0f epochs or fewer)", rises));
            });
        }
        return count.verdict(
                admm.subject(),
                "lowers the augmented Lagrangian in every epoch",
                "no epoch of any seed raises it by more than 1e-9 of itself; the preset's penalties are not those that "
                        + "the paper's theorem asks for");
    }

    private Verdict stuck(Contender admm) {
        RuleCount count = new RuleCount();
        for (Net net : nets) {
            if (net.depth() >= DEEP) {
                pair(admm, Contender.SIGMOID_SGD, net, (a, b) -> {
                    boolean met = b.errors().median() > constantError() / 2
                            && a.errors().median() < constantError() / 100;
                    String figures = net.text() + " (sigmoid-SGD "
                            + Spread.number(b.errors().median()) + ", sigmoid-ADMM "
                            + Spread.number(a.errors().median()) + ")";
                    count.add(met, figures, figures);
                });
            }
        }
        return count.verdict(
                admm.subject(),
                "learns where sigmoid-SGD stays near the best constant",
                "on two or more hidden layers sigmoid-SGD's median test MSE is above half of the constant's, "
                        + "sigmoid-ADMM's below a hundredth of it");
    }

    private void pair(Contender first, Contender second, Net net, BiConsumer<Trial, Trial> compare) {
        Optional<Trial> a = trial(first, net);
        Optional<Trial> b = trial(second, net);
        if (a.isPresent() && b.isPresent()) {
            compare.accept(a.get(), b.get());
        }
    }
}
