package org.sigmoidadmm.matrix;

/** The shapes of the operands do not fit together, or an operand may not be the destination. */
public final class MatrixShapeException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    /**
     * Makes an exception.
     *
     * @param message one sentence with the operation and the shapes
     */
    public MatrixShapeException(String message) {
        super(message);
    }
}
