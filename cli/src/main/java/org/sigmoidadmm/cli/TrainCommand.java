package org.sigmoidadmm.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.sigmoidadmm.Network;
import org.sigmoidadmm.TrainingResult;
import org.sigmoidadmm.cli.report.Scores;
import org.sigmoidadmm.cli.report.TrainingReport;
import org.sigmoidadmm.cli.report.TrainingSummary;
import org.sigmoidadmm.io.AtomicFiles;
import org.sigmoidadmm.matrix.BackendOptions;
import org.sigmoidadmm.matrix.MatrixBackend;
import org.sigmoidadmm.matrix.spi.MatrixBackendProvider;
import org.sigmoidadmm.model.Model;
import org.sigmoidadmm.model.ModelFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Trains a network on a table and saves it. */
@Command(name = "train", description = "Trains a network on a table and saves the one of the best epoch.")
final class TrainCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private ProblemOptions problem;

    @Mixin
    private BackendChoice backend;

    @Mixin
    private OptimizerOptions optimizer;

    @Mixin
    private SettingsOptions options;

    @Option(
            names = "--warm-start",
            paramLabel = "MODEL",
            description = "Start from a saved model, with its layers, columns, classes and scaling, instead of from "
                    + "random weights.")
    private @Nullable Path warmStart;

    @Option(
            names = "--model",
            paramLabel = "OUT",
            description = "Save the network of the best epoch: that of the smallest validation error, or training "
                    + "error without validation rows.")
    private @Nullable Path modelFile;

    @Option(names = "--report", paramLabel = "OUT.json", description = "Write a JSON report of every epoch.")
    private @Nullable Path reportFile;

    @Override
    public Integer call() throws IOException {
        // Everything that can fail early does so before the training.
        Method method = optimizer.method(options, null);
        problem.check();
        MatrixBackendProvider provider = backend.provider();
        // The model to start from may be overwritten: it is read before.
        new Outputs()
                .reads("--data", problem.file())
                .writes("--model", modelFile)
                .writes("--report", reportFile)
                .check();
        Model start = warmStart == null ? null : ModelFile.read(warmStart);
        if (start != null) {
            method = optimizer.method(options, start.network());
        }
        Prepared data = problem.prepare(start, options.seed());
        warn(data);
        train(provider, method, data, start == null ? null : start.network());
        return 0;
    }

    private void warn(Prepared data) {
        PrintWriter err = spec.commandLine().getErr();
        data.warnings().forEach(warning -> err.println(spec.qualifiedName() + ": warning: " + warning));
        err.flush();
    }

    private void train(MatrixBackendProvider provider, Method method, Prepared data, @Nullable Network start)
            throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        out.println(data.describe());
        String memory = method.describeMemory(data.scaled());
        if (!memory.isEmpty()) {
            out.println(memory);
        }
        try (Interruption interruption = Interruption.open()) {
            TrainingResult result = new TrainingRun(method.trainer().apply(provider), method.epochs(), out)
                    .train(data.scaled(), start, interruption);
            Map<String, Object> described = describe(method);
            Model model = data.model(result.best(), texts(described));
            if (modelFile != null) {
                ModelFile.write(model, modelFile);
            }
            report(result, model, data, described, provider);
            TrainingRun.requireGoodEnd(result, modelFile == null ? "was not asked for" : "is saved in " + modelFile);
        }
    }

    private void report(
            TrainingResult result,
            Model model,
            Prepared data,
            Map<String, Object> described,
            MatrixBackendProvider provider)
            throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        try (MatrixBackend forScores = provider.create(BackendOptions.SINGLE_THREADED)) {
            Scores train = Scores.of(model, data.training(), forScores);
            Scores validation = data.validation() == null ? null : Scores.of(model, data.validation(), forScores);
            new TrainingSummary(result).headLines().forEach(out::println);
            out.println();
            new TrainingSummary(result).errorLines().forEach(out::println);
            out.println();
            TrainingSummary.scoreLines(train, validation).forEach(out::println);
            if (reportFile != null) {
                TrainingReport report = new TrainingReport(
                        Version.number(), described, data.describe(problem.file()), result, train, validation);
                AtomicFiles.write(reportFile, report::writeTo);
            }
        }
        out.println();
        if (modelFile != null) {
            out.println("model of the best epoch saved in " + modelFile);
        }
        if (reportFile != null) {
            out.println("report written to " + reportFile);
        }
        out.flush();
    }

    private Map<String, Object> describe(Method method) {
        Map<String, Object> all = new LinkedHashMap<>(method.settings());
        all.putAll(problem.describe(warmStart));
        return all;
    }

    private static Map<String, String> texts(Map<String, Object> described) {
        Map<String, String> texts = new LinkedHashMap<>();
        described.forEach((name, value) -> texts.put(name, value.toString()));
        return texts;
    }
}
