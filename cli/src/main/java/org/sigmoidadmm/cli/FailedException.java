package org.sigmoidadmm.cli;

import org.jspecify.annotations.Nullable;

/** A command was called rightly and could not do its work. The message is for the user. */
final class FailedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    FailedException(String message) {
        this(message, null);
    }

    FailedException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
