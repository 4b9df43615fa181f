package org.sigmoidadmm.matrix;

import org.jspecify.annotations.Nullable;

/** No backend could be chosen: none is available, the named one is unknown or unavailable, or two share a name. */
public final class NoBackendException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * Makes an exception.
     *
     * @param message what was asked for, every candidate with its reason, and the remedy
     */
    public NoBackendException(String message) {
        super(message);
    }

    /**
     * Makes an exception with the cause that made the named backend unavailable.
     *
     * @param message what was asked for, every candidate with its reason, and the remedy
     * @param cause why the named backend is unavailable, or null
     */
    public NoBackendException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
