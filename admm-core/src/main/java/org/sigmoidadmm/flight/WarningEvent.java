package org.sigmoidadmm.flight;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/** Something happened that the user should know. */
@Name("org.sigmoidadmm.Warning")
@Label("Training Warning")
@Description("A restart by the safeguard, a collapse, a checkpoint that could not be written")
@Category("sigmoid-admm")
@StackTrace(false)
final class WarningEvent extends Event {

    @Label("Epoch")
    int epoch;

    @Label("Sentence")
    String sentence = "";
}
