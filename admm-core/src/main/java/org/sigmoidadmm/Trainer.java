package org.sigmoidadmm;

import org.jspecify.annotations.Nullable;

/** A method that fits a network to data: ADMM, or one of the gradient methods it is compared with. */
public interface Trainer {

    /**
     * Trains a network.
     *
     * @param data what to fit
     * @param start the network to start from; null for the random start of the trainer's settings
     * @param listener is told of each epoch
     * @return the networks of the best and the last epoch
     * @throws IllegalArgumentException if a setting does not fit the data or the start
     */
    TrainingResult fit(TrainingData data, @Nullable Network start, TrainingListener listener);

    /**
     * Trains from the random start of the trainer's settings.
     *
     * @param data what to fit
     * @param listener is told of each epoch
     * @return the networks of the best and the last epoch
     * @throws IllegalArgumentException if a setting does not fit the data
     */
    default TrainingResult fit(TrainingData data, TrainingListener listener) {
        return fit(data, null, listener);
    }
}
