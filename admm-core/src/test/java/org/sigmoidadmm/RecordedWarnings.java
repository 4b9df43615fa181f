package org.sigmoidadmm;

import java.util.ArrayList;
import java.util.List;

/** Keeps what a training warns of. */
public class RecordedWarnings implements TrainingListener {

    /** The sentences in the order in which they were told. */
    public final List<String> told = new ArrayList<>();

    /** Has been told nothing yet. */
    public RecordedWarnings() {}

    @Override
    public Decision epochDone(EpochEvent event) {
        return Decision.CONTINUE;
    }

    @Override
    public void warned(String sentence) {
        told.add(sentence);
    }
}
