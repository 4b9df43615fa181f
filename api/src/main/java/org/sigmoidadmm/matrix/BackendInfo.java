package org.sigmoidadmm.matrix;

import java.util.Objects;

/**
 * What a backend says of itself.
 *
 * @param name the provider's name, by which the backend is selected, e.g. {@code ejml}
 * @param library the linear-algebra library and its version, e.g. {@code EJML 0.46.1}
 * @param threads the number of threads that one operation really uses, at least 1
 * @param details anything else worth printing, such as the kind of native library; may be empty
 */
public record BackendInfo(String name, String library, int threads, String details) {

    /**
     * Checks the fields.
     *
     * @param name the provider's name
     * @param library the linear-algebra library and its version
     * @param threads the number of threads that one operation really uses
     * @param details anything else worth printing
     * @throws NullPointerException if a text is null
     * @throws IllegalArgumentException if {@code threads} is below 1
     */
    public BackendInfo {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(library, "library");
        Objects.requireNonNull(details, "details");
        if (threads < 1) {
            throw new IllegalArgumentException("threads is " + threads + ", must be at least 1");
        }
    }
}
