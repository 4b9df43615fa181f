package org.sigmoidadmm.data;

/** What the user asks a target to be taken for. */
public enum TaskChoice {
    /** Classes if the target is text, else numbers. */
    AUTO,
    /** Numbers. */
    REGRESSION,
    /** Classes, even if their names are numbers. */
    CLASSIFICATION
}
