package org.sigmoidadmm.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sigmoidadmm.Samples;
import org.sigmoidadmm.cli.text.Keyword;
import org.sigmoidadmm.cli.text.Numbers;
import org.sigmoidadmm.data.ColumnRoles;
import org.sigmoidadmm.data.DataException;
import org.sigmoidadmm.data.Dataset;
import org.sigmoidadmm.data.DatasetEncoder;
import org.sigmoidadmm.data.HeaderChoice;
import org.sigmoidadmm.data.Hints;
import org.sigmoidadmm.data.RowWeights;
import org.sigmoidadmm.data.Split;
import org.sigmoidadmm.data.Table;
import org.sigmoidadmm.data.TableReader;
import org.sigmoidadmm.data.TargetSpec;
import org.sigmoidadmm.data.TaskChoice;
import org.sigmoidadmm.matrix.Loss;
import org.sigmoidadmm.matrix.Losses;
import org.sigmoidadmm.matrix.ResidualLoss;
import org.sigmoidadmm.model.Model;
import org.sigmoidadmm.model.Scaling;
import org.sigmoidadmm.model.Task;
import picocli.CommandLine.Option;

/** The options that say what to learn from which table. */
final class ProblemOptions {

    private static final int MOST_SHOWN = 5;

    /** How columns are scaled. */
    enum Scale {
        NONE,
        STANDARD,
        MINMAX,
        ROBUST
    }

    @Option(
            names = "--data",
            paramLabel = "FILE",
            description = "Needed. Table with comma, semicolon or tab between the cells, with or without a line of "
                    + "column names; or a MATLAB file of level 5, a NumPy file (npy, npz), or an IDX file with its "
                    + "labels beside it. Plain or gzip; - for standard input.")
    private @Nullable Path file;

    @Option(names = "--header", paramLabel = "auto|yes|no", description = ModelOptions.HEADER)
    private HeaderChoice header = HeaderChoice.AUTO;

    @Option(
            names = "--target",
            paramLabel = "COL",
            description =
                    "Needed. What to predict: 'last', or names or numbers (from 1) of columns with commas between them. "
                            + "All other columns are inputs.")
    private @Nullable String target;

    @Option(
            names = "--ignore",
            paramLabel = "COL",
            description =
                    "Columns that are no inputs, such as names, dates and row numbers: names or numbers (from 1) with "
                            + "commas between them. Their cells may be anything. Default: none.")
    private @Nullable String ignored;

    @Option(
            names = "--categorical",
            paramLabel = "COL",
            description =
                    "Inputs that are labels, such as colours or countries, be they texts or numbers: names or numbers (from "
                            + "1) of columns with commas between them. Each becomes one input of 0 and 1 per label, which the "
                            + "model knows from then on. Default: none.")
    private @Nullable String categorical;

    @Option(
            names = "--task",
            paramLabel = "auto|regression|classification",
            description = "What the target is; auto takes text for classes. Default: auto.")
    private TaskChoice task = TaskChoice.AUTO;

    @Option(
            names = "--loss",
            paramLabel = "NAME",
            description = "What is made small over the training rows: squared, the squared error, for numbers and for "
                    + "classes; huber or huber:DELTA, for numbers of which some are wrong: half the square of "
                    + "errors of up to DELTA, in scaled units, 1 if not given, and beyond DELTA times the error; "
                    + "cross-entropy or hinge, for classes. Default: that of the model to start from; else squared "
                    + "for numbers, cross-entropy for classes; squared for these too by ADMM without its polish, "
                    + "as in the paper, and by random features.")
    private @Nullable Loss loss;

    @Option(
            names = "--weights-column",
            paramLabel = "COL",
            description =
                    "Name or number (from 1) of a column that says how much each training row counts: 3 like a row "
                            + "that is there three times, 0 not at all. It is no input, and the errors on validation rows and "
                            + "the scores count all rows alike. Default: each row counts 1.")
    private @Nullable String weightsColumn;

    @Option(
            names = "--validation",
            paramLabel = "SHARE",
            description = "Share of the rows, drawn at random, to choose the best epoch by instead of training on "
                    + "them, from 0 to below 1. Default: 0.")
    private double validation;

    @Option(
            names = "--scale",
            paramLabel = "none|standard|minmax|robust",
            description =
                    "How the input columns, and targets that are numbers, are scaled over the training rows: not, to "
                            + "mean 0 and standard deviation 1 by the rows' weights, to [0, 1], or to median 0 and "
                            + "interquartile range 1.349 by the rows' weights, which outliers do not move. The inputs of "
                            + "--categorical stay 0 and 1. Default: standard; with --loss huber robust for the targets.")
    private @Nullable Scale scale;

    Path file() {
        return given("--data=FILE", file);
    }

    private String target() {
        return given("--target=COL", target);
    }

    /** A group of options does not ask for what it needs. */
    private static <T> T given(String option, @Nullable T value) {
        if (value == null) {
            throw new UsageException("Missing required option: '" + option + "'");
        }
        return value;
    }

    /**
     * The loss of ADMM alone, which is the squared one for classes too.
     *
     * @param start the model to start from, whose loss is the default, or null
     */
    Loss loss(@Nullable Model start) {
        return loss(start, Losses.SQUARED);
    }

    /** The loss of all methods that follow a gradient, for which classes have their own. */
    Loss loss(@Nullable Model start, Task found) {
        return loss(start, found == Task.CLASSIFICATION ? Losses.CROSS_ENTROPY : Losses.SQUARED);
    }

    private Loss loss(@Nullable Model start, Loss usual) {
        if (loss != null) {
            return loss;
        }
        return start == null ? usual : start.loss().orElse(usual);
    }

    /**
     * Checks the options that can be checked without the data.
     *
     * @throws UsageException if one is missing or out of range
     */
    void check() {
        file();
        try {
            Split.random(1, validation, 0);
            roles();
        } catch (IllegalArgumentException | DataException e) {
            throw new UsageException(String.valueOf(e.getMessage()), e);
        }
    }

    /**
     * Reads the data, splits and scales them.
     *
     * @param start the model to start from, which then decides on columns, classes and scaling; or null
     * @param seed decides which rows are for validation
     * @return what to train on
     */
    Prepared prepare(@Nullable Model start, long seed) {
        Table table = TableReader.read(file(), header);
        ColumnRoles roles = roles();
        RowWeights weights = RowWeights.read(table, roles);
        Dataset all = start == null
                ? DatasetEncoder.encode(table, roles, task)
                : DatasetEncoder.encode(table, roles, requireFit(start));
        List<String> warnings = new ArrayList<>(all.warnings());
        List<String> hints = start == null ? Hints.of(table, all, weights, task, seesToOutliers()) : List.of();
        if (weights != null) {
            int[] counting = weights.counting();
            all = all.select(counting);
            weights = weights.select(counting);
        }
        requireLossFits(all.task(), loss(start));
        Split split = all.split(validation, seed);
        if (start == null && split.training().length < 2) {
            throw new DataException(table.source() + ": " + leaves(all.count(), split.validation().length)
                    + " 1 row to train on, training needs at least 2");
        }
        Dataset training = split.validation().length == 0 ? all : all.select(split.training());
        if (start == null) {
            warnOfAbsent(training.absentLevels(), warnings);
        }
        Dataset validating = split.validation().length == 0 ? null : all.select(split.validation());
        double[] counts =
                weights == null ? null : weights.select(split.training()).values();
        return new Prepared(
                training,
                validating,
                counts,
                start == null
                        ? scaling(inputScale(), training.inputs(), counts).except(training.indicators())
                        : start.inputScaling(),
                start == null ? targetScaling(training, counts) : start.targetScaling(),
                table.assumed(),
                warnings,
                hints);
    }

    private static void warnOfAbsent(List<String> levels, List<String> warnings) {
        if (!levels.isEmpty()) {
            warnings.add("no row to train on has "
                    + levels.stream().limit(MOST_SHOWN).collect(Collectors.joining(", "))
                    + (levels.size() > MOST_SHOWN ? ", … (" + levels.size() + " levels)" : "")
                    + ": what is predicted for " + (levels.size() == 1 ? "it" : "them") + " is not learned");
        }
    }

    private ColumnRoles roles() {
        return ColumnRoles.of(new TargetSpec(target()))
                .withWeights(weightsColumn)
                .ignoring(ignored)
                .withCategorical(categorical);
    }

    private String leaves(int counting, int validating) {
        return validating == 0
                ? "weights other than 0 leave"
                : "--validation " + validation + " of " + Numbers.count(counting, "row") + " leaves";
    }

    private void requireLossFits(Task found, Loss asked) {
        if (found == Task.REGRESSION && !(asked instanceof ResidualLoss)) {
            throw new UsageException("--loss " + asked.name() + " is for classes, the target '" + target
                    + "' is numbers; take --loss squared, or --task classification if the numbers are classes");
        }
        if (found == Task.CLASSIFICATION && asked.isRobust()) {
            throw new UsageException("--loss " + asked.name() + " is for numbers, the target '" + target
                    + "' is classes; take --loss cross-entropy, hinge or squared");
        }
    }

    /** Whether outliers among the targets move neither the loss nor the units that it is meant in. */
    private boolean seesToOutliers() {
        return loss(null).isRobust() && targetScale() == Scale.ROBUST;
    }

    private Model requireFit(Model start) {
        if (scale != null) {
            throw new UsageException("--scale has no place beside a model to start from, whose scaling is taken");
        }
        if (categorical != null) {
            throw new UsageException("--categorical has no place beside a model to start from, whose levels are taken");
        }
        if (task != TaskChoice.AUTO && !task.name().equals(start.task().name())) {
            throw new UsageException(
                    "--task is " + Keyword.of(task) + ", the model to start from is a " + Keyword.of(start.task()));
        }
        return start;
    }

    private Scaling targetScaling(Dataset training, double @Nullable [] weights) {
        return training.task() == Task.CLASSIFICATION
                ? Scaling.identity(training.targets().features())
                : scaling(targetScale(), training.targets(), weights);
    }

    private Scale inputScale() {
        return scale == null ? Scale.STANDARD : scale;
    }

    /** That of the inputs, unless the loss needs targets whose size does not depend on outliers. */
    private Scale targetScale() {
        return scale == null && loss(null).isRobust() ? Scale.ROBUST : inputScale();
    }

    private static Scaling scaling(Scale how, Samples samples, double @Nullable [] weights) {
        return switch (how) {
            case NONE -> Scaling.identity(samples.features());
            case STANDARD -> weights == null ? Scaling.standard(samples) : Scaling.standard(samples, weights);
            case MINMAX -> Scaling.minMax(samples);
            case ROBUST -> weights == null ? Scaling.robust(samples) : Scaling.robust(samples, weights);
        };
    }

    /**
     * Names these options, for reports and model files.
     *
     * @param warmStart the model to start from, or null
     * @return texts and numbers by name
     */
    Map<String, Object> describe(@Nullable Path warmStart) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("validation", validation);
        if (header != HeaderChoice.AUTO) {
            all.put("header", Keyword.of(header));
        }
        if (ignored != null) {
            all.put("ignore", ignored);
        }
        if (categorical != null) {
            all.put("categorical", categorical);
        }
        if (weightsColumn != null) {
            all.put("weightsColumn", weightsColumn);
        }
        if (warmStart == null) {
            all.put("scale", Keyword.of(inputScale()));
            if (targetScale() != inputScale()) {
                all.put("targetScale", Keyword.of(targetScale()));
            }
        } else {
            all.put("warmStart", warmStart.toString());
        }
        return all;
    }
}
