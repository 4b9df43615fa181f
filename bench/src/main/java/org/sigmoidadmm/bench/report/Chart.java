package org.sigmoidadmm.bench.report;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a chart shows: for each category along the horizontal axis one value per series.
 *
 * @param title one line
 * @param unit of the values
 * @param axis what the categories are, or empty
 * @param categories names along the axis
 * @param series names, one colour each
 * @param values category by category, series by series; null where there is none
 * @param lines true for lines through the values, false for bars
 * @param target where to draw a dashed line, NaN for nowhere
 */
record Chart(
        String title,
        String unit,
        String axis,
        List<String> categories,
        List<String> series,
        List<List<@Nullable Estimate>> values,
        boolean lines,
        double target) {}
