package org.sigmoidadmm.matrix;

/** Base of the exceptions in which a backend reports that an operation could not be done on these values. */
public class MatrixException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * Makes an exception.
     *
     * @param message one sentence with the operation and the numbers
     */
    public MatrixException(String message) {
        super(message);
    }

    /**
     * Makes an exception that translates a library's own.
     *
     * @param message one sentence with the operation and the numbers
     * @param cause the library's exception
     */
    public MatrixException(String message, Throwable cause) {
        super(message, cause);
    }
}
