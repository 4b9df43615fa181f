package org.sigmoidadmm.model;

import java.io.IOException;

/** A file is not a model that can be read: damaged, of another format, or of a newer version. */
public final class ModelFormatException extends IOException {

    private static final long serialVersionUID = 1L;

    /**
     * Makes an exception.
     *
     * @param message one sentence with the numbers
     */
    public ModelFormatException(String message) {
        super(message);
    }

    /**
     * Makes an exception with a cause.
     *
     * @param message one sentence with the numbers
     * @param cause what was thrown
     */
    public ModelFormatException(String message, Throwable cause) {
        super(message, cause);
    }
}
