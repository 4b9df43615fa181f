package org.sigmoidadmm.cli;

import java.io.PrintWriter;
import java.util.Objects;
import org.sigmoidadmm.Network;
import org.sigmoidadmm.Samples;
import org.sigmoidadmm.TrainingData;
import org.sigmoidadmm.TrainingResult;
import org.sigmoidadmm.cli.demo.DemoTask;
import org.sigmoidadmm.cli.report.RegressionScores;
import org.sigmoidadmm.cli.report.TrainingSummary;
import org.sigmoidadmm.cli.text.Numbers;
import org.sigmoidadmm.cli.text.Table;
import org.sigmoidadmm.matrix.BackendOptions;
import org.sigmoidadmm.matrix.Losses;
import org.sigmoidadmm.matrix.MatrixBackend;
import org.sigmoidadmm.matrix.spi.MatrixBackendProvider;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs a demonstration of the paper's authors. */
@Command(
        name = "demo",
        description = {
            "Approximates a function from 1000 generated samples, and tests on 1000 others, without scaling: "
                    + "square is x*x on [-1, 1] with hidden layers 100,100; product is x1*x2 on [-1, 1]^2 with "
                    + "300,300.",
            "The preset paper runs the authors' 50 epochs for square and 30 for product, the preset default 50."
        })
final class DemoCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "square|product", description = "The function.")
    private DemoTask task;

    @ArgGroup(validate = false, heading = "%nThe network:%n", order = 1)
    private final NetworkOptions network = new NetworkOptions();

    @ArgGroup(validate = false, heading = "%nWhere the weights start:%n", order = 2)
    private final StartOptions start = new StartOptions();

    @ArgGroup(validate = false, heading = "%nWhen to end (whichever comes first):%n", order = 3)
    private final StoppingOptions stopping = new StoppingOptions();

    @ArgGroup(validate = false, heading = "%nWhat computes:%n", order = 4)
    private final ComputeOptions compute = new ComputeOptions();

    @ArgGroup(validate = false, heading = "%nSettings of ADMM:%n", order = 5)
    private final AdmmOptions admm = new AdmmOptions();

    @Override
    public void run() {
        PrintWriter out = spec.commandLine().getOut();
        MatrixBackendProvider provider = compute.provider();
        if (admm.polish(true) != 0) {
            throw new UsageException("--polish belongs to 'admm train', the demo shows ADMM alone");
        }
        Method method = new MethodFactory(network, start, stopping, compute)
                .admm(admm, Losses.SQUARED, null, builder -> {
                    builder.hidden(task.hidden());
                    return admm.preset() == AdmmOptions.Preset.PAPER ? builder.epochs(task.paperEpochs()) : builder;
                });
        TrainingData all = task.data(start.seed());
        // Without validation samples, so that the best epoch is the one of the smallest training error.
        TrainingData training = TrainingData.of(all.inputs(), all.targets());
        out.println("approximating " + task.formula() + ", " + DemoTask.COUNT + " training and " + DemoTask.COUNT
                + " test samples");
        try (Interruption interruption = Interruption.open()) {
            TrainingResult result = new TrainingRun(method.trainer().apply(provider), method.epochs(), out, this::warn)
                    .train(training, method.start().of(training), null, interruption);
            print(result, all, provider, out);
            TrainingRun.requireGoodEnd(
                    result, "the best model so far, of epoch " + result.bestEpoch() + ", is the one shown");
        }
    }

    private void warn(String sentence) {
        PrintWriter err = spec.commandLine().getErr();
        err.println(spec.qualifiedName() + ": warning: " + sentence);
        err.flush();
    }

    private static void print(
            TrainingResult result, TrainingData all, MatrixBackendProvider provider, PrintWriter out) {
        Samples testInputs = Objects.requireNonNull(all.validationInputs());
        Samples testTargets = Objects.requireNonNull(all.validationTargets());
        new TrainingSummary(result, null).headLines().forEach(out::println);
        out.println();
        try (MatrixBackend forTest = provider.create(BackendOptions.SINGLE_THREADED)) {
            Table.ofNumbers()
                    .row("", "epoch", "train MSE", "test MSE")
                    .row(
                            "best",
                            Integer.toString(result.bestEpoch()),
                            Numbers.significant(result.bestTrainError()),
                            meanSquared(forTest, result.best(), testInputs, testTargets))
                    .row(
                            "last",
                            Integer.toString(result.lastEpoch()),
                            Numbers.significant(result.lastTrainError()),
                            meanSquared(forTest, result.last(), testInputs, testTargets))
                    .lines()
                    .forEach(out::println);
        }
        out.flush();
    }

    private static String meanSquared(MatrixBackend backend, Network network, Samples inputs, Samples targets) {
        Samples predictions = network.predict(backend, inputs);
        return Numbers.significant(RegressionScores.of(predictions, targets).meanSquared()[0]);
    }
}
