package org.sigmoidadmm;

import org.jspecify.annotations.Nullable;

/** A method that fits a network to data: ADMM, or one of the gradient methods it is compared with. */
public interface Trainer {

    /**
     * Trains a network, on the calling thread and as many others as the settings say. The training ends early when the
     * listener answers {@link TrainingListener.Decision#STOP} or the calling thread is interrupted: after the epoch that
     * runs, with all that has been reached so far and the interrupted status still set. An iterate that is no longer
     * finite ends it too, with {@link StopReason#DIVERGED} and the last good weights; only where the start itself
     * overflows there is nothing to give, and an exception is thrown.
     *
     * @param data what to fit
     * @param start the network to start from; null for the random start of the trainer's settings
     * @param listener is told of each epoch
     * @return the networks of the best and the last epoch
     * @throws IllegalArgumentException if a setting, such as the loss, does not fit the data or the start, or the network is
     *     so wide that a matrix would have more than {@code Integer.MAX_VALUE - 8} entries
     * @throws DivergenceException if not even the start is finite, before the first epoch: data, weights or penalties are
     *     too large
     */
    TrainingResult fit(TrainingData data, @Nullable Network start, TrainingListener listener);

    /**
     * Trains from the random start of the trainer's settings.
     *
     * @param data what to fit
     * @param listener is told of each epoch
     * @return the networks of the best and the last epoch
     * @throws IllegalArgumentException if a setting, such as the loss, does not fit the data
     * @throws DivergenceException if not even the start is finite
     */
    default TrainingResult fit(TrainingData data, TrainingListener listener) {
        return fit(data, null, listener);
    }
}
