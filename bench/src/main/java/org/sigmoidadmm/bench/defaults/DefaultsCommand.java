package org.sigmoidadmm.bench.defaults;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.sigmoidadmm.AdmmSettings;
import org.sigmoidadmm.AdmmTrainer;
import org.sigmoidadmm.InitialScheme;
import org.sigmoidadmm.Initialization;
import org.sigmoidadmm.OutputStart;
import org.sigmoidadmm.Safeguard;
import org.sigmoidadmm.gradient.PolishSettings;
import org.sigmoidadmm.gradient.PolishedTrainer;
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
                    + "--out, and one that is there already is not done again."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false)
public final class DefaultsCommand implements Callable<Integer> {

    private static final int[][] NETS = {{100}, {100, 100}, {100, 100, 100}};

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
            description = "Where trainings are kept, as comma-separated values. Default: ${DEFAULT-VALUE}; use another "
                    + "one for other settings.")
    private Path out = Path.of("bench", "target", "defaults.csv");

    /** Makes the command with its defaults. */
    public DefaultsCommand() {}

    @Override
    public Integer call() throws IOException {
        PrintWriter log = spec.commandLine().getOut();
        AdmmSettings settings = settings();
        MatrixBackendProvider provider = MatrixBackends.scan().select(backend);
        Map<String, GridRun> done = read();
        List<GridRun> runs = new ArrayList<>();
        for (long seed = 0; seed < seeds; seed++) { // outermost, so that a run that is ended has tried everything
            for (TargetFunction function : chosen(TargetFunction.class, functions)) {
                for (int depth : depths) {
                    for (InitialScheme scheme : chosen(InitialScheme.class, schemes)) {
                        GridRun known = done.get(function.key() + "," + depth + "," + scheme + "," + seed);
                        runs.add(known != null ? known : train(provider, settings, function, depth, scheme, seed));
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

    private GridRun train(
            MatrixBackendProvider provider,
            AdmmSettings settings,
            TargetFunction function,
            int depth,
            InitialScheme scheme,
            long seed)
            throws IOException {
        GridRun run = GridRun.train(method(), provider, settings, function, samples, NETS[depth - 1], scheme, seed);
        Files.writeString(out, run.line() + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        return run;
    }

    private GridRun.Method method() {
        return polish
                ? (provider, admm) ->
                        new PolishedTrainer(provider, PolishSettings.after(admm, PolishSettings.ITERATIONS))
                : AdmmTrainer::new;
    }

    private Map<String, GridRun> read() throws IOException {
        Path folder = out.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        Map<String, GridRun> runs = new LinkedHashMap<>();
        if (Files.exists(out)) {
            for (String line : Files.readAllLines(out)) {
                try {
                    GridRun run = GridRun.parse(line);
                    runs.put(run.key(), run);
                } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
                    throw new UncheckedIOException(
                            new IOException("'" + out + "' has a line that is no training: " + line, e));
                }
            }
        }
        return runs;
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
            builder.outputStart(one(OutputStart.class, outputStart));
        }
        if (safeguard != null) {
            builder.safeguard(one(Safeguard.class, safeguard));
        }
        if (bias != null) {
            Initialization start = from.initialization();
            builder.initialization(
                    new Initialization(start.scheme(), start.scale(), bias.equals("random"), start.seed()));
        }
        return builder.build();
    }

    private <E extends Enum<E>> List<E> chosen(Class<E> type, @Nullable List<String> names) {
        return names == null
                ? Arrays.asList(type.getEnumConstants())
                : names.stream().map(name -> one(type, name)).toList();
    }

    private <E extends Enum<E>> E one(Class<E> type, String name) {
        for (E constant : type.getEnumConstants()) {
            if (constant.name().toLowerCase(Locale.ROOT).replace('_', '-').equals(name)) {
                return constant;
            }
        }
        throw new ParameterException(
                spec.commandLine(),
                "'" + name + "' is none of "
                        + Arrays.toString(type.getEnumConstants())
                                .toLowerCase(Locale.ROOT)
                                .replace('_', '-'));
    }
}
