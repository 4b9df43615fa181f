package org.sigmoidadmm.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.sigmoidadmm.cli.report.ClassificationScores;
import org.sigmoidadmm.cli.report.RegressionScores;
import org.sigmoidadmm.cli.report.Scores;
import org.sigmoidadmm.cli.text.Numbers;
import org.sigmoidadmm.cli.text.Table;
import org.sigmoidadmm.data.ColumnRoles;
import org.sigmoidadmm.data.DataException;
import org.sigmoidadmm.data.Dataset;
import org.sigmoidadmm.data.DatasetEncoder;
import org.sigmoidadmm.data.RowWeights;
import org.sigmoidadmm.data.TargetSpec;
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

/** Measures a saved model on a table whose targets are known. */
@Command(
        name = "evaluate",
        customSynopsis = "admm evaluate --model=M --data=FILE [--target=COL] [OPTIONS]",
        description = "Measures how well a saved model predicts the targets of a table: MSE, RMSE, MAE, MedAE, the "
                + "median absolute error, which a few wrong targets do not move, and R2 of numbers; of classes the "
                + "accuracy, the log-loss where the model has probabilities, up to "
                + EvaluateCommand.MAX_CLASSES + " classes precision, recall and F1 of each, and up to "
                + EvaluateCommand.MAX_CONFUSION_CLASSES + " the confusion matrix.")
final class EvaluateCommand implements Callable<Integer> {

    static final int MAX_CLASSES = 20;
    static final int MAX_CONFUSION_CLASSES = 12;

    @Spec
    private CommandSpec spec;

    @Mixin
    private ModelOptions files;

    @Mixin
    private BackendChoice backend;

    @Option(
            names = "--target",
            paramLabel = "COL",
            description = "The columns that hold what the model predicts, matched by name where the table has names: "
                    + "'last', or names or numbers (from 1) with commas between them. Default: the names of the model's targets; "
                    + "needed where the table has no line of names.")
    private @Nullable String target;

    @Option(
            names = "--weights-column",
            paramLabel = "COL",
            description =
                    "Name or number (from 1) of a column that says how much each row counts in the scores: 3 like "
                            + "a row that is there three times, 0 not at all. The confusion matrix and the column 'rows' "
                            + "count the rows. Default: each row counts 1.")
    private @Nullable String weightsColumn;

    @Override
    public Integer call() throws IOException {
        TargetSpec given = target == null ? null : target(target);
        MatrixBackendProvider provider = backend.provider();
        Model model = ModelFile.read(files.model());
        org.sigmoidadmm.data.Table read = files.table();
        ColumnRoles roles =
                ColumnRoles.of(given == null ? targetsOf(model, read) : given).withWeights(weightsColumn);
        RowWeights weights = RowWeights.read(read, roles);
        Dataset data = DatasetEncoder.encodeToEvaluate(read, roles, model);
        data.warnings().forEach(this::warn);
        if (weights != null) {
            int[] counting = weights.counting();
            data = data.select(counting);
            weights = weights.select(counting);
        }
        PrintWriter out = spec.commandLine().getOut();
        try (MatrixBackend running = provider.create(BackendOptions.SINGLE_THREADED)) {
            Scores scores = Scores.of(model, data, weights == null ? null : weights.values(), running);
            out.println(Numbers.count(data.count(), "row") + (read.assumed().isEmpty() ? "" : ", " + read.assumed()));
            if (scores instanceof RegressionScores regression) {
                regression(regression, data).lines().forEach(out::println);
            } else if (scores instanceof ClassificationScores classification) {
                classification(classification, data.classes()).forEach(out::println);
            }
        }
        out.flush();
        return 0;
    }

    private void warn(String sentence) {
        spec.commandLine().getErr().println(spec.qualifiedName() + ": warning: " + sentence);
        spec.commandLine().getErr().flush();
    }

    private static TargetSpec targetsOf(Model model, org.sigmoidadmm.data.Table table) {
        if (!table.hasHeader()) {
            throw new UsageException(
                    "--target is needed: " + table.source() + " has no column names to find the model's targets by");
        }
        return TargetSpec.named(model.targetColumns());
    }

    private static TargetSpec target(String target) {
        try {
            return new TargetSpec(target);
        } catch (DataException e) {
            throw new UsageException(String.valueOf(e.getMessage()), e);
        }
    }

    private static Table regression(RegressionScores scores, Dataset data) {
        Table table = Table.ofNumbers().row("", "MSE", "RMSE", "MAE", "MedAE", "R2");
        List<String> names = data.targetColumns();
        for (int j = 0; j < names.size(); j++) {
            table.row(
                    names.get(j),
                    Numbers.significant(scores.meanSquared()[j]),
                    Numbers.significant(scores.rootMeanSquared(j)),
                    Numbers.significant(scores.meanAbsolute()[j]),
                    Numbers.significant(scores.medianAbsolute()[j]),
                    Numbers.determination(scores.determination()[j]));
        }
        if (names.size() > 1) {
            double root = scores.rootMeanSquared();
            table.row(
                    "all targets",
                    Numbers.significant(root * root),
                    Numbers.significant(root),
                    Numbers.significant(scores.meanAbsoluteError()),
                    Numbers.significant(scores.medianAbsoluteError()),
                    Numbers.determination(scores.meanDetermination()));
        }
        return table;
    }

    private static List<String> classification(ClassificationScores scores, List<String> classes) {
        List<String> lines = new ArrayList<>();
        lines.add("accuracy " + Numbers.percent(scores.accuracy()));
        if (!Double.isNaN(scores.logLoss())) {
            lines.add("log-loss " + Numbers.significant(scores.logLoss()));
        }
        if (classes.size() <= MAX_CLASSES) {
            lines.add("");
            lines.addAll(perClass(scores, classes).lines());
        }
        if (classes.size() <= MAX_CONFUSION_CLASSES) {
            Table table = Table.ofNumbers();
            List<String> head = new ArrayList<>(classes);
            head.add(0, "true \\ predicted");
            table.row(head);
            for (int i = 0; i < classes.size(); i++) {
                List<String> row = new ArrayList<>(List.of(classes.get(i)));
                for (int count : scores.confusion()[i]) {
                    row.add(Integer.toString(count));
                }
                table.row(row);
            }
            lines.add("");
            lines.addAll(table.lines());
        }
        return lines;
    }

    private static Table perClass(ClassificationScores scores, List<String> classes) {
        Table table = Table.ofNumbers().row("class", "precision", "recall", "F1", "rows");
        for (int i = 0; i < classes.size(); i++) {
            table.row(
                    classes.get(i),
                    Numbers.significant(scores.precision(i)),
                    Numbers.significant(scores.recall(i)),
                    Numbers.significant(scores.f1(i)),
                    Integer.toString(scores.rows(i)));
        }
        return table;
    }
}
