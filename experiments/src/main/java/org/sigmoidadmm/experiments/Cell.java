package org.sigmoidadmm.experiments;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A unit of work of an experiment, such as one training, on one thread; cells run beside each other.
 *
 * @param key tells it from the other cells of its experiment and names its file: at most 150 letters, digits and
 *     {@code . _ = + -}, starting with a letter or digit
 * @param settings all that its result depends on apart from the backend; a finished cell is taken again only if this is
 *     the same text
 * @param cost roughly how many seconds it takes on one thread, for the estimate of the time left; positive
 * @param needs keys of cells earlier in the list whose results it asks for, such as those that choose a step size; what
 *     follows from them is to follow from {@code settings}
 * @param work what to do
 */
public record Cell(String key, String settings, double cost, List<String> needs, Work work) {

    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._=+-]{0,149}");

    /**
     * Checks the values.
     *
     * @param key tells it from the other cells
     * @param settings all that its result depends on
     * @param cost roughly how many seconds it takes
     * @param needs keys of the cells that must be done before
     * @param work what to do
     * @throws IllegalArgumentException if key or cost is outside its range
     */
    public Cell {
        if (!KEY.matcher(key).matches()) {
            throw new IllegalArgumentException("'" + key + "' is no key of a cell, which is 1 to 150 of " + KEY);
        }
        if (!(cost > 0)) {
            throw new IllegalArgumentException("the cost of cell " + key + " is " + cost + ", must be positive");
        }
        needs = List.copyOf(needs);
    }

    /**
     * A cell that needs no other.
     *
     * @param key tells it from the other cells
     * @param settings all that its result depends on
     * @param cost roughly how many seconds it takes
     * @param work what to do
     * @return the cell
     */
    public static Cell of(String key, String settings, double cost, Work work) {
        return new Cell(key, settings, cost, List.of(), work);
    }

    /**
     * The same cell after others.
     *
     * @param keys of the cells that it needs
     * @return the cell
     */
    public Cell after(List<String> keys) {
        return new Cell(key, settings, cost, keys, work);
    }

    /** What a cell does. */
    @FunctionalInterface
    public interface Work {

        /**
         * Does the work. A training that diverges is a result; what is thrown leaves the cell undone.
         *
         * @param run what to compute on, and whether to stop
         * @return the figures by name: numbers, texts, truth values, arrays of doubles, and lists and maps of these;
         *     with those parameters of the cell that its findings need
         * @throws StoppedException if the run is to end
         * @throws IOException if a file cannot be read
         */
        Map<String, Object> run(CellRun run) throws IOException;
    }
}
