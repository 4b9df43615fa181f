package org.sigmoidadmm.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sigmoidadmm.StoppingRules;
import org.sigmoidadmm.StoppingRules.Tolerance;
import org.sigmoidadmm.cli.text.Durations;
import org.sigmoidadmm.gradient.PolishSettings;
import picocli.CommandLine.Option;

/** The options that say when a training ends; whichever is met first ends it. */
final class StoppingOptions {

    @Option(
            names = "--epochs",
            paramLabel = "K",
            description =
                    "Number of epochs at most, at least 1. Given for admm, it runs alone, without the polish of the "
                            + "default method, unless --polish is given too. Default: 50; before a --polish "
                            + PolishSettings.ADMM_EPOCHS + "; sgd, adam and lbfgs 200.")
    private @Nullable Integer epochs;

    @Option(
            names = "--patience",
            paramLabel = "K",
            description =
                    "End after K epochs without a better one: a smaller validation error, or without validation rows a "
                            + "smaller training error (with weight decay or a large lambda the penalty of the weights too). A "
                            + "polish without validation rows goes on to its end. Default: no such end.")
    private @Nullable Integer patience;

    @Option(
            names = "--time-limit",
            paramLabel = "DURATION",
            description = "End with the epoch at which so much time has passed, such as 90s, 5m or 1h30m; the time "
                    + "before a --resume counts. Default: no limit.")
    private @Nullable String timeLimit;

    @Option(
            names = "--objective-tolerance",
            paramLabel = "T",
            description = "End when the objective (of admm the augmented Lagrangian) changes by at most T of itself in "
                    + "an epoch. Default: no such end.")
    private @Nullable Double objectiveTolerance;

    @Option(
            names = "--tolerance-primal",
            paramLabel = "A[,R]",
            description =
                    "End when the primal residual of admm, by how much the layers disagree (root mean square), is "
                            + "at most A + R times that after the first epoch; A from 0, R from 0 to below 1. With "
                            + "--tolerance-dual both must be met. Default: no such end.")
    private @Nullable String primal;

    @Option(
            names = "--tolerance-dual",
            paramLabel = "A[,R]",
            description = "The same for the dual residual, beta times the change of the units in an epoch. Default: no "
                    + "such end.")
    private @Nullable String dual;

    /** The number of epochs asked for, or null. */
    @Nullable
    Integer epochs() {
        return epochs;
    }

    /** The options given that ask ADMM to end elsewhere than before a polish. */
    List<String> endsOfAdmm() {
        List<String> given = new ArrayList<>();
        if (epochs != null) {
            given.add("--epochs");
        }
        if (primal != null) {
            given.add("--tolerance-primal");
        }
        if (dual != null) {
            given.add("--tolerance-dual");
        }
        return given;
    }

    /**
     * The rules but for the number of epochs.
     *
     * @return the rules
     * @throws UsageException if a value is no number or duration
     * @throws IllegalArgumentException if a value is out of range
     */
    StoppingRules rules() {
        StoppingRules rules = StoppingRules.NONE.withTolerances(
                tolerance("--tolerance-primal", primal), tolerance("--tolerance-dual", dual));
        if (patience != null) {
            requireSet("patience", patience, patience >= 1, "at least 1 epoch");
            rules = rules.withPatience(patience);
        }
        if (timeLimit != null) {
            rules = rules.withSeconds(seconds(timeLimit));
        }
        if (objectiveTolerance != null) {
            requireSet("objective tolerance", objectiveTolerance, objectiveTolerance > 0, "above 0");
            rules = rules.withObjectiveTolerance(objectiveTolerance);
        }
        return rules;
    }

    private static void requireSet(String name, Object value, boolean inRange, String range) {
        if (!inRange) {
            throw new UsageException(name + " is " + value + ", must be " + range);
        }
    }

    private static double seconds(String text) {
        double seconds = Durations.parse(text)
                .orElseThrow(() -> new UsageException(
                        "--time-limit is '" + text + "', must be a duration such as 90s, 5m or 1h30m"));
        requireSet("time limit", text, seconds > 0, "longer than 0s");
        return seconds;
    }

    private static Tolerance tolerance(String option, @Nullable String text) {
        if (text == null) {
            return Tolerance.OFF;
        }
        String[] parts = text.split(",", -1);
        if (parts.length > 2) {
            throw new UsageException(option + " is '" + text + "', must be one number or two: A or A,R");
        }
        double[] values = Arrays.stream(parts)
                .mapToDouble(part -> number(option, text, part))
                .toArray();
        Tolerance tolerance = new Tolerance(values[0], values.length == 1 ? 0 : values[1]);
        requireSet(option, text, tolerance.isSet(), "above 0 in one of its numbers");
        return tolerance;
    }

    private static double number(String option, String whole, String part) {
        try {
            return Double.parseDouble(part.strip());
        } catch (NumberFormatException e) {
            throw new UsageException(option + " is '" + whole + "', '" + part + "' is not a number", e);
        }
    }

    /** Names the rules that are set, for reports and model files. */
    static void describe(StoppingRules rules, Map<String, Object> all) {
        putIfSet("tolerancePrimal", rules.primalTolerance(), all);
        putIfSet("toleranceDual", rules.dualTolerance(), all);
        if (rules.objectiveTolerance() > 0) {
            all.put("objectiveTolerance", rules.objectiveTolerance());
        }
        if (rules.patience() > 0) {
            all.put("patience", rules.patience());
        }
        if (rules.seconds() > 0) {
            all.put("timeLimit", rules.seconds());
        }
    }

    private static void putIfSet(String name, Tolerance tolerance, Map<String, Object> all) {
        if (tolerance.isSet()) {
            all.put(name, List.of(tolerance.absolute(), tolerance.relative()));
        }
    }
}
