package org.sigmoidadmm;

/** What a training by ADMM does about an error that rises again, a collapse to a constant, or numbers that overflow. */
public enum Safeguard {
    /** Nothing. */
    OFF,
    /** Says so in the result's warnings. */
    WARN,
    /**
     * Goes back to the best weights and starts V and Λ afresh with penalties ten times as large, where the error or the
     * Lagrangian rises. Where the predictions are no better than a constant or the fit is poor after five epochs, it tries
     * other weights, drawn by the default scheme, and keeps the better ones. Says so in the result's warnings.
     */
    RESTART
}
