package org.sigmoidadmm.flight;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A record in JFR. Events are made only while they are enabled. */
final class JfrRecord implements FlightRecord {

    private final TrainingEvent training = new TrainingEvent();

    /** Asked whether epochs are recorded; never committed. */
    private final EpochEvent enabled = new EpochEvent();

    private @Nullable EpochEvent epoch;

    JfrRecord(String backend, String library, int epochs) {
        training.backend = backend;
        training.library = library;
        training.epochs = epochs;
        training.begin();
        TrainingStartEvent start = new TrainingStartEvent();
        start.backend = backend;
        start.library = library;
        start.epochs = epochs;
        start.commit();
    }

    @Override
    public void epochBegins() {
        epoch = null;
        if (enabled.isEnabled()) {
            epoch = new EpochEvent();
            epoch.begin();
        }
    }

    @Override
    public void epochDone(int number, double trainError, double validationError, double objective, double[] residuals) {
        if (epoch != null) {
            epoch.epoch = number;
            epoch.trainError = trainError;
            epoch.validationError = validationError;
            epoch.objective = objective;
            epoch.largestResidual = Arrays.stream(residuals).max().orElse(Double.NaN);
            epoch.commit();
        }
    }

    @Override
    public void warned(int lastEpoch, String sentence) {
        WarningEvent event = new WarningEvent();
        event.epoch = lastEpoch;
        event.sentence = sentence;
        event.commit();
    }

    @Override
    public void ended(
            String stopReason,
            String detail,
            int lastEpoch,
            int bestEpoch,
            double bestTrainError,
            double bestValidationError) {
        training.stopReason = stopReason;
        training.detail = detail;
        training.lastEpoch = lastEpoch;
        training.bestEpoch = bestEpoch;
        training.bestTrainError = bestTrainError;
        training.bestValidationError = bestValidationError;
        training.commit();
    }
}
