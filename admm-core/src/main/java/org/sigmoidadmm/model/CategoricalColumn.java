package org.sigmoidadmm.model;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A column of labels, such as colours or countries, that a model takes as inputs: one indicator per level, 1 in rows of
 * this level and 0 in others.
 *
 * @param name the name of the column in the user's tables
 * @param levels the labels in the order of the indicators, at least one, all different
 */
public record CategoricalColumn(String name, List<String> levels) {

    /**
     * Copies the list.
     *
     * @param name the name of the column
     * @param levels the labels
     * @throws IllegalArgumentException if there is no level, or one is there twice
     */
    public CategoricalColumn {
        Objects.requireNonNull(name, "name");
        levels = List.copyOf(levels);
        if (levels.isEmpty()) {
            throw new IllegalArgumentException("categorical column '" + name + "' has no levels");
        }
        Model.requireDifferent("categorical column '" + name + "': level", levels);
    }

    /**
     * The names of the inputs that stand for this column.
     *
     * @return {@code name=level} per level, in their order
     */
    public List<String> indicators() {
        return levels.stream().map(level -> name + "=" + level).toList();
    }

    /**
     * Which inputs say whether a sample is of a level.
     *
     * @param columns the columns of labels
     * @param inputColumns the names of all inputs
     * @return indices of inputs, rising; none if no column is categorical
     */
    public static int[] indicators(List<CategoricalColumn> columns, List<String> inputColumns) {
        return inputs(columns, inputColumns, true);
    }

    /**
     * Which inputs are numbers of the user's own.
     *
     * @param columns the columns of labels
     * @param inputColumns the names of all inputs
     * @return indices of inputs, rising: all that are no {@linkplain #indicators(List, List) indicators}
     */
    public static int[] numbers(List<CategoricalColumn> columns, List<String> inputColumns) {
        return inputs(columns, inputColumns, false);
    }

    private static int[] inputs(List<CategoricalColumn> columns, List<String> inputColumns, boolean ofLevels) {
        Set<String> names =
                columns.stream().flatMap(column -> column.indicators().stream()).collect(Collectors.toSet());
        return IntStream.range(0, inputColumns.size())
                .filter(j -> names.contains(inputColumns.get(j)) == ofLevels)
                .toArray();
    }
}
