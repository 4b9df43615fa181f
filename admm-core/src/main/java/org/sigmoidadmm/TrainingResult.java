package org.sigmoidadmm;

import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sigmoidadmm.matrix.BackendInfo;

/**
 * What a training gives: the network of the best epoch and of the last.
 *
 * <p>The best epoch has the smallest validation error of the epochs that were evaluated. Without validation samples it is
 * the one with the smallest training error; where a gradient method has a weight decay, with the smallest objective; and
 * in the second stage of the {@link org.sigmoidadmm.gradient.PolishedTrainer} the last. Epoch 0 is the start, before any
 * update.
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
 * @param detail what there is to say of the end, such as the tolerance that was met, the layer that became NaN, the λ that the
 *     method chose, or why there was no polish; else empty
 * @param warnings what the user should know, in order of time: restarts, checkpoints that could not be written, that no
 *     epoch improved on the start, a backend that could not be closed
 * @param resumedEpoch epoch of the checkpoint that the training went on from, or 0 if it began at its beginning
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
        String detail,
        List<String> warnings,
        int resumedEpoch,
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
     * @param detail more on the end
     * @param warnings what the user should know
     * @param resumedEpoch epoch of the checkpoint
     * @param seconds duration of the training
     * @param backend what computed
     */
    public TrainingResult {
        history = List.copyOf(history);
        warnings = List.copyOf(warnings);
    }

    /** The same with one more thing that the user should know. */
    TrainingResult withWarning(String sentence) {
        return new TrainingResult(
                best,
                bestEpoch,
                bestTrainError,
                bestValidationError,
                last,
                lastEpoch,
                lastTrainError,
                lastValidationError,
                history,
                stopReason,
                detail,
                Stream.concat(warnings.stream(), Stream.of(sentence)).toList(),
                resumedEpoch,
                seconds,
                backend);
    }

    /**
     * The last epoch of ADMM before the polish of a {@link org.sigmoidadmm.gradient.PolishedTrainer}.
     *
     * @return its number; empty if there was no polish
     */
    public OptionalInt polishEpoch() {
        return history.stream()
                .filter(EpochEvent::polish)
                .mapToInt(event -> event.epoch() - 1)
                .findFirst();
    }

    /**
     * All there is to say beyond the reason for the end: the warnings and then the detail.
     *
     * @return sentences with semicolons between them; usually empty
     */
    public String message() {
        return Stream.concat(warnings.stream(), Stream.of(detail))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining("; "));
    }
}
