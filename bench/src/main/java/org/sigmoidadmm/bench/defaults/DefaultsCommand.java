package org.sigmoidadmm.bench.defaults;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sigmoidadmm.AdmmSettings;
import org.sigmoidadmm.InitialScheme;
import org.sigmoidadmm.Initialization;
import org.sigmoidadmm.OutputStart;
import org.sigmoidadmm.Safeguard;
import org.sigmoidadmm.bench.OptionChecks;
import org.sigmoidadmm.bench.Repository;
import org.sigmoidadmm.bench.ResultFile;
import org.sigmoidadmm.gradient.PolishSettings;
import org.sigmoidadmm.matrix.MatrixBackends;
import org.sigmoidadmm.matrix.spi.MatrixBackendProvider;
import org.sigmoidadmm.report.MarkdownTables;
import org.sigmoidadmm.report.Section;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Trains over functions, depths, initial schemes and seeds, and counts what goes wrong. */
@Command(
        name = "defaults",
        description = {
            "Trains under a preset on five functions, 1000 samples each, with nets 100, 100-100 and 100-100-100, all "
                    + "initial schemes at scale 1 and several seeds, and prints how many trainings do not fit, end far "
                    + "from their best epoch, and how well they end.",
            "The other options change one setting of the preset each, for comparison. Trainings are kept in the file of "
                    + "--out, and one that is there already with the same settings is not done again."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false)
public final class DefaultsCommand implements Callable<Integer> {

    private static final int[][] NETS = {{100}, {100, 100}, {100, 100, 100}};

    /** How hidden biases start. */
    private enum Bias {
        ZERO,
        RANDOM
    }

    @Spec
    private CommandSpec spec;

    @Option(names = "--preset", paramLabel = "default|paper", description = "Default: ${DEFAULT-VALUE}.")
    private String preset = "default";

    @Option(names = "--beta", split = ",", paramLabel = "B", description = "Another β.")
    private double @Nullable [] beta;

    @Option(names = "--lambda", split = ",", paramLabel = "L", description = "Another λ.")
    private double @Nullable [] lambda;

    @Option(names = "--bias", paramLabel = "zero|random", description = "Another start of the hidden biases.")
    private @Nullable String bias;

    @Option(names = "--output-start", paramLabel = "forward|target", description = "Another start of V_N.")
    private @Nullable String outputStart;

    @Option(names = "--safeguard", paramLabel = "off|warn|restart", description = "Another safeguard.")
    private @Nullable String safeguard;

    @Option(names = "--epochs", paramLabel = "K", description = "Another number of epochs.")
    private @Nullable Integer epochs;

    @Option(
            names = "--polish",
            description =
                    "As 'admm train' does by default: a few epochs of ADMM, then L-BFGS unless nothing is left to it.")
    private boolean polish;

    @Option(names = "--samples", paramLabel = "N", description = "Training samples. Default: ${DEFAULT-VALUE}.")
    private int samples = 1000;

    @Option(names = "--seeds", paramLabel = "K", description = "Seeds from 0 on. Default: ${DEFAULT-VALUE}.")
    private int seeds = 5;

    @Option(names = "--functions", split = ",", paramLabel = "NAME", description = "Default: all of them.")
    private @Nullable List<String> functions;

    @Option(names = "--schemes", split = ",", paramLabel = "NAME", description = "Default: all of them.")
    private @Nullable List<String> schemes;

    @Option(names = "--depths", split = ",", paramLabel = "D", description = "Hidden layers. Default: 1, 2 and 3.")
    private List<Integer> depths = List.of(1, 2, 3);

    @Option(names = "--backend", paramLabel = "NAME", description = "Default: ${DEFAULT-VALUE}.")
    private String backend = MatrixBackends.AUTO;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "Where trainings are kept, as a table with tabs. Default: ${DEFAULT-VALUE}. Use another one, "
                    + "or delete it, after a change of a method.")
    private Path out = Repository.file("bench", "target", "defaults.tsv");

    /** Makes the command with its defaults. */
    public DefaultsCommand() {}

    @Override
    public Integer call() {
        PrintWriter log = spec.commandLine().getOut();
        OptionChecks.requireAtLeast(spec, "--samples", samples, 1);
        OptionChecks.requireAtLeast(spec, "--seeds", seeds, 1);
        OptionChecks.requireAtLeast(spec, "--epochs", epochs, 1);
        for (int depth : depths) {
            if (depth < 1 || depth > NETS.length) {
                throw new ParameterException(
                        spec.commandLine(), "--depths has " + depth + ", must be from 1 to " + NETS.length);
            }
        }
        AdmmSettings settings = settings();
        GridMethod method = polish ? GridMethod.POLISHED : GridMethod.ADMM;
        MatrixBackendProvider provider = MatrixBackends.scan().select(backend);
        List<TargetFunction> fitted = chosen("--functions", TargetFunction.class, functions);
        List<InitialScheme> drawn = chosen("--schemes", InitialScheme.class, schemes);
        ResultFile<GridRun.Key, GridRun> store = new ResultFile<>(out, GridRun.COLUMNS, GridRun::of);
        List<GridRun> runs = new ArrayList<>();
        for (long seed = 0; seed < seeds; seed++) { // outermost, so that a run that is ended has tried everything
            for (TargetFunction function : fitted) {
                for (int depth : depths) {
                    for (InitialScheme scheme : drawn) {
                        AdmmSettings here = GridTask.at(settings, NETS[depth - 1], scheme, seed);
                        runs.add(result(new GridTask(method, provider, here, function, samples), store));
                    }
                }
                log.println("seed " + seed + ", " + function.formula() + " done");
                log.flush();
            }
        }
        Section section = new Section(
                "Preset " + preset + (polish ? ", polished" : ""),
                settings.toString(),
                List.of(),
                List.of(),
                List.of(GridSummary.of(runs)));
        log.println(MarkdownTables.render(List.of(section)));
        log.flush();
        return 0;
    }

    private static GridRun result(GridTask task, ResultFile<GridRun.Key, GridRun> store) {
        GridRun known = store.get(task.key());
        if (known != null) {
            return known;
        }
        GridRun run = task.run();
        store.add(run);
        return run;
    }

    private AdmmSettings settings() {
        AdmmSettings from = switch (preset) {
            case "default" -> AdmmSettings.defaults();
            case "paper" -> AdmmSettings.paper();
            default ->
                throw new ParameterException(
                        spec.commandLine(), "--preset is '" + preset + "', must be default or paper");
        };
        AdmmSettings.Builder builder = from.toBuilder();
        if (beta != null) {
            builder.beta(beta);
        }
        if (lambda != null) {
            builder.lambda(lambda);
        }
        if (epochs != null) {
            builder.epochs(epochs);
        } else if (polish) {
            builder.epochs(PolishSettings.ADMM_EPOCHS);
        }
        if (outputStart != null) {
            builder.outputStart(one("--output-start", OutputStart.class, outputStart));
        }
        if (safeguard != null) {
            builder.safeguard(one("--safeguard", Safeguard.class, safeguard));
        }
        if (bias != null) {
            Initialization start = from.initialization();
            boolean random = one("--bias", Bias.class, bias) == Bias.RANDOM;
            builder.initialization(new Initialization(start.scheme(), start.scale(), random, start.seed()));
        }
        return builder.build();
    }

    private <E extends Enum<E>> List<E> chosen(String option, Class<E> type, @Nullable List<String> names) {
        return names == null
                ? Arrays.asList(type.getEnumConstants())
                : names.stream().map(name -> one(option, type, name)).toList();
    }

    private <E extends Enum<E>> E one(String option, Class<E> type, String name) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> word(constant).equals(name))
                .findFirst()
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(),
                        option + " has '" + name + "', must be one of "
                                + Arrays.stream(type.getEnumConstants())
                                        .map(DefaultsCommand::word)
                                        .collect(Collectors.joining(", "))));
    }

    /** A constant as it is written on the command line. */
    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
