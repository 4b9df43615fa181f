package org.sigmoidadmm.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sigmoidadmm.Checkpoints;
import org.sigmoidadmm.Network;
import org.sigmoidadmm.StopReason;
import org.sigmoidadmm.TrainingData;
import org.sigmoidadmm.TrainingResult;
import org.sigmoidadmm.cli.report.Baseline;
import org.sigmoidadmm.cli.report.Scores;
import org.sigmoidadmm.cli.report.TrainingReport;
import org.sigmoidadmm.cli.report.TrainingSummary;
import org.sigmoidadmm.cli.text.Keyword;
import org.sigmoidadmm.io.AtomicFiles;
import org.sigmoidadmm.matrix.BackendOptions;
import org.sigmoidadmm.matrix.MatrixBackend;
import org.sigmoidadmm.matrix.spi.MatrixBackendProvider;
import org.sigmoidadmm.model.Model;
import org.sigmoidadmm.model.ModelFile;
import org.sigmoidadmm.model.Task;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Trains a network on a table and saves it. */
@Command(
        name = "train",
        customSynopsis = "admm train --data=FILE --target=COL [--model=OUT] [OPTIONS]",
        description = {
            "Trains a network on a table and saves it.",
            "Only --data and --target are needed; --validation 0.2 --model OUT are good companions. Options that do not "
                    + "apply to the optimizer chosen are refused.",
            "Ctrl-C ends a training after its epoch: the network is saved, and with --checkpoint the training can go on "
                    + "later. A checkpoint that cannot be written is warned of and does not end the training."
        },
        footer = {
            "",
            "Example:",
            "  admm train --data prices.csv --target price --validation 0.2 --patience 20 --model price.model"
        })
final class TrainCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @ArgGroup(validate = false, heading = "%nWhat to learn:%n", order = 1)
    private final ProblemOptions problem = new ProblemOptions();

    @ArgGroup(validate = false, heading = "%nWhat becomes of the result:%n", order = 2)
    private final ResultOptions results = new ResultOptions();

    @ArgGroup(validate = false, heading = "%nThe method:%n", order = 3)
    private final OptimizerOptions optimizer = new OptimizerOptions();

    @ArgGroup(validate = false, heading = "%nThe network:%n", order = 4)
    private final NetworkOptions network = new NetworkOptions();

    @ArgGroup(validate = false, heading = "%nWhere the weights start:%n", order = 5)
    private final TrainStartOptions start = new TrainStartOptions();

    @ArgGroup(validate = false, heading = "%nWhen to end (whichever comes first):%n", order = 6)
    private final StoppingOptions stopping = new StoppingOptions();

    @ArgGroup(validate = false, heading = "%nSaving a long training as it goes:%n", order = 7)
    private final CheckpointOptions checkpointing = new CheckpointOptions();

    @ArgGroup(validate = false, heading = "%nWhat computes:%n", order = 8)
    private final ComputeOptions compute = new ComputeOptions();

    @ArgGroup(validate = false, heading = "%nSettings of --optimizer admm:%n", order = 9)
    private final AdmmOptions admm = new AdmmOptions();

    @ArgGroup(validate = false, heading = "%nSettings of --optimizer sgd, adam and lbfgs:%n", order = 10)
    private final GradientOptions gradient = new GradientOptions();

    @Override
    public Integer call() throws IOException {
        // Everything that can fail early does so before the training.
        problem.check();
        optimizer.requireOwnOptions(spec);
        method(null, Task.REGRESSION);
        checkpointing.check();
        if (start.model() != null) {
            start.requireNoRandomWeights();
        }
        MatrixBackendProvider provider = compute.provider();
        // The model to start from may be overwritten: it is read before.
        new Outputs()
                .reads("--data", problem.file())
                .writesModel("--model", results.model())
                .writes("--report", results.report())
                .writesInto("--checkpoint", checkpointing.where())
                .check();
        Model from = start.model() == null ? null : ModelFile.read(start.model());
        if (from != null) {
            method(from, from.task());
        }
        Prepared data = problem.prepare(from, start.seed());
        Method method = method(from, data.training().task());
        data.warnings().forEach(this::warn);
        data.hints().forEach(hint -> say("hint: " + hint));
        train(provider, method, data);
        return 0;
    }

    private Method method(@Nullable Model model, Task task) {
        Network from = model == null ? null : model.network();
        MethodFactory factory = new MethodFactory(network, start, stopping, compute);
        return switch (optimizer.optimizer()) {
            case ADMM -> {
                int polish = optimizer.polish(admmAlone());
                yield polish == 0
                        ? factory.admm(admm, problem.loss(model), from, builder -> builder)
                        : factory.polished(admm, polish, problem.loss(model, task), from);
            }
            case SGD, ADAM, LBFGS -> factory.gradient(optimizer.optimizer(), gradient, problem.loss(model, task), from);
            case RANDOM_FEATURES -> factory.randomFeatures(admm.lambda(), from);
        };
    }

    /** The options given that mean ADMM alone, unless a polish is asked for. */
    private List<String> admmAlone() {
        return Stream.concat(stopping.endsOfAdmm().stream(), admm.changesOfTheIteration().stream())
                .toList();
    }

    private void warn(String sentence) {
        say("warning: " + sentence);
    }

    private void say(String sentence) {
        PrintWriter err = spec.commandLine().getErr();
        err.println(spec.qualifiedName() + ": " + sentence);
        err.flush();
    }

    private void train(MatrixBackendProvider provider, Method method, Prepared data) throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        TrainingData scaled = data.scaled();
        out.println(data.describe());
        String memory = method.describeMemory(scaled);
        if (!memory.isEmpty()) {
            out.println(memory);
        }
        String noPolish =
                optimizer.describeNoPolish(admmAlone(), scaled.inputs().count());
        if (!noPolish.isEmpty()) {
            out.println(noPolish);
        }
        Network from = method.start().of(scaled);
        try (Interruption interruption = Interruption.open()) {
            RandomFeaturesBaseline solvable = optimizer.baseline() ? method.baseline() : null;
            Baseline baseline = solvable == null ? null : solvable.solve(provider, scaled, from);
            Checkpoints checkpoints = checkpointing.open();
            TrainingResult result = new TrainingRun(method.trainer().apply(provider), method.epochs(), out, this::warn)
                    .train(scaled, from, checkpoints, interruption);
            Map<String, Object> settings = describe(method);
            Model model = data.model(results.kept(result), texts(settings));
            if (results.model() != null) {
                ModelFile.write(model, results.model());
            }
            report(result, baseline, model, data, settings, provider);
            TrainingRun.requireGoodEnd(result, saved(result));
        }
    }

    private String saved(TrainingResult result) {
        String which = results.keep() == ResultOptions.Keep.BEST ? "the best model so far" : "the last good model";
        return which + ", of epoch " + results.keptEpoch(result) + ", "
                + (results.model() == null ? "was not asked for" : "is saved in " + results.model());
    }

    private void report(
            TrainingResult result,
            @Nullable Baseline baseline,
            Model model,
            Prepared data,
            Map<String, Object> settings,
            MatrixBackendProvider provider)
            throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        String kept = Keyword.of(results.keep());
        boolean endOfPolish;
        try (MatrixBackend forScores = provider.create(BackendOptions.SINGLE_THREADED)) {
            Scores train = Scores.of(model, data.training(), forScores);
            Scores validation = data.validation() == null ? null : Scores.of(model, data.validation(), forScores);
            TrainingSummary summary = new TrainingSummary(result, baseline);
            summary.headLines().forEach(out::println);
            out.println();
            summary.errorLines().forEach(out::println);
            out.println();
            endOfPolish = results.keep() == ResultOptions.Keep.BEST && summary.bestIsEndOfPolish();
            TrainingSummary.scoreLines(endOfPolish ? "polished" : kept, train, validation)
                    .forEach(out::println);
            if (results.report() != null) {
                Map<String, Object> all = new LinkedHashMap<>(settings);
                checkpointing.describe(all);
                TrainingReport report = new TrainingReport(
                        Version.number(),
                        all,
                        data.describe(problem.file()),
                        result,
                        baseline,
                        kept,
                        train,
                        validation);
                AtomicFiles.write(results.report(), report::writeTo);
            }
        }
        out.println();
        if (results.model() != null) {
            out.println("model of the " + (endOfPolish ? "end of the polish" : kept + " epoch") + " saved in "
                    + results.model());
        }
        if (results.report() != null) {
            out.println("report written to " + results.report());
        }
        if (checkpointing.where() != null && result.stopReason() == StopReason.LISTENER) {
            out.println("the same command with --resume goes on after epoch " + result.lastEpoch());
        }
        out.flush();
    }

    private Map<String, Object> describe(Method method) {
        Map<String, Object> all = new LinkedHashMap<>(method.settings());
        all.putAll(problem.describe(start.model()));
        return all;
    }

    /** The settings as a model file holds them: without what the weights do not depend on. */
    private static Map<String, String> texts(Map<String, Object> described) {
        Map<String, String> texts = new LinkedHashMap<>();
        described.forEach((name, value) -> texts.put(name, value.toString()));
        texts.remove("threads");
        return texts;
    }
}
