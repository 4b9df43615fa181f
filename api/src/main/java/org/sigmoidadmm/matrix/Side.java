package org.sigmoidadmm.matrix;

/** On which side of the unknown the matrix of a linear system stands. */
public enum Side {
    /** A·X = B. */
    LEFT,
    /** X·A = B. */
    RIGHT
}
