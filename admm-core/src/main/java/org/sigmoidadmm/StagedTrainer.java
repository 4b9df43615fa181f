package org.sigmoidadmm;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Trains by one method and then, from its best network, by another: ADMM followed by a polish with L-BFGS, say. To the
 * listener and in the result it is one training, whose epochs are counted through.
 *
 * @param first what starts
 * @param second what goes on from the best network of the first; not begun if the listener or an interrupt ended the
 *     first
 */
public record StagedTrainer(Trainer first, Trainer second) implements Trainer {

    /**
     * Checks that both are there.
     *
     * @param first what starts
     * @param second what goes on
     */
    public StagedTrainer {
        Objects.requireNonNull(first, "first");
        Objects.requireNonNull(second, "second");
    }

    @Override
    public TrainingResult fit(TrainingData data, @Nullable Network start, TrainingListener listener) {
        Objects.requireNonNull(listener, "listener");
        TrainingResult begun = first.fit(data, start, listener);
        if (begun.stopReason() == StopReason.LISTENER || begun.stopReason() == StopReason.INTERRUPTED) {
            return begun;
        }
        List<EpochEvent> history = new ArrayList<>(begun.history());
        int before = history.isEmpty() ? 0 : history.get(history.size() - 1).epoch();
        TrainingResult ended = second.fit(data, begun.best(), new TrainingListener() {
            @Override
            public Decision epochDone(EpochEvent event) {
                return listener.epochDone(shift(event));
            }

            @Override
            public Decision epochDone(EpochEvent event, Supplier<Network> network) {
                return listener.epochDone(shift(event), network);
            }

            @Override
            public void warned(String sentence) {
                listener.warned(sentence);
            }

            private EpochEvent shift(EpochEvent event) {
                EpochEvent shifted = later(event, before, begun.seconds());
                history.add(shifted);
                return shifted;
            }
        });
        return join(begun, ended, history, before);
    }

    private static EpochEvent later(EpochEvent event, int epochs, double seconds) {
        return new EpochEvent(
                event.epoch() + epochs,
                event.seconds() + seconds,
                event.trainError(),
                event.validationError(),
                event.objective(),
                event.residuals());
    }

    private static TrainingResult join(
            TrainingResult begun, TrainingResult ended, List<EpochEvent> history, int before) {
        boolean validated = !Double.isNaN(begun.bestValidationError());
        boolean better = validated
                ? ended.bestValidationError() < begun.bestValidationError()
                : ended.bestTrainError() < begun.bestTrainError();
        List<String> warnings = new ArrayList<>(begun.warnings());
        warnings.addAll(ended.warnings());
        String detail = Stream.of(begun.detail(), ended.detail())
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining("; "));
        return new TrainingResult(
                better ? ended.best() : begun.best(),
                better ? ended.bestEpoch() + before : begun.bestEpoch(),
                better ? ended.bestTrainError() : begun.bestTrainError(),
                better ? ended.bestValidationError() : begun.bestValidationError(),
                ended.last(),
                ended.lastEpoch() + before,
                ended.lastTrainError(),
                ended.lastValidationError(),
                history,
                ended.stopReason(),
                detail,
                warnings,
                0,
                begun.seconds() + ended.seconds(),
                ended.backend());
    }
}
