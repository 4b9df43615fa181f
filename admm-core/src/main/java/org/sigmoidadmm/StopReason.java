package org.sigmoidadmm;

/** Why a training ended. */
public enum StopReason {
    /** All epochs were done. */
    EPOCHS,
    /** The listener asked to stop. */
    LISTENER,
    /** The thread was interrupted. */
    INTERRUPTED,
    /** The method can get no further: no step that it knows lowers its objective. */
    CONVERGED,
    /** An iterate became NaN or infinite, or a system could not be solved; the last good iterate is kept. */
    DIVERGED
}
