package org.sigmoidadmm;

/** Why a training ended. */
public enum StopReason {
    /** All epochs were done. */
    EPOCHS,
    /** The listener asked to stop. */
    LISTENER,
    /** The thread was interrupted. */
    INTERRUPTED,
    /** A tolerance was met, or the method can get no further; the message says which. */
    CONVERGED,
    /** The error had not improved for as many epochs as {@link StoppingRules#patience}. */
    PATIENCE,
    /** The time limit was reached. */
    TIME_LIMIT,
    /** An iterate became NaN or infinite, or a system could not be solved; the last good iterate is kept. */
    DIVERGED
}
