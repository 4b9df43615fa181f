package org.sigmoidadmm;

import java.util.function.Supplier;

/** Is told of each epoch as the training goes on, on the thread that trains. */
@FunctionalInterface
public interface TrainingListener {

    /** What a listener answers. */
    enum Decision {
        /** Go on. */
        CONTINUE,
        /** End the training after this epoch. */
        STOP
    }

    /** A listener that lets every training run. */
    TrainingListener NONE = event -> Decision.CONTINUE;

    /**
     * Is called after each epoch.
     *
     * @param event what is known after the epoch
     * @return whether to go on
     */
    Decision epochDone(EpochEvent event);

    /**
     * Is called after each epoch, in place of the other method, with access to the weights: for what an event does not
     * hold, such as the share of wrong classes, or the saturation of the units. The default leaves the weights alone.
     *
     * @param event what is known after the epoch
     * @param network gives a copy of the weights after the epoch; usable during the call
     * @return whether to go on
     */
    default Decision epochDone(EpochEvent event, Supplier<Network> network) {
        return epochDone(event);
    }

    /**
     * Is told what the user should know at once: that the safeguard acted, or that a checkpoint could not be written; and
     * at the end that no epoch improved on the start, or that a backend could not be closed. The same sentences are in
     * {@link TrainingResult#warnings}. Called before the event of the epoch that gave rise to it; a training that goes on
     * from a checkpoint tells those from before again.
     *
     * @param sentence one sentence
     */
    default void warned(String sentence) {}
}
