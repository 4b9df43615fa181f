package org.sigmoidadmm.flight;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/** A training begins. */
@Name("org.sigmoidadmm.TrainingStart")
@Label("Training Start")
@Description("A training begins its first epoch")
@Category("sigmoid-admm")
@StackTrace(false)
final class TrainingStartEvent extends Event {

    @Label("Backend")
    String backend = "";

    @Label("Library")
    String library = "";

    @Label("Epochs")
    int epochs;
}
