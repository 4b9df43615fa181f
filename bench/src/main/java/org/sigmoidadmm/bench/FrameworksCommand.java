package org.sigmoidadmm.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sigmoidadmm.bench.frameworks.Comparison;
import org.sigmoidadmm.bench.frameworks.Contender;
import org.sigmoidadmm.bench.frameworks.Problem;
import org.sigmoidadmm.bench.frameworks.ProblemData;
import org.sigmoidadmm.bench.frameworks.Schedule;
import org.sigmoidadmm.bench.report.FrameworksSection;
import org.sigmoidadmm.bench.report.Report;
import org.sigmoidadmm.matrix.MatrixBackends;
import org.sigmoidadmm.report.JsonText;
import org.sigmoidadmm.report.Machine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Compares this library with other frameworks by the time to a test error. */
@Command(
        name = "frameworks",
        description = "Trains the same networks by this library and by other frameworks, each in JVMs of its own.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class FrameworksCommand implements Callable<Integer> {

    /**
     * The system property by which the script {@code bench/run} asks to be told by {@link #TO_BE_BUILT} that frameworks are
     * to be built first.
     */
    static final String BUILD = "sigmoidadmm.bench.build";

    /** The exit code where all is well but for frameworks that are not built. */
    static final int TO_BE_BUILT = 3;

    private static final Path RESULTS = Repository.file("bench", "target", "results");

    @Spec
    private CommandSpec spec;

    @Option(names = "--quick", description = "One run of 3 s instead of five of 10 s.")
    private boolean quick;

    @Option(
            names = "--only",
            split = ",",
            paramLabel = "NAME",
            description = "Problems (square, product, airfoil, optdigits) and contenders (admm-jblas, admm-ejml, "
                    + "own-adam, tensorflow, djl, dl4j, encog) to take. Default: all.")
    private @Nullable List<String> only;

    @Option(
            names = "--data-dir",
            paramLabel = "DIR",
            defaultValue = "${env:SIGMOIDADMM_DATA_DIR:-data}",
            description = "Where airfoil.csv.gz and optdigits.csv.gz are, or its folder tables. Default: "
                    + "SIGMOIDADMM_DATA_DIR")
    private Path data = Path.of("data");

    @Option(names = "--seconds", paramLabel = "S", description = "Time of a training. Default: 10, with --quick 3.")
    private @Nullable Double seconds;

    @Option(names = "--runs", paramLabel = "K", description = "Measured runs. Default: 5, with --quick 1.")
    private @Nullable Integer runs;

    @Option(
            names = "--threads",
            split = ",",
            paramLabel = "N",
            defaultValue = "1,2",
            description = "Numbers of threads. The first is used for the selection. Default: ${DEFAULT-VALUE}")
    private List<Integer> threads = List.of(1, 2);

    @Option(names = "--resume", description = "Keep what an earlier call with the same settings has done.")
    private boolean resume;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Where results go, into the folder frameworks. Default: ${DEFAULT-VALUE}")
    private Path out = RESULTS;

    @Override
    public Integer call() {
        PrintWriter log = spec.commandLine().getOut();
        long begin = System.nanoTime();
        Schedule schedule = schedule();
        List<Integer> counts = threads.stream().distinct().toList();
        Set<Problem> problems = new LinkedHashSet<>();
        Set<Contender> contenders = new LinkedHashSet<>();
        choose(problems, contenders);
        problems.forEach(problem -> ProblemData.load(problem, data, 0)); // fails where a table is missing
        if (Boolean.getBoolean(BUILD) && !contenders.stream().allMatch(Contender::isBuilt)) {
            return TO_BE_BUILT;
        }
        Path folder = out.resolve(FrameworksSection.FOLDER);
        writeMachine(folder);
        Comparison comparison = new Comparison(folder, data, schedule, counts, line -> {
            log.printf(Locale.ROOT, "[%6.1f s] %s%n", (System.nanoTime() - begin) * 1e-9, line);
            log.flush();
        });
        double rest = comparison.seconds(problems, contenders);
        for (Problem problem : problems) {
            for (Contender contender : contenders) {
                log.printf(Locale.ROOT, "%s, %s; at most %.0f min left%n", problem.id(), contender.id(), rest / 60);
                log.flush();
                if (!resume) {
                    remove(Comparison.folder(folder, problem, contender));
                }
                comparison.run(problem, contender);
                rest -= comparison.seconds(Set.of(problem), Set.of(contender));
            }
        }
        log.println(Report.frameworks(out));
        log.println("To write this table into a file: ./bench/run report --markdown docs/benchmarks.md"
                + (out.equals(RESULTS) ? "" : " --from " + out));
        log.flush();
        return 0;
    }

    private Schedule schedule() {
        Schedule schedule = quick ? Schedule.QUICK : Schedule.FULL;
        threads.forEach(count -> OptionChecks.requireAtLeast(spec, "--threads", count, 1));
        OptionChecks.requirePositive(spec, "--seconds", seconds);
        OptionChecks.requireAtLeast(spec, "--runs", runs, 1);
        return Schedule.of(
                Objects.requireNonNullElse(seconds, schedule.seconds()),
                Objects.requireNonNullElse(runs, schedule.runs()));
    }

    private void choose(Set<Problem> problems, Set<Contender> contenders) {
        List<Contender> all = Contender.all(Repository.file("bench", "frameworks"));
        List<Problem> learnt = Arrays.asList(Problem.values());
        for (String name : only == null ? List.<String>of() : only) {
            contenders.addAll(all.stream().filter(c -> c.id().equals(name)).toList());
            problems.addAll(learnt.stream().filter(p -> p.id().equals(name)).toList());
            if (all.stream().noneMatch(c -> c.id().equals(name))
                    && learnt.stream().noneMatch(p -> p.id().equals(name))) {
                throw new ParameterException(
                        spec.commandLine(),
                        "--only has '" + name + "', there are the problems "
                                + learnt.stream().map(Problem::id).collect(Collectors.joining(", "))
                                + " and the contenders "
                                + all.stream().map(Contender::id).collect(Collectors.joining(", ")));
            }
        }
        if (problems.isEmpty()) {
            problems.addAll(learnt);
        }
        if (contenders.isEmpty()) {
            contenders.addAll(all);
        }
    }

    private void writeMachine(Path folder) {
        List<String> words = new ArrayList<>(List.of("./bench/run"));
        words.addAll(spec.commandLine().getParent().getParseResult().originalArgs());
        Path file = folder.resolve(Report.machineFile());
        try {
            Files.createDirectories(folder);
            Files.writeString(file, JsonText.of(Machine.describe(String.join(" ", words), MatrixBackends.scan())));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file + ": " + e.getMessage(), e);
        }
    }

    private static void remove(Path folder) {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot empty " + folder + ": " + e.getMessage(), e);
        }
    }
}
