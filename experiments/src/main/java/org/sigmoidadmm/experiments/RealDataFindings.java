package org.sigmoidadmm.experiments;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.sigmoidadmm.report.HeatMap;
import org.sigmoidadmm.report.JsonTree;
import org.sigmoidadmm.report.Numbers;
import org.sigmoidadmm.report.Section;
import org.sigmoidadmm.report.Table;

/** What came out on real data: a table of the methods, confusion matrices, and whether the paper's claim holds. */
final class RealDataFindings {

    /** A confusion matrix of at most so many classes is a table of counts, a larger one is drawn. */
    private static final int MAX_TABLE_CLASSES = 2;

    private final RealTask task;
    private final List<CellResult> results;
    private final List<String> classes;
    private final List<String> splits;

    RealDataFindings(RealTask task, List<CellResult> results) {
        this.task = task;
        this.results = results;
        this.classes = results.get(0).values().get("classes").list().stream()
                .map(JsonTree::text)
                .toList();
        this.splits =
                results.stream().map(result -> result.text("split")).distinct().toList();
    }

    Findings findings() {
        List<Section> sections = new ArrayList<>();
        for (String split : splits) {
            List<Table> tables = new ArrayList<>(List.of(scores(split)));
            List<HeatMap> figures = new ArrayList<>();
            if (!classes.isEmpty() && classes.size() <= MAX_TABLE_CLASSES) {
                tables.add(counts(split));
            } else if (!classes.isEmpty()) {
                best(split, RealMethod::isAdmm).ifPresent(method -> figures.add(confusion(split, method)));
                best(split, method -> !method.isAdmm()).ifPresent(method -> figures.add(confusion(split, method)));
            }
            sections.add(new Section(title(split), text(split), List.of(), List.copyOf(figures), tables));
        }
        return new Findings(sections, verdicts());
    }

    private String title(String split) {
        String score = classes.isEmpty() ? "test RMSE" : "test accuracy";
        String how = split.equals(RealDataExperiment.RANDOM) ? "" : ", no " + split + " on both sides";
        return task.name() + ": " + score + how;
    }

    private String text(String split) {
        CellResult first = results.stream()
                .filter(result -> result.text("split").equals(split))
                .findFirst()
                .orElseThrow();
        String sizes = String.format(
                Locale.ROOT,
                "%.0f samples to train on, %.0f to choose settings and epoch by, %.0f for the test; hidden layers %s, at "
                        + "most %.0f epochs.",
                first.number("training"),
                first.number("validation"),
                first.number("testing"),
                first.text("hidden"),
                first.number("epochs"));
        String score = classes.isEmpty()
                ? " The RMSE is in the units of the data; to predict the mean gives "
                : " Always to predict the most frequent class gives ";
        return task.what() + " " + splitText(split, first) + " " + sizes + score
                + score(spread(split, result -> true, "constant").median()) + ". Gradient methods on classes have the "
                + "loss cross-entropy, ADMM the squared loss unless it says otherwise; the "
                + "settings of the smallest validation error for the first seed serve all seeds, and the validation "
                + "error chooses the epoch. Seconds are the processor time of the one thread that trains. Sizes and settings are not those of the paper's tables, which "
                + "were not at hand.";
    }

    private String splitText(String split, CellResult first) {
        if (!split.equals(RealDataExperiment.RANDOM)) {
            return String.format(
                    Locale.ROOT,
                    "No %s is on two sides of the split; there are %.0f.",
                    split,
                    first.number("groupCount"));
        }
        if (!first.text("testSet").isEmpty()) {
            return "The seed chooses the samples to train on.";
        }
        String groups = first.text("groups");
        if (!groups.isEmpty()) {
            return "Split at random, so that each " + groups + " is on both sides, which flatters.";
        }
        return task.groupless().isEmpty()
                ? "Split at random."
                : "Warning: the file has no column that tells the " + task.groupless()
                        + ", so a random split puts samples of one " + task.groupless()
                        + " on both sides, which flatters every method.";
    }

    private Table scores(String split) {
        List<List<String>> rows = new ArrayList<>();
        for (RealMethod method : RealMethod.values()) {
            List<CellResult> runs = runs(split, method);
            if (runs.isEmpty()) {
                continue;
            }
            Predicate<CellResult> own = result -> result.text("method").equals(method.label());
            rows.add(List.of(
                    method.label(),
                    settings(runs),
                    scores(spread(split, own, "score")),
                    score(spread(split, own, "trainScore").median()),
                    Integer.toString(runs.size()),
                    String.format(
                            Locale.ROOT, "%.0f", spread(split, own, "epoch").median()),
                    Numbers.significant(spread(split, own, "seconds").median()),
                    Numbers.significant(runs.get(0).number("secondsOfAll"))));
        }
        String score = classes.isEmpty() ? "RMSE" : "accuracy";
        return new Table(
                List.of(
                        "method",
                        "settings chosen",
                        "test " + score + ", median (range)",
                        "on training samples",
                        "seeds",
                        "best epoch",
                        "seconds",
                        "seconds, all settings tried"),
                2,
                rows);
    }

    private static String settings(List<CellResult> runs) {
        String chosen = runs.stream()
                .map(run -> !run.values().get("settings").isMissing() ? run.text("settings") : "diverged")
                .distinct()
                .collect(Collectors.joining("; "));
        int tried = (int) runs.get(0).number("tried");
        return tried == 1 ? chosen : chosen + " (of " + tried + ")";
    }

    /** Two classes: how often each was taken for each, over all seeds. */
    private Table counts(String split) {
        List<String> header = new ArrayList<>(List.of("method"));
        for (String actual : classes) {
            for (String predicted : classes) {
                header.add(actual + " taken for " + predicted);
            }
        }
        List<List<String>> rows = new ArrayList<>();
        for (RealMethod method : RealMethod.values()) {
            if (!runs(split, method).isEmpty()) {
                List<String> row = new ArrayList<>(List.of(method.label()));
                for (double[] counts : confusionCounts(split, method)) {
                    Arrays.stream(counts).forEach(count -> row.add(Long.toString(Math.round(count))));
                }
                rows.add(row);
            }
        }
        return new Table(header, 1, rows);
    }

    private HeatMap confusion(String split, RealMethod method) {
        List<List<Double>> shares = new ArrayList<>();
        for (double[] counts : confusionCounts(split, method)) {
            double sum = Arrays.stream(counts).sum();
            shares.add(Arrays.stream(counts)
                    .map(count -> sum == 0 ? Double.NaN : 100 * count / sum)
                    .boxed()
                    .toList());
        }
        return new HeatMap(
                "Confusion of " + method.label(),
                "percent of the true class",
                "true class",
                "predicted class",
                classes,
                classes,
                shares,
                false,
                0,
                100);
    }

    private double[][] confusionCounts(String split, RealMethod method) {
        double[][] sum = new double[classes.size()][classes.size()];
        for (CellResult run : runs(split, method)) {
            if (!run.values().get("confusion").isMissing()) {
                List<JsonTree> rows = run.values().get("confusion").list();
                for (int i = 0; i < sum.length; i++) {
                    double[] row = rows.get(i).numbers();
                    for (int j = 0; j < sum.length; j++) {
                        sum[i][j] += row[j];
                    }
                }
            }
        }
        return sum;
    }

    /** A verdict for each way to set ADMM up. */
    private List<Verdict> verdicts() {
        List<Verdict> verdicts = new ArrayList<>();
        for (RealMethod method : RealMethod.values()) {
            if (method.isAdmm() && (method.fitsNumbers() || !classes.isEmpty())) {
                verdicts.add(verdict(method));
            }
        }
        return verdicts;
    }

    private Verdict verdict(RealMethod method) {
        RuleCount count = new RuleCount();
        for (String split : splits) {
            double own = median(split, method);
            for (RealMethod other : List.of(RealMethod.SIGMOID_SGD, RealMethod.RELU_SGD)) {
                double theirs = median(split, other);
                if (!Double.isNaN(own) && !Double.isNaN(theirs)) {
                    String figures = other.label() + (splits.size() > 1 ? ", split by " + split : "") + " ("
                            + score(own) + " against " + score(theirs) + ")";
                    count.add(!isWorse(own, theirs), figures, figures);
                }
            }
        }
        return count.verdict(
                method.subject(),
                "does at least as well as sigmoid-SGD and ReLU-SGD",
                "the median of its test " + (classes.isEmpty() ? "RMSE" : "accuracy")
                        + " over the seeds is not worse, on each split");
    }

    private double median(String split, RealMethod method) {
        return spread(split, result -> result.text("method").equals(method.label()), "score")
                .median();
    }

    private boolean isWorse(double own, double other) {
        return classes.isEmpty() ? own > other : own < other;
    }

    private Optional<RealMethod> best(String split, Predicate<RealMethod> among) {
        RealMethod best = null;
        for (RealMethod method : RealMethod.values()) {
            if (among.test(method)
                    && !runs(split, method).isEmpty()
                    && (best == null || isWorse(median(split, best), median(split, method)))) {
                best = method;
            }
        }
        return Optional.ofNullable(best);
    }

    private List<CellResult> runs(String split, RealMethod method) {
        return results.stream()
                .filter(result -> result.text("split").equals(split))
                .filter(result -> result.text("method").equals(method.label()))
                .toList();
    }

    /** A score that is missing counts as the worst. */
    private Spread spread(String split, Predicate<CellResult> which, String figure) {
        boolean accuracy = !classes.isEmpty() && !figure.startsWith("seconds") && !figure.equals("epoch");
        return Spread.of(
                results.stream()
                        .filter(result -> result.text("split").equals(split))
                        .filter(which)
                        .toList(),
                result -> {
                    double value = result.number(figure);
                    return accuracy && Double.isNaN(value) ? 0 : value;
                });
    }

    private String scores(Spread spread) {
        return spread.count() == 1
                ? score(spread.median())
                : score(spread.median()) + " (" + score(spread.low()) + " to " + score(spread.high()) + ")";
    }

    private String score(double value) {
        return classes.isEmpty() ? Spread.number(value) : String.format(Locale.ROOT, "%.1f %%", 100 * value);
    }
}
