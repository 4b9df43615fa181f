package org.sigmoidadmm.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.sigmoidadmm.Samples;
import org.sigmoidadmm.model.Model;
import org.sigmoidadmm.model.Task;

/** Turns tables into samples: to train on, to evaluate a model on, or to predict from. */
public final class DatasetEncoder {

    private DatasetEncoder() {}

    /**
     * Encodes a table to train on. All columns but the targets are inputs.
     *
     * <p>With {@link TaskChoice#AUTO} a target of which no cell is text is a regression; a target of which at most half
     * of the cells are numbers is a classification; anything between is refused, for it is more likely a regression
     * with bad cells than a classification.
     *
     * @param table the table, at least two rows
     * @param target which columns are to be predicted; a single one for classification
     * @param choice what to take the target for
     * @return the samples; constant columns are told in its warnings
     * @throws DataException if a target is not there, an input or a target of a regression is not a finite number or varies
     *     by too little to be computed with, there is one row, a classification has one class, or as many classes as rows,
     *     or a label is empty
     */
    public static Dataset encode(Table table, TargetSpec target, TaskChoice choice) {
        return encode(table, ColumnRoles.of(target), choice);
    }

    /**
     * Encodes a table to train on. A categorical column becomes one input per level, named {@code column=level}, which is
     * 1 in rows of this level and 0 in others; levels are in the order of classes, and
     * plain decimals that are equal, as 1 and 1.0, are one.
     *
     * @param table the table, at least two rows
     * @param roles what its columns are for; a single target for classification
     * @param choice what to take the target for
     * @return the samples; constant columns are told in its warnings
     * @throws DataException as {@link #encode(Table, TargetSpec, TaskChoice)}, or if a column is in two roles, or a
     *     categorical column has an empty cell, more than 1000 levels or more than half as many as there are rows
     */
    public static Dataset encode(Table table, ColumnRoles roles, TaskChoice choice) {
        ColumnRoles.Indices indices = roles.resolve(table);
        int[] targets = indices.targets();
        if (table.rowCount() < 2) {
            throw new DataException(table.source() + " has 1 row of data, training needs at least 2");
        }
        Task task = task(table, targets, choice);
        InputEncoder encoder = InputEncoder.of(table, indices);
        List<String> inputColumns = encoder.inputColumns();
        List<String> targetColumns = names(table, targets);
        Samples inputs = inputs(table, encoder, indices);
        List<String> classes = task == Task.CLASSIFICATION ? ClassLabels.classes(table, targets[0]) : List.of();
        Samples values = targets(table, targets, task, classes, row -> {});
        List<String> warnings = new ArrayList<>();
        warnIfConstant("input", inputs, inputColumns, "it has no influence", warnings);
        Encoding.requireInputSpread(table, inputColumns, inputs);
        if (task == Task.REGRESSION) {
            Encoding.requireTargetSpread(table, targetColumns, values);
            warnIfConstant("target", values, targetColumns, "there is nothing to learn", warnings);
        }
        return new Dataset(
                inputs, values, task, inputColumns, targetColumns, classes, encoder.categoricalColumns(), warnings);
    }

    /**
     * Encodes a table to evaluate a model on: as {@link #encode(Table, ColumnRoles, Model)}, but a row may be of a
     * class that the model does not have.
     *
     * @param table the table
     * @param roles which columns hold what the model predicts, and which are left out
     * @param model the model
     * @return the samples; classes that the model does not have are told in its warnings
     * @throws DataException as {@link #encode(Table, ColumnRoles, Model)}, for labels only if all are none of the
     *     model's classes
     */
    public static Dataset encodeToEvaluate(Table table, ColumnRoles roles, Model model) {
        return encode(table, roles, model, UnknownClasses::isAll);
    }

    /**
     * Encodes a table to go on training a model on: with the model's input columns, levels and classes. Targets are matched by
     * name, whatever their order; by position if the table has no header.
     *
     * @param table the table
     * @param roles which columns hold what the model predicts, and which are left out
     * @param model the model
     * @return the samples
     * @throws DataException if a column is not there, a number is not finite, a label is none of the model's levels, the
     *     number of targets is not the model's, the model does not predict a target or takes it or a column left out as an
     *     input, or a label is none of the model's classes
     */
    public static Dataset encode(Table table, ColumnRoles roles, Model model) {
        return encode(table, roles, model, unknown -> !unknown.isEmpty());
    }

    private static Dataset encode(Table table, ColumnRoles roles, Model model, Predicate<UnknownClasses> refused) {
        ColumnRoles.Indices indices = roles.resolve(table);
        int[] targets = indices.targets();
        if (targets.length != model.targetColumns().size()) {
            throw new DataException("the target '" + roles.target().text() + "' is " + targets.length
                    + (targets.length == 1 ? " column" : " columns") + ", the model predicts "
                    + ColumnNames.list(model.targetColumns()));
        }
        InputEncoder encoder = InputEncoder.of(model);
        int[] inputs = InputColumns.find(table, indices.inputs(), encoder.columns(), model);
        requireNoInput(table, "be the target", targets, inputs);
        requireNoInput(table, "be left out", indices.aside(), inputs);
        int[] ordered = targetsOf(model, table, targets);
        UnknownClasses unknown =
                new UnknownClasses(table, ordered[0], model.classes().size());
        Samples values = targets(table, ordered, model.task(), model.classes(), unknown);
        if (refused.test(unknown)) {
            throw unknown.refusal();
        }
        return new Dataset(
                encoder.encode(table, inputs),
                values,
                model.task(),
                model.inputColumns(),
                names(table, ordered),
                model.classes(),
                model.categoricalColumns(),
                unknown.isEmpty() ? List.of() : List.of(unknown.warning()));
    }

    private static void requireNoInput(Table table, String purpose, int[] columns, int[] inputs) {
        for (int column : columns) {
            if (Arrays.stream(inputs).anyMatch(other -> other == column)) {
                throw new DataException(table.source() + ": column "
                        + Table.shown(table.columns().get(column)) + " cannot " + purpose
                        + ", it is an input of the model");
            }
        }
    }

    /** The targets in the model's order by name, or as they are given where the table has no names. */
    private static int[] targetsOf(Model model, Table table, int[] targets) {
        List<String> given = names(table, targets);
        List<String> wanted = model.targetColumns();
        if (given.containsAll(wanted)) {
            return wanted.stream()
                    .mapToInt(name -> targets[given.indexOf(name)])
                    .toArray();
        }
        if (table.hasHeader()) {
            List<String> unknown =
                    given.stream().filter(name -> !wanted.contains(name)).toList();
            throw new DataException(table.source() + ": the model does not predict "
                    + unknown.stream().map(Table::shown).collect(Collectors.joining(", ")) + ", its targets are "
                    + ColumnNames.list(wanted));
        }
        return targets;
    }

    /**
     * Encodes a table to predict from. Columns are found by name, whatever their order and whatever other columns there
     * are. If the table has no header they are found by position where there are as many columns as inputs; else a
     * model of a table without a header finds them at the places that they had there. A categorical column of the model
     * is one column of the table, as in training.
     *
     * @param table the table
     * @param model the model
     * @return the inputs in the model's order, for {@link Model#predict}
     * @throws DataException if an input is not there, not a finite number or none of the model's levels, or it is not sure
     *     which columns the inputs are
     */
    public static Samples encodeInputs(Table table, Model model) {
        InputEncoder encoder = InputEncoder.of(model);
        int[] all = IntStream.range(0, table.columns().size()).toArray();
        return encoder.encode(table, InputColumns.find(table, all, encoder.columns(), model));
    }

    private static Samples inputs(Table table, InputEncoder encoder, ColumnRoles.Indices roles) {
        try {
            return encoder.encode(table, roles.inputs());
        } catch (DataException e) {
            throw new DataException(e.getMessage() + new UnusableColumns(table, roles).describe(), e);
        }
    }

    private static Task task(Table table, int[] targets, TaskChoice choice) {
        if (choice == TaskChoice.REGRESSION || (choice == TaskChoice.AUTO && holdNumbers(table, targets))) {
            return Task.REGRESSION;
        }
        if (targets.length > 1) {
            throw new DataException("a classification has one target column, " + targets.length + " are given: "
                    + String.join(", ", names(table, targets)));
        }
        return Task.CLASSIFICATION;
    }

    private static boolean holdNumbers(Table table, int[] targets) {
        boolean numbers = true;
        for (int column : targets) {
            numbers &= holdsNumbers(table, column);
        }
        return numbers;
    }

    private static boolean holdsNumbers(Table table, int column) {
        int numbers = 0;
        int firstText = -1;
        for (int row = 0; row < table.rowCount(); row++) {
            CellKind kind = table.kind(row, column);
            numbers += kind == CellKind.NUMBER ? 1 : 0;
            firstText = firstText < 0 && kind == CellKind.TEXT ? row : firstText;
        }
        if (firstText >= 0 && 2 * numbers > table.rowCount()) {
            throw table.bad(
                    firstText,
                    column,
                    "is not a number, " + numbers + " of the " + table.rowCount()
                            + " cells in this column are; if they are classes, choose the task classification");
        }
        return firstText < 0;
    }

    private static Samples targets(Table table, int[] targets, Task task, List<String> classes, IntConsumer unknown) {
        return task == Task.CLASSIFICATION
                ? ClassLabels.encode(table, targets[0], classes, unknown)
                : Encoding.numbers(table, targets);
    }

    private static List<String> names(Table table, int[] columns) {
        return Arrays.stream(columns).mapToObj(table.columns()::get).toList();
    }

    private static void warnIfConstant(
            String what, Samples samples, List<String> names, String effect, List<String> warnings) {
        for (int k = 0; k < names.size(); k++) {
            if (Encoding.constant(samples, k)) {
                warnings.add(what + " column '" + names.get(k) + "' is " + samples.get(0, k) + " in all "
                        + samples.count() + " rows: " + effect);
            }
        }
    }
}
