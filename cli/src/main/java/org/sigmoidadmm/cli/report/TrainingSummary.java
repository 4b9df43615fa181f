package org.sigmoidadmm.cli.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sigmoidadmm.Layer;
import org.sigmoidadmm.Network;
import org.sigmoidadmm.StopReason;
import org.sigmoidadmm.TrainingResult;
import org.sigmoidadmm.cli.text.Numbers;
import org.sigmoidadmm.cli.text.Table;

/**
 * A training as a table for people.
 *
 * @param result what the training gave
 */
public record TrainingSummary(TrainingResult result) {

    /**
     * Says what was trained, on what and for how long.
     *
     * @return lines: backend, net, epochs, seconds, and what there is to say of the end
     */
    public List<String> headLines() {
        Table table = Table.ofText()
                .row(
                        "backend",
                        result.backend().name() + " (" + result.backend().library() + ")")
                .row("net", describe(result.best()))
                .row("epochs", Integer.toString(result.lastEpoch()))
                .row("seconds", Numbers.significant(result.seconds()));
        if (result.stopReason() != StopReason.EPOCHS) {
            table.row("ended early", endedEarly());
        }
        if (!result.message().isEmpty()) {
            table.row("note", result.message());
        }
        return table.lines();
    }

    /**
     * Shows the errors of the best and the last epoch, in the units the network was trained in.
     *
     * @return lines of a table
     */
    public List<String> errorLines() {
        boolean validation = !Double.isNaN(result.lastValidationError());
        Table table = Table.ofNumbers();
        table.row(cells(validation, "", "epoch", "train error", "validation error"));
        table.row(cells(
                validation,
                "best",
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
     * Shows scores of the best network, in the units of the user.
     *
     * @param train on the training rows
     * @param validation on the validation rows, or null without them
     * @return lines of a table
     */
    public static List<String> scoreLines(Scores train, @Nullable Scores validation) {
        Table table = Table.ofNumbers();
        if (train instanceof RegressionScores) {
            table.row("best model", "RMSE", "R2");
        } else {
            table.row("best model", "accuracy");
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

    private String endedEarly() {
        return switch (result.stopReason()) {
            case EPOCHS -> "";
            case PATIENCE -> "no improvement for a while";
            case TIME_LIMIT -> "the time limit was reached";
            case LISTENER, INTERRUPTED -> "asked to stop";
            case CONVERGED -> "no step improves any more";
            case DIVERGED -> "diverged";
        };
    }

    private static List<String> cells(boolean validation, String... cells) {
        List<String> row = new ArrayList<>(List.of(cells));
        if (!validation) {
            row.remove(row.size() - 1);
        }
        return row;
    }
}
