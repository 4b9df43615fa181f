package org.sigmoidadmm.cli;

/** A command was called wrongly: an option's value, or the name of a column or backend. The message is for the user. */
final class UsageException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UsageException(String message) {
        super(message);
    }

    UsageException(String message, Throwable cause) {
        super(message, cause);
    }
}
