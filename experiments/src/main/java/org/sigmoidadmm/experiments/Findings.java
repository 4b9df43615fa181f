package org.sigmoidadmm.experiments;

import java.util.List;
import org.sigmoidadmm.report.Section;

/**
 * What an experiment found.
 *
 * @param sections of the report
 * @param verdicts on claims of the paper
 */
public record Findings(List<Section> sections, List<Verdict> verdicts) {

    /**
     * Copies the lists.
     *
     * @param sections of the report
     * @param verdicts on claims of the paper
     */
    public Findings {
        sections = List.copyOf(sections);
        verdicts = List.copyOf(verdicts);
    }
}
