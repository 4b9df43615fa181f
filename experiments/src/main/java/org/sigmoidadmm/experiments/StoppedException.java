package org.sigmoidadmm.experiments;

/** A cell ended early because the run is to end; it stays undone. */
public final class StoppedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    StoppedException() {
        super("the run is to end");
    }
}
