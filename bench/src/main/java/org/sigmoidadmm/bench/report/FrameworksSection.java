package org.sigmoidadmm.bench.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.sigmoidadmm.bench.frameworks.Contender;
import org.sigmoidadmm.bench.frameworks.Problem;
import org.sigmoidadmm.bench.frameworks.RunLog.Trial;
import org.sigmoidadmm.bench.frameworks.Standing;
import org.sigmoidadmm.report.Numbers;
import org.sigmoidadmm.report.Section;
import org.sigmoidadmm.report.Table;

/** The comparison with other frameworks: time to a test error, and the best error within the time. */
public final class FrameworksSection {

    /** The folder of the logs within the folder of results. */
    public static final String FOLDER = "frameworks";

    /** The sentence of the task: under one second, and nobody else within ten times that. */
    private static final double ONE_SECOND = 1;

    private static final double TEN_TIMES = 10;

    /** How much worse than our own Adam's best still counts as the same. */
    private static final double ALLOWANCE = 1.05;

    private final List<Standing> standings;
    private final List<Integer> threads;

    private FrameworksSection(List<Standing> standings) {
        this.standings = standings;
        this.threads = List.copyOf(standings.stream()
                .flatMap(s -> s.warm().keySet().stream())
                .collect(Collectors.toCollection(TreeSet::new)));
    }

    /**
     * Makes the section.
     *
     * @param standings what was reached
     * @param machine names and values that describe the machine
     * @return the section, or nothing where nothing was measured
     */
    static Optional<Section> of(List<Standing> standings, Map<String, String> machine) {
        if (standings.isEmpty()) {
            return Optional.empty();
        }
        FrameworksSection section = new FrameworksSection(standings);
        List<List<String>> description = machine.entrySet().stream()
                .map(e -> List.of(e.getKey(), e.getValue()))
                .toList();
        return Optional.of(new Section(
                "Time to a test error, against other frameworks",
                section.text(),
                List.of(),
                List.of(),
                description.isEmpty()
                        ? List.of(section.table(), section.versions())
                        : List.of(
                                section.table(),
                                section.versions(),
                                new Table(List.of("what", "value"), 2, description))));
    }

    private String text() {
        List<String> sentences = new ArrayList<>();
        sentences.add("Medians of the measured runs; in brackets how many runs got to the target. 'Cold' is the first "
                + "training in a new JVM, which has a fifth of the time; the others follow it.");
        for (Problem problem : List.of(Problem.SQUARE, Problem.PRODUCT)) {
            verdict(problem).ifPresent(sentences::add);
        }
        return String.join(" ", sentences);
    }

    /** The error to reach: fixed, or 5 % more than the median of our own Adam's best errors on the fewest threads. */
    private double target(Problem problem) {
        if (!Double.isNaN(problem.target()) || threads.isEmpty()) {
            return problem.target();
        }
        return standings.stream()
                .filter(s -> s.problem() == problem && s.contender().id().equals(Contender.YARDSTICK))
                .mapToDouble(s -> ALLOWANCE * s.medianError(threads.get(0)))
                .filter(Double::isFinite)
                .findFirst()
                .orElse(Double.NaN);
    }

    /** What all trainings of a standing had, in whole seconds, as far as those tell that did not get to the target. */
    private static double limit(Standing standing, int count) {
        return standing.runs(count).stream()
                .filter(trial -> trial.ending().equals("time"))
                .mapToDouble(
                        trial -> Math.floor(trial.seconds().get(trial.seconds().size() - 1)))
                .min()
                .orElse(Double.POSITIVE_INFINITY);
    }

    private Optional<String> verdict(Problem problem) {
        if (threads.isEmpty()) {
            return Optional.empty();
        }
        int most = threads.get(threads.size() - 1);
        List<Standing> measured = standings.stream()
                .filter(s -> s.problem() == problem && !s.runs(most).isEmpty())
                .toList();
        Optional<Standing> own = measured.stream()
                .filter(s -> s.contender().id().equals("admm-jblas"))
                .findFirst();
        Optional<Standing> best = measured.stream()
                .filter(s -> s.contender().module() != null)
                .min(Comparator.comparingDouble((Standing s) -> s.medianTime(most, problem.target()))
                        .thenComparingDouble(s -> s.medianError(most)));
        if (own.isEmpty() || best.isEmpty() || limit(best.get(), most) < TEN_TIMES * ONE_SECOND) {
            return Optional.empty();
        }
        double ours = own.get().medianTime(most, problem.target());
        double theirs = best.get().medianTime(most, problem.target());
        boolean holds = ours < ONE_SECOND && !(theirs <= TEN_TIMES * ONE_SECOND);
        return Optional.of(String.format(
                Locale.ROOT,
                "Aim for %s: an MSE of %.0e in under one second on jblas and %d threads, and no framework there in ten: "
                        + "%s; ours takes %s (cold %s), the best framework, %s, %s.",
                problem.title(),
                problem.target(),
                most,
                holds ? "holds" : "does not hold",
                seconds(ours),
                seconds(own.get().medianColdTime(most, problem.target())),
                best.get().contender().title(),
                Double.isFinite(theirs)
                        ? "takes " + seconds(theirs)
                        : "ends at " + error(problem, best.get().medianError(most))));
    }

    private Table table() {
        List<String> header = new ArrayList<>(List.of("problem", "system", "best of its methods"));
        for (int count : threads) {
            String with = count == 1 ? "1 thread" : count + " threads";
            header.add(with + ": s to target");
            header.add("best error");
            header.add("cold: s to target");
        }
        List<List<String>> rows = new ArrayList<>();
        for (Standing standing : standings) {
            List<String> row = new ArrayList<>(
                    List.of(title(standing.problem()), standing.contender().title(), method(standing)));
            threads.forEach(count -> row.addAll(cells(standing, count)));
            rows.add(row);
        }
        return new Table(header, 3, rows);
    }

    private String title(Problem problem) {
        double target = target(problem);
        return problem.title() + ", " + problem.shape() + ", "
                + problem.measure().title() + (Double.isNaN(target) ? "" : " ≤ " + error(problem, target));
    }

    private static String method(Standing standing) {
        List<String> parts = new ArrayList<>();
        if (!standing.method().isEmpty()) {
            parts.add(standing.method());
        }
        if (!standing.failures().isEmpty()) {
            int count = standing.failures().size();
            parts.add((parts.isEmpty() ? "failed: " : count + (count == 1 ? " failure: " : " failures, first: "))
                    + standing.failures().get(0));
        }
        if (parts.isEmpty()) {
            parts.add("no training gave a network");
        }
        return String.join("; ", parts);
    }

    private List<String> cells(Standing standing, int count) {
        List<Trial> runs = standing.runs(count);
        if (runs.isEmpty()) {
            return List.of(Numbers.NONE, Numbers.NONE, Numbers.NONE);
        }
        double target = target(standing.problem());
        double time = standing.medianTime(count, target);
        double cold = standing.medianColdTime(count, target);
        return List.of(
                Double.isNaN(target)
                        ? Numbers.NONE
                        : (Double.isFinite(time) ? Numbers.number(time) : "not reached") + " ("
                                + standing.reached(count, target) + "/" + runs.size() + ")",
                error(standing.problem(), standing.medianError(count)),
                Double.isFinite(cold) ? Numbers.number(cold) : Numbers.NONE);
    }

    private static String seconds(double value) {
        return Double.isFinite(value) ? Numbers.number(value) + " s" : "more than the time it had";
    }

    private static String error(Problem problem, double value) {
        if (!Double.isFinite(value)) {
            return Numbers.NONE;
        }
        return switch (problem.measure()) {
            case MEAN_SQUARE -> String.format(Locale.ROOT, "%.1e", value);
            case ROOT_MEAN_SQUARE -> String.format(Locale.ROOT, "%.3f", value);
            case WRONG -> String.format(Locale.ROOT, "%.2f %%", 100 * value);
        };
    }

    private Table versions() {
        Function<Standing, String> key = s -> s.contender().title();
        Map<String, List<String>> rows = new LinkedHashMap<>();
        for (Standing standing : standings) {
            if (!standing.version().isEmpty() || !rows.containsKey(key.apply(standing))) {
                rows.put(
                        key.apply(standing),
                        List.of(
                                key.apply(standing),
                                standing.version().isEmpty() ? "not loaded" : standing.version(),
                                standing.arithmetic().isEmpty() ? Numbers.NONE : standing.arithmetic()));
            }
        }
        return new Table(List.of("system", "library", "arithmetic"), 3, List.copyOf(rows.values()));
    }
}
