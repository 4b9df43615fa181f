package org.sigmoidadmm.experiments;

/** A listener that keeps what it was told to itself. */
final class SilentListener implements RunListener {

    @Override
    public void begins(int cells, int finished, double seconds) {
        // Nothing to tell.
    }

    @Override
    public void cellDone(String experiment, String key, double seconds, int finished, int cells, double secondsLeft) {
        // Nothing to tell.
    }

    @Override
    public void failed(String what, String reason) {
        throw new AssertionError(what + ": " + reason);
    }
}
