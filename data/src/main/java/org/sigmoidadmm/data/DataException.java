package org.sigmoidadmm.data;

/** Data that cannot be used; the message is one sentence for the user. */
public final class DataException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * Makes an exception.
     *
     * @param message one sentence with the file and, where known, line, column and value
     */
    public DataException(String message) {
        super(message);
    }

    /**
     * Makes an exception with a cause.
     *
     * @param message one sentence with the file and, where known, line, column and value
     * @param cause what was thrown
     */
    public DataException(String message, Throwable cause) {
        super(message, cause);
    }
}
