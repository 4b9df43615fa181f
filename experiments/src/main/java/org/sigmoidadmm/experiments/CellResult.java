package org.sigmoidadmm.experiments;

import org.sigmoidadmm.report.JsonTree;

/**
 * What a finished cell gave.
 *
 * @param key the cell's key
 * @param seconds how long it took
 * @param values the figures by name
 */
public record CellResult(String key, double seconds, JsonTree values) {

    /**
     * Returns a number.
     *
     * @param name its name
     * @return the number; NaN where it was not finite or is missing
     * @throws IllegalArgumentException if it is something else
     */
    public double number(String name) {
        return values.get(name).numberOrNaN();
    }

    /**
     * Returns a list of numbers.
     *
     * @param name its name
     * @return the numbers; NaN where one was not finite
     * @throws IllegalArgumentException if it is something else
     */
    public double[] numbers(String name) {
        return values.get(name).numbers();
    }

    /**
     * Returns a text.
     *
     * @param name its name
     * @return the text
     * @throws IllegalArgumentException if it is something else
     */
    public String text(String name) {
        return values.get(name).text();
    }
}
