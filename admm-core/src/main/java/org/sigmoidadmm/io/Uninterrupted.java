package org.sigmoidadmm.io;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;

/**
 * Lets reading and writing by way of a {@link java.nio.channels.FileChannel} come to its end on a thread that has been
 * interrupted: an interrupt ends a training with all that has been reached, which is then to be saved.
 */
public final class Uninterrupted {

    private Uninterrupted() {}

    /**
     * What is done with files.
     *
     * @param <T> the result
     */
    @FunctionalInterface
    public interface Action<T> {

        /**
         * Does it; once more from the start where an interrupt has closed its channel.
         *
         * @return the result
         * @throws IOException if it fails
         */
        T run() throws IOException;
    }

    /**
     * Does something with files; the thread is interrupted afterwards if it was or has been meanwhile.
     *
     * @param <T> the result
     * @param action what to do
     * @return its result
     * @throws IOException if it fails for another reason than an interrupt
     */
    public static <T> T call(Action<T> action) throws IOException {
        boolean interrupted = Thread.interrupted();
        try {
            while (true) {
                try {
                    return action.run();
                } catch (ClosedByInterruptException e) {
                    interrupted = true;
                    Thread.interrupted();
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
