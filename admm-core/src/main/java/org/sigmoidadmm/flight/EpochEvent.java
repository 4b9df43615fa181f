package org.sigmoidadmm.flight;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/** An epoch, from its first update until its errors are known. */
@Name("org.sigmoidadmm.Epoch")
@Label("Epoch")
@Description("One epoch of a training")
@Category("sigmoid-admm")
@StackTrace(false)
final class EpochEvent extends Event {

    @Label("Epoch")
    int epoch;

    @Label("Training Error")
    double trainError;

    @Label("Validation Error")
    double validationError;

    @Label("Objective")
    @Description("What the method lowers, such as the augmented Lagrangian")
    double objective;

    @Label("Largest Residual")
    @Description("Largest norm of a layer's constraint residual")
    double largestResidual;
}
