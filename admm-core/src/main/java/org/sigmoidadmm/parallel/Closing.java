package org.sigmoidadmm.parallel;

import java.util.List;

/** Closes what may fail to close, so that nothing else stays open for it and no earlier failure is hidden by it. */
public final class Closing {

    private Closing() {}

    /**
     * Closes all, whichever of them fail.
     *
     * @param closings what closes one each; the first failure is thrown, with the others suppressed
     */
    public static void all(List<Runnable> closings) {
        Throwable failure = null;
        for (Runnable closing : closings) {
            if (failure != null) {
                after(failure, closing);
                continue;
            }
            try {
                closing.run();
            } catch (RuntimeException | Error e) {
                failure = e;
            }
        }
        if (failure instanceof RuntimeException e) {
            throw e;
        }
        if (failure instanceof Error e) {
            throw e;
        }
    }

    /**
     * Closes after a failure, which remains the one to be thrown.
     *
     * @param failure gets what the closing throws as suppressed
     * @param closing what closes
     */
    public static void after(Throwable failure, Runnable closing) {
        try {
            closing.run();
        } catch (RuntimeException | Error onClose) {
            if (onClose != failure) { // a backend may throw the same one again
                failure.addSuppressed(onClose);
            }
        }
    }
}
