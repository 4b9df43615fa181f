package org.sigmoidadmm.bench.frameworks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.sigmoidadmm.bench.frameworks.RunLog.Trial;

/**
 * Finds each contender's best way of training a problem and measures it. The selection goes by the smallest test error,
 * in favour of those who select: a round of short trainings of all variants, and a longer one of the best from
 * another start. Their samples are not those of the measured runs.
 */
public final class Comparison {

    private static final String SCREEN = "screen.log";
    private static final String FINAL = "final.log";
    private static final Duration START_UP = Duration.ofSeconds(90);
    private static final long SCREEN_SEED = 0;
    private static final long FINAL_SEED = -1;

    private final Path results;
    private final Path data;
    private final Schedule schedule;
    private final List<Integer> threads;
    private final Consumer<String> progress;
    private final Fork fork = new Fork(START_UP);

    /**
     * Makes a comparison.
     *
     * @param results the folder to write to
     * @param data the folder of the tables
     * @param schedule how long and how often
     * @param threads numbers of threads to measure with; the first is that of the selection
     * @param progress is told what was done
     */
    public Comparison(Path results, Path data, Schedule schedule, List<Integer> threads, Consumer<String> progress) {
        this.results = results;
        this.data = data;
        this.schedule = schedule;
        this.threads = List.copyOf(threads);
        this.progress = progress;
    }

    /**
     * Where the logs of a contender are.
     *
     * @param results the folder of all
     * @param problem what it learns
     * @param contender who
     * @return a folder
     */
    public static Path folder(Path results, Problem problem, Contender contender) {
        return results.resolve(problem.id()).resolve(contender.id());
    }

    /**
     * The name of the log of a measured run.
     *
     * @param threads how many
     * @param run from 1
     * @return the name
     */
    static String measured(int threads, int run) {
        return "threads" + threads + "-run" + run + ".log";
    }

    /**
     * Estimates how long it takes, from above: trainings that end at the target are not foreseen.
     *
     * @param problems what to learn
     * @param contenders who
     * @return seconds
     */
    public double seconds(Set<Problem> problems, Set<Contender> contenders) {
        double sum = 0;
        for (Problem problem : problems) {
            for (Contender contender : contenders) {
                int variants = contender.variants().apply(problem).size();
                sum += contender.absence().isPresent() ? 0 : schedule.total(variants, threads.size());
            }
        }
        return sum;
    }

    /**
     * Compares one contender on one problem. Logs that are complete and of the same job are kept.
     *
     * @param problem what to learn
     * @param contender who
     * @throws UncheckedIOException if a log cannot be written
     */
    public void run(Problem problem, Contender contender) {
        Path folder = folder(results, problem, contender);
        removeOthers(folder);
        List<Variant> variants = contender.variants().apply(problem);
        Job job = new Job(
                contender.framework(),
                problem,
                variants,
                threads.get(0),
                schedule.screenSeconds(),
                0,
                SCREEN_SEED,
                data);
        Optional<String> absence = contender.absence();
        if (absence.isPresent()) {
            Fork.absent(folder.resolve(SCREEN), job, absence.get());
            progress.accept(problem.id() + " " + contender.id() + ": " + absence.get());
            return;
        }
        Optional<Variant> best = variants.size() == 1 ? Optional.of(variants.get(0)) : select(contender, job, folder);
        if (best.isPresent()) {
            measure(contender, job.with(List.of(best.get())), folder);
        }
    }

    private Optional<Variant> select(Contender contender, Job job, Path folder) {
        RunLog screen = fork.run(contender, job, folder.resolve(SCREEN));
        List<Variant> finalists = ranking(screen).stream()
                .limit(schedule.finalists())
                .map(Trial::variant)
                .toList();
        if (finalists.isEmpty()) {
            progress.accept(job.problem().id() + " " + contender.id() + ": no training gave a network: "
                    + (screen.failure().isEmpty() ? "see " + folder.resolve(SCREEN) : screen.failure()));
            return Optional.empty();
        }
        Job last = new Job(
                job.framework(),
                job.problem(),
                finalists,
                job.threads(),
                schedule.finalSeconds(),
                0,
                FINAL_SEED,
                job.folder());
        RunLog finals = fork.run(contender, last, folder.resolve(FINAL));
        List<Trial> ranking = ranking(finals);
        Variant best = ranking.isEmpty() ? finalists.get(0) : ranking.get(0).variant();
        progress.accept(job.problem().id() + " " + contender.id() + ": best of "
                + job.variants().size() + " is " + best.title());
        return Optional.of(best);
    }

    /** Those with an error, the smallest first. */
    private static List<Trial> ranking(RunLog log) {
        return log.trials().stream()
                .filter(trial -> !trial.errors().isEmpty())
                .sorted(Comparator.comparingDouble(Trial::best))
                .toList();
    }

    private void measure(Contender contender, Job job, Path folder) {
        for (int count : threads) {
            for (int run = 1; run <= schedule.runs(); run++) {
                Job measured = new Job(
                        job.framework(),
                        job.problem(),
                        job.variants(),
                        count,
                        schedule.seconds(),
                        schedule.coldSeconds(),
                        run,
                        job.folder());
                RunLog log = fork.run(contender, measured, folder.resolve(measured(count, run)));
                progress.accept(job.problem().id() + " " + contender.id() + ", " + count
                        + (count == 1 ? " thread, run " : " threads, run ") + run + ": " + told(log));
            }
        }
    }

    private static String told(RunLog log) {
        List<Trial> warm = log.warm();
        if (warm.isEmpty() || warm.get(0).errors().isEmpty()) {
            return "no result: " + (warm.isEmpty() ? log.failure() : warm.get(0).ending());
        }
        Trial trial = warm.get(0);
        return "smallest test error " + trial.best() + " in "
                + trial.seconds().get(trial.seconds().size() - 1) + " s, ended by " + trial.ending();
    }

    /** Removes what an earlier comparison with more runs or threads left. */
    private void removeOthers(Path folder) {
        Set<String> planned = new HashSet<>(List.of(SCREEN, FINAL));
        for (int count : threads) {
            for (int run = 1; run <= schedule.runs(); run++) {
                planned.add(measured(count, run));
            }
        }
        if (!Files.isDirectory(folder)) {
            return;
        }
        List<Path> others = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            files.filter(file -> !planned.contains(String.valueOf(file.getFileName())))
                    .forEach(others::add);
            for (Path other : others) {
                Files.delete(other);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot tidy " + folder + ": " + e.getMessage(), e);
        }
    }
}
