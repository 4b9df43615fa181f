package org.sigmoidadmm.cli;

import java.io.PrintWriter;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.sigmoidadmm.CheckpointException;
import org.sigmoidadmm.Checkpoints;
import org.sigmoidadmm.DivergenceException;
import org.sigmoidadmm.EpochEvent;
import org.sigmoidadmm.Network;
import org.sigmoidadmm.ResumableTrainer;
import org.sigmoidadmm.StopReason;
import org.sigmoidadmm.Trainer;
import org.sigmoidadmm.TrainingData;
import org.sigmoidadmm.TrainingListener;
import org.sigmoidadmm.TrainingResult;
import org.sigmoidadmm.cli.text.Progress;

/**
 * Trains while printing the progress, until done or until the user ends it.
 *
 * @param trainer what trains
 * @param epochs number of epochs planned
 * @param out receives the progress
 * @param warnings receives each warning when it comes up
 */
record TrainingRun(Trainer trainer, int epochs, PrintWriter out, Consumer<String> warnings) {

    private static final String POLISH = "polish by L-BFGS, with a regularisation: its training errors are not to be "
            + "compared with those of ADMM before";

    /**
     * Trains.
     *
     * @param data what to fit
     * @param start where to start from, or null for random weights
     * @param checkpoints where the training is saved, or null; only for a trainer that can be resumed
     * @param interruption what ends the training early
     * @return what the training gave
     * @throws UsageException if a setting does not fit the depth of the network
     * @throws FailedException if not even the start is finite, or no checkpoint can be gone on from
     */
    TrainingResult train(
            TrainingData data, @Nullable Network start, @Nullable Checkpoints checkpoints, Interruption interruption) {
        Progress progress = new Progress(out, Boolean.getBoolean("sigmoidadmm.terminal"), epochs);
        try {
            TrainingListener listener = new Listener(progress, interruption);
            return checkpoints != null && trainer instanceof ResumableTrainer resumable
                    ? resumable.fit(data, start, listener, checkpoints)
                    : trainer.fit(data, start, listener);
        } catch (IllegalArgumentException e) {
            throw new UsageException(String.valueOf(e.getMessage()), e);
        } catch (CheckpointException e) {
            throw new FailedException("cannot go on: " + e.getMessage(), e);
        } catch (DivergenceException e) {
            throw new FailedException(
                    "the training diverged at its start: " + e.getMessage() + "; there is no model to save", e);
        } finally {
            progress.close();
        }
    }

    private final class Listener implements TrainingListener {

        private final Progress progress;
        private final Interruption interruption;
        private boolean begun;
        private boolean polishing;

        Listener(Progress progress, Interruption interruption) {
            this.progress = progress;
            this.interruption = interruption;
        }

        @Override
        public Decision epochDone(EpochEvent event) {
            if (!begun && event.epoch() > 1) {
                out.println("going on after epoch " + (event.epoch() - 1));
            }
            begun = true;
            if (event.polish() && !polishing) {
                polishing = true;
                progress.close();
                out.println(POLISH);
            }
            progress.epochDone(event);
            return interruption.requested() ? Decision.STOP : Decision.CONTINUE;
        }

        @Override
        public void warned(String sentence) {
            progress.close();
            out.flush();
            warnings.accept(sentence);
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
            throw new FailedException("the training diverged: " + result.detail() + "; " + saved);
        }
    }
}
