package org.sigmoidadmm.flight;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/** A training, written down when it ends. */
@Name("org.sigmoidadmm.Training")
@Label("Training")
@Description("A training from its first epoch to its end")
@Category("sigmoid-admm")
@StackTrace(false)
final class TrainingEvent extends Event {

    @Label("Backend")
    String backend = "";

    @Label("Library")
    String library = "";

    @Label("Epochs Asked For")
    int epochs;

    @Label("Last Epoch")
    int lastEpoch;

    @Label("Best Epoch")
    int bestEpoch;

    @Label("Best Training Error")
    double bestTrainError;

    @Label("Best Validation Error")
    double bestValidationError;

    @Label("Stop Reason")
    String stopReason = "";

    @Label("Detail")
    String detail = "";
}
