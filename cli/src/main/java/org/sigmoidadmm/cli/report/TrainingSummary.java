package org.sigmoidadmm.cli.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sigmoidadmm.Layer;
import org.sigmoidadmm.Network;
import org.sigmoidadmm.TrainingResult;
import org.sigmoidadmm.cli.text.Numbers;
import org.sigmoidadmm.cli.text.Table;

/**
 * A training as a table for people.
 *
 * @param result what the training gave
 * @param baseline what random features reach, or null
 */
public record TrainingSummary(
        TrainingResult result, @Nullable Baseline baseline) {

    /**
     * Says what was trained, on what and for how long.
     *
     * @return lines: backend, net, epochs, seconds, what it went on from, what ended it, and the number of warnings
     */
    public List<String> headLines() {
        Table table = Table.ofText()
                .row(
                        "backend",
                        result.backend().name() + " (" + result.backend().library() + ")")
                .row("net", describe(result.best()))
                .row("epochs", Integer.toString(result.lastEpoch()))
                .row("seconds", Numbers.significant(result.seconds()));
        if (result.resumedEpoch() > 0) {
            table.row("resumed", "after epoch " + result.resumedEpoch());
        }
        table.row("ended", end());
        if (!result.warnings().isEmpty()) {
            table.row("warnings", result.warnings().size() + ", see above");
        }
        return table.lines();
    }

    /**
     * Shows the errors of random features, and of the best and the last epoch, in the units the network was trained in.
     *
     * @return lines of a table
     */
    public List<String> errorLines() {
        boolean validation = !Double.isNaN(result.lastValidationError());
        Table table = Table.ofNumbers();
        table.row(cells(validation, "", "epoch", "train error", "validation error"));
        if (baseline != null) {
            table.row(cells(
                    validation,
                    "random features",
                    "0",
                    Numbers.significant(baseline.trainError()),
                    Numbers.significant(baseline.validationError())));
        }
        table.row(cells(
                validation,
                bestIsEndOfPolish() ? "end of polish" : "best",
                Integer.toString(result.bestEpoch()),
                Numbers.significant(result.bestTrainError()),
                Numbers.significant(result.bestValidationError())));
        table.row(cells(
                validation,
                "last",
                Integer.toString(result.lastEpoch()),
                Numbers.significant(result.lastTrainError()),
                Numbers.significant(result.lastValidationError())));
        return table.lines();
    }

    /**
     * Whether the best network is that of the end of a polish, which was not chosen by its error: earlier epochs may have
     * a smaller one.
     *
     * @return true after a polish without validation rows
     */
    public boolean bestIsEndOfPolish() {
        return Double.isNaN(result.bestValidationError())
                && result.polishEpoch().isPresent()
                && result.bestEpoch() > result.polishEpoch().getAsInt();
    }

    /**
     * Shows scores of the network that is kept, in the units of the user.
     *
     * @param kept what it is called, such as best
     * @param train on the training rows
     * @param validation on the validation rows, or null without them
     * @return lines of a table
     */
    public static List<String> scoreLines(String kept, Scores train, @Nullable Scores validation) {
        Table table = Table.ofNumbers();
        if (train instanceof RegressionScores) {
            table.row(kept + " model", "RMSE", "MedAE", "R2");
        } else {
            table.row(kept + " model", "accuracy");
        }
        addScores(table, "train", train);
        if (validation != null) {
            addScores(table, "validation", validation);
        }
        return table.lines();
    }

    private static void addScores(Table table, String name, Scores scores) {
        if (scores instanceof RegressionScores regression) {
            table.row(
                    name,
                    Numbers.significant(regression.rootMeanSquared()),
                    Numbers.significant(regression.medianAbsoluteError()),
                    Numbers.determination(regression.meanDetermination()));
        } else if (scores instanceof ClassificationScores classification) {
            table.row(name, Numbers.percent(classification.accuracy()));
        }
    }

    private static String describe(Network network) {
        String sizes =
                Arrays.stream(network.sizes()).mapToObj(Integer::toString).collect(Collectors.joining("-"));
        long parameters = 0;
        for (Layer layer : network.layers()) {
            parameters += layer.weight().length + layer.bias().length;
        }
        return sizes + ", " + network.activation().name() + ", " + Numbers.count(parameters, "parameter");
    }

    /** The rule that ended the training, and what there is to say of it. */
    private String end() {
        String rule = switch (result.stopReason()) {
            case EPOCHS -> "all epochs are done";
            case PATIENCE -> "patience";
            case TIME_LIMIT -> "time limit";
            case LISTENER, INTERRUPTED -> "asked to stop";
            case CONVERGED -> "converged";
            case DIVERGED -> "diverged";
        };
        return result.detail().isEmpty() ? rule : rule + ": " + result.detail();
    }

    private static List<String> cells(boolean validation, String... cells) {
        List<String> row = new ArrayList<>(List.of(cells));
        if (!validation) {
            row.remove(row.size() - 1);
        }
        return row;
    }
}
