package org.sigmoidadmm.experiments;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.sigmoidadmm.report.LinePlot.Point;
import org.sigmoidadmm.report.Median;
import org.sigmoidadmm.report.Numbers;

/**
 * Median and range over seeds. An error that is not finite, of a training that diverged, counts as infinite.
 *
 * @param median the median; of an even number the mean of the two in the middle
 * @param low the smallest
 * @param high the largest
 * @param count how many there are
 */
record Spread(double median, double low, double high, int count) {

    static Spread of(double... values) {
        double[] sorted = Arrays.stream(values)
                .map(value -> Double.isNaN(value) ? Double.POSITIVE_INFINITY : value)
                .sorted()
                .toArray();
        int n = sorted.length;
        if (n == 0) {
            return new Spread(Double.NaN, Double.NaN, Double.NaN, 0);
        }
        return new Spread(Median.of(sorted), sorted[0], sorted[n - 1], n);
    }

    static Spread of(List<CellResult> results, ToDoubleFunction<CellResult> value) {
        return of(results.stream().mapToDouble(value).toArray());
    }

    boolean isEmpty() {
        return count == 0;
    }

    /** True if at least half of the trainings diverged. */
    boolean diverged() {
        return median == Double.POSITIVE_INFINITY;
    }

    Point at(double x) {
        return new Point(x, median, low, high);
    }

    /** For example {@code 1.2e-9 (1.0e-9 to 3.1e-9)}. */
    String text() {
        if (isEmpty()) {
            return Numbers.NONE;
        }
        return count == 1 ? number(median) : number(median) + " (" + number(low) + " to " + number(high) + ")";
    }

    static String number(double value) {
        return value == Double.POSITIVE_INFINITY ? "diverged" : Numbers.significant(value);
    }
}
