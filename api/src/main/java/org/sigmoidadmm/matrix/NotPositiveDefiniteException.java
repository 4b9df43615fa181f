package org.sigmoidadmm.matrix;

/** The matrix of a symmetric system is not numerically positive definite, or has an entry that is not finite. */
public final class NotPositiveDefiniteException extends MatrixException {

    private static final long serialVersionUID = 1L;

    /**
     * Makes an exception.
     *
     * @param message one sentence with the operation and the numbers
     */
    public NotPositiveDefiniteException(String message) {
        super(message);
    }
}
