package org.sigmoidadmm;

/** A checkpoint cannot be resumed from: it is damaged, or belongs to another training. */
public final class CheckpointException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * Makes an exception.
     *
     * @param message one sentence with the file
     */
    public CheckpointException(String message) {
        super(message);
    }

    /**
     * Makes an exception with its cause.
     *
     * @param message one sentence with the file
     * @param cause what was thrown
     */
    public CheckpointException(String message, Throwable cause) {
        super(message, cause);
    }
}
