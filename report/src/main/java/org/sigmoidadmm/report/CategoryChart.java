package org.sigmoidadmm.report;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * For each category along the horizontal axis one value per series.
 *
 * @param title one line
 * @param unit of the values
 * @param axis what the categories are, or empty
 * @param categories names along the axis; an only one may be empty
 * @param series names of the section's legend
 * @param values category by category, series by series; null where there is none
 * @param lines true for lines through the values, false for bars
 * @param target where to draw a dashed line, NaN for nowhere
 */
public record CategoryChart(
        String title,
        String unit,
        String axis,
        List<String> categories,
        List<String> series,
        List<List<@Nullable Estimate>> values,
        boolean lines,
        double target)
        implements Figure {

    @Override
    public boolean hasSpread() {
        return values.stream()
                .flatMap(List::stream)
                .anyMatch(estimate -> estimate != null && estimate.low() < estimate.high());
    }
}
