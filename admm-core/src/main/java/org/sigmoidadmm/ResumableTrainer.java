package org.sigmoidadmm;

import org.jspecify.annotations.Nullable;

/** A trainer whose trainings can be saved as they go, and gone on with after an interruption. */
public interface ResumableTrainer extends Trainer {

    /**
     * Trains with checkpoints, and goes on from one if asked for: with the same settings (but for the number of epochs,
     * threads and stopping rules), data and backend the result has the same bits as that of a training that never stopped.
     *
     * @param data what to fit
     * @param start the network to start from; null for the random start of the settings
     * @param listener is told of each epoch that is done now, not of those before the checkpoint
     * @param checkpoints where and how often the training is saved
     * @return the networks of the best and the last epoch, the epochs before the checkpoint included
     * @throws IllegalArgumentException if a setting, such as the loss, does not fit the data or the start, or a folder or
     *     an unrelated file is where a checkpoint is to be written
     * @throws DivergenceException if not even the start is finite
     * @throws CheckpointException if no checkpoint that is there can be gone on from, or a file that would be replaced
     *     cannot be read
     */
    TrainingResult fit(TrainingData data, @Nullable Network start, TrainingListener listener, Checkpoints checkpoints);
}
