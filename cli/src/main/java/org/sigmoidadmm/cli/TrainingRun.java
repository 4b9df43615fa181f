package org.sigmoidadmm.cli;

import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;
import org.sigmoidadmm.DivergenceException;
import org.sigmoidadmm.Network;
import org.sigmoidadmm.StopReason;
import org.sigmoidadmm.Trainer;
import org.sigmoidadmm.TrainingData;
import org.sigmoidadmm.TrainingListener.Decision;
import org.sigmoidadmm.TrainingResult;
import org.sigmoidadmm.cli.text.Progress;

/** Trains while printing the progress, until done or until the user ends it. */
record TrainingRun(Trainer trainer, int epochs, PrintWriter out) {

    /**
     * Trains.
     *
     * @param data what to fit
     * @param start where to start from, or null for random weights
     * @param interruption what ends the training early
     * @return what the training gave
     * @throws UsageException if a setting does not fit the depth of the network
     * @throws FailedException if not even the start is finite
     */
    TrainingResult train(TrainingData data, @Nullable Network start, Interruption interruption) {
        Progress progress = new Progress(out, Boolean.getBoolean("sigmoidadmm.terminal"), epochs);
        try {
            return trainer.fit(data, start, event -> {
                progress.epochDone(event);
                return interruption.requested() ? Decision.STOP : Decision.CONTINUE;
            });
        } catch (IllegalArgumentException e) {
            throw new UsageException(String.valueOf(e.getMessage()), e);
        } catch (DivergenceException e) {
            throw new FailedException(
                    "the training diverged at its start: " + e.getMessage() + "; there is no model to save", e);
        } finally {
            progress.close();
        }
    }

    /**
     * Fails if the training did not end well, after what it gave has been saved.
     *
     * @param result what the training gave
     * @param saved what was saved, for the message
     * @throws FailedException if the training diverged
     */
    static void requireGoodEnd(TrainingResult result, String saved) {
        if (result.stopReason() == StopReason.DIVERGED) {
            throw new FailedException("the training diverged: " + result.message()
                    + "; the best model so far, of epoch " + result.bestEpoch() + ", " + saved);
        }
    }
}
