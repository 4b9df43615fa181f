package org.sigmoidadmm;

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
}
