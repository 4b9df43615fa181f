package org.sigmoidadmm.flight;

/**
 * What a training tells the flight recorder of the JDK (JFR): its start and end, each epoch, each warning. Where nobody
 * records, a call does nothing and allocates nothing; where the Java run-time has no module {@code jdk.jfr}, neither.
 */
public interface FlightRecord {

    /** For a run-time without flight recorder. */
    FlightRecord NONE = new FlightRecord() {};

    /**
     * Begins the record of a training.
     *
     * @param backend name of the backend
     * @param library what it computes with
     * @param epochs number of epochs that are asked for
     * @return the record, used by one thread at a time
     */
    static FlightRecord begin(String backend, String library, int epochs) {
        boolean present = ModuleLayer.boot().findModule("jdk.jfr").isPresent();
        return present ? new JfrRecord(backend, library, epochs) : NONE;
    }

    /** An epoch begins. */
    default void epochBegins() {}

    /**
     * The epoch that began is done.
     *
     * @param epoch its number
     * @param trainError training error, NaN if not evaluated
     * @param validationError validation error, NaN if not evaluated
     * @param objective what the method lowers, such as the augmented Lagrangian
     * @param residuals norms of the constraints' residuals, of which the largest is recorded; may be empty
     */
    default void epochDone(
            int epoch, double trainError, double validationError, double objective, double[] residuals) {}

    /**
     * There is something that the user should know, such as a restart by the safeguard.
     *
     * @param epoch number of the last epoch
     * @param sentence what it is
     */
    default void warned(int epoch, String sentence) {}

    /**
     * The training has ended.
     *
     * @param stopReason why
     * @param detail more on that, or empty
     * @param lastEpoch number of the last epoch
     * @param bestEpoch number of the best epoch
     * @param bestTrainError its training error
     * @param bestValidationError its validation error, NaN without validation samples
     */
    default void ended(
            String stopReason,
            String detail,
            int lastEpoch,
            int bestEpoch,
            double bestTrainError,
            double bestValidationError) {}
}
