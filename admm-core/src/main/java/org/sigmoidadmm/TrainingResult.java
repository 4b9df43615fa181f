package org.sigmoidadmm;

import java.util.List;
import org.sigmoidadmm.matrix.BackendInfo;

/**
 * What a training gives: the network of the best epoch and of the last.
 *
 * <p>The best epoch has the smallest validation error, or training error without validation samples, of the epochs that
 * were evaluated. Epoch 0 is the start, before any update.
 *
 * @param best network of the best epoch
 * @param bestEpoch its number
 * @param bestTrainError its training error, ‖prediction − Y‖²/n
 * @param bestValidationError its validation error, NaN without validation samples
 * @param last network after the last good epoch
 * @param lastEpoch its number
 * @param lastTrainError its training error, NaN if that epoch was not evaluated
 * @param lastValidationError its validation error, NaN without validation samples or if not evaluated
 * @param history the events of all epochs in order
 * @param stopReason why the training ended
 * @param message what there is to say beyond that: restarts and other warnings, or the layer that became NaN; else empty
 * @param seconds duration of the training
 * @param backend what computed
 */
public record TrainingResult(
        Network best,
        int bestEpoch,
        double bestTrainError,
        double bestValidationError,
        Network last,
        int lastEpoch,
        double lastTrainError,
        double lastValidationError,
        List<EpochEvent> history,
        StopReason stopReason,
        String message,
        double seconds,
        BackendInfo backend) {

    /**
     * Copies the history.
     *
     * @param best network of the best epoch
     * @param bestEpoch its number
     * @param bestTrainError its training error
     * @param bestValidationError its validation error
     * @param last network after the last good epoch
     * @param lastEpoch its number
     * @param lastTrainError its training error
     * @param lastValidationError its validation error
     * @param history the events of all epochs
     * @param stopReason why the training ended
     * @param message more on the end
     * @param seconds duration of the training
     * @param backend what computed
     */
    public TrainingResult {
        history = List.copyOf(history);
    }
}
