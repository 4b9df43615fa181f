package org.sigmoidadmm.report;

/**
 * A plot. Its series are named; the name chooses the colour, from the legend of the section that shows the plot.
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
}
