package org.sigmoidadmm.matrix;

/**
 * What a caller asks of a backend when it is created.
 *
 * @param threads how many threads one operation of the backend may use, at least 1. A backend that cannot use more
 *     than one, or cannot be limited, reports the truth in {@link BackendInfo#threads}.
 */
public record BackendOptions(int threads) {

    /** One thread: what the trainer asks for, which does its own threading over blocks of columns. */
    public static final BackendOptions SINGLE_THREADED = new BackendOptions(1);

    /**
     * Checks the options.
     *
     * @param threads how many threads one operation of the backend may use
     * @throws IllegalArgumentException if {@code threads} is below 1
     */
    public BackendOptions {
        if (threads < 1) {
            throw new IllegalArgumentException("threads is " + threads + ", must be at least 1");
        }
    }
}
