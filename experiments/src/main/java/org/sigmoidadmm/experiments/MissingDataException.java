package org.sigmoidadmm.experiments;

/** Files that an experiment needs are not there. The message is for the user and says which, and where they belong. */
public final class MissingDataException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * Makes the exception.
     *
     * @param message one sentence, without the name of the experiment
     */
    public MissingDataException(String message) {
        super(message);
    }
}
