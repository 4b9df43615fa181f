package org.sigmoidadmm.report;

/**
 * A plot. Its series are named; the name chooses colour, dashes and markers, from the legend of the section that shows the plot.
 */
public sealed interface Figure permits CategoryChart, LinePlot, HeatMap {

    /**
     * The headline.
     *
     * @return one line
     */
    String title();

    /**
     * What is plotted, with its unit.
     *
     * @return one line
     */
    String unit();

    /**
     * Tells whether a value was seen in a range, which is drawn as a whisker.
     *
     * @return false if all values stand for themselves
     */
    boolean hasSpread();
}
