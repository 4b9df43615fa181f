package org.sigmoidadmm.experiments;

import java.io.IOException;
import java.util.List;

/** Something to measure: independent cells of work, and what follows from their results. */
public interface Experiment {

    /**
     * The name on the command line.
     *
     * @return lower-case letters, digits and hyphens
     */
    String name();

    /**
     * Says what is measured.
     *
     * @return one line, for lists
     */
    String description();

    /**
     * Lists the cells.
     *
     * @param context how to run
     * @return the cells, whose keys differ, in the order to run them
     * @throws MissingDataException if files that the experiment needs are not there
     * @throws IOException if a file cannot be read
     */
    List<Cell> cells(ExperimentContext context) throws IOException;

    /**
     * Draws conclusions.
     *
     * @param results of the cells that are done, in the order of the cells; possibly not all, and at least one
     * @return sections of the report, and verdicts on the paper's claims
     */
    Findings findings(List<CellResult> results);
}
