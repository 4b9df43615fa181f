package org.sigmoidadmm.matrix;

/** Whether an operand of a product enters as it is or transposed. */
public enum Transpose {
    /** The operand as it is: op(A) = A. */
    NO,
    /** The operand transposed: op(A) = Aᵀ. */
    YES
}
