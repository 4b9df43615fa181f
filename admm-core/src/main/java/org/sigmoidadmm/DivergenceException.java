package org.sigmoidadmm;

/** An iterate is no longer finite. */
public final class DivergenceException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * Makes an exception.
     *
     * @param message one sentence with the epoch and the layer
     */
    public DivergenceException(String message) {
        super(message);
    }
}
