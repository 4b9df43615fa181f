package org.sigmoidadmm.bench.frameworks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.sigmoidadmm.bench.frameworks.RunLog.Trial;
import org.sigmoidadmm.report.Median;

/**
 * What a contender reached on a problem, read back from its logs.
 *
 * @param problem what it learnt
 * @param contender who
 * @param version of its library; empty if it was never loaded
 * @param arithmetic of its training; empty if it was never loaded
 * @param method its best way of training, or why there is none
 * @param warm measured trainings by number of threads
 * @param cold first trainings in their JVMs, by number of threads
 * @param failures sentences on trainings and JVMs that failed, in the selection too
 */
public record Standing(
        Problem problem,
        Contender contender,
        String version,
        String arithmetic,
        String method,
        Map<Integer, List<Trial>> warm,
        Map<Integer, List<Trial>> cold,
        List<String> failures) {

    private static final Pattern MEASURED = Pattern.compile("threads(\\d+)-run\\d+\\.log");

    /**
     * Copies the lists.
     *
     * @param problem what it learnt
     * @param contender who
     * @param version of its library
     * @param arithmetic of its training
     * @param method its best way of training
     * @param warm measured trainings by number of threads
     * @param cold first trainings in their JVMs
     * @param failures sentences on trainings and JVMs that failed, in the selection too
     */
    public Standing {
        warm = Map.copyOf(warm);
        cold = Map.copyOf(cold);
        failures = List.copyOf(failures);
    }

    /**
     * Reads all there is.
     *
     * @param results the folder of all logs
     * @param contenders those to look for
     * @return in the order of problems and contenders; empty if there are no logs
     * @throws UncheckedIOException if a log cannot be read
     */
    public static List<Standing> all(Path results, List<Contender> contenders) {
        List<Standing> standings = new ArrayList<>();
        for (Problem problem : Problem.values()) {
            for (Contender contender : contenders) {
                Path folder = Comparison.folder(results, problem, contender);
                if (Files.isDirectory(folder)) {
                    standings.add(read(folder, problem, contender));
                }
            }
        }
        return standings;
    }

    private static Standing read(Path folder, Problem problem, Contender contender) {
        Map<Integer, List<Trial>> warm = new TreeMap<>();
        Map<Integer, List<Trial>> cold = new TreeMap<>();
        List<String> failures = new ArrayList<>();
        String version = "";
        String arithmetic = "";
        String method = "";
        for (Path file : logs(folder)) {
            RunLog log = RunLog.read(file);
            log.trials().stream().map(Trial::ending).filter(Clock::isFailure).forEach(failures::add);
            version = version.isEmpty() ? log.version() : version;
            arithmetic = arithmetic.isEmpty() ? log.arithmetic() : arithmetic;
            if (!log.failure().isEmpty()) {
                failures.add(log.failure());
            }
            Matcher name = MEASURED.matcher(String.valueOf(file.getFileName()));
            if (name.matches()) {
                int threads = Integer.parseInt(name.group(1));
                for (Trial trial : log.trials()) {
                    (trial.cold() ? cold : warm)
                            .computeIfAbsent(threads, key -> new ArrayList<>())
                            .add(trial);
                    method = trial.variant().title();
                }
            }
        }
        return new Standing(problem, contender, version, arithmetic, method, warm, cold, failures);
    }

    private static List<Path> logs(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".log"))
                    .sorted(Comparator.comparing(Path::toString))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + folder + ": " + e.getMessage(), e);
        }
    }

    /**
     * The median of the smallest test errors of the measured runs.
     *
     * @param threads number of threads
     * @return infinite if there are none
     */
    public double medianError(int threads) {
        return median(runs(threads).stream().mapToDouble(Trial::best));
    }

    /**
     * The median of the times to a test error; a run that does not get there counts as infinite.
     *
     * @param threads number of threads
     * @param target the error
     * @return seconds
     */
    public double medianTime(int threads, double target) {
        return median(runs(threads).stream().mapToDouble(trial -> trial.timeTo(target)));
    }

    /**
     * The same over the first trainings of the JVMs.
     *
     * @param threads number of threads
     * @param target the error
     * @return seconds
     */
    public double medianColdTime(int threads, double target) {
        return median(cold.getOrDefault(threads, List.of()).stream().mapToDouble(trial -> trial.timeTo(target)));
    }

    /**
     * How many measured runs reached a test error.
     *
     * @param threads number of threads
     * @param target the error
     * @return the number
     */
    public long reached(int threads, double target) {
        return runs(threads).stream()
                .filter(trial -> Double.isFinite(trial.timeTo(target)))
                .count();
    }

    /**
     * The measured runs.
     *
     * @param threads number of threads
     * @return none if there are none
     */
    public List<Trial> runs(int threads) {
        return warm.getOrDefault(threads, List.of());
    }

    private static double median(DoubleStream values) {
        double[] all = values.toArray();
        return all.length == 0 ? Double.POSITIVE_INFINITY : Median.of(all);
    }
}
