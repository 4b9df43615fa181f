package org.sigmoidadmm;

/** What a training by ADMM does about an error that rises again, a collapse to a constant, or numbers that overflow. */
public enum Safeguard {
    /** Nothing. */
    OFF,
    /** Says so in the result's message. */
    WARN,
    /**
     * Goes back to the best weights and starts V and Λ afresh with penalties ten times as large; after a collapse draws
     * new weights by the default scheme. Says so in the result's message.
     */
    RESTART
}
