package org.sigmoidadmm.matrix.spi;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Whether a backend can be used here, and if not why.
 *
 * @param available true if the backend can be created and computes
 * @param library the library and its version where available, otherwise as far as known; may be empty
 * @param reason one sentence on why the backend is not available, or advice on one that is; empty if there is nothing
 *     to say
 * @param cause what was thrown by the probe, or null
 */
public record Availability(
        boolean available,
        String library,
        String reason,
        @Nullable Throwable cause) {

    /**
     * Checks the fields.
     *
     * @param available true if the backend can be created and computes
     * @param library the library and its version where available
     * @param reason one sentence on why the backend is not available
     * @param cause what was thrown by the probe
     */
    public Availability {
        Objects.requireNonNull(library, "library");
        Objects.requireNonNull(reason, "reason");
    }

    /**
     * The backend works.
     *
     * @param library library and version
     * @return an available result
     */
    public static Availability available(String library) {
        return new Availability(true, library, "", null);
    }

    /**
     * The backend works, and there is something the user should know.
     *
     * @param library library and version
     * @param advice one sentence
     * @return an available result
     */
    public static Availability available(String library, String advice) {
        return new Availability(true, library, advice, null);
    }

    /**
     * The backend does not work.
     *
     * @param library library and version as far as known, or empty
     * @param reason one sentence with the remedy if there is one
     * @param cause what was thrown, or null
     * @return an unavailable result
     */
    public static Availability unavailable(String library, String reason, @Nullable Throwable cause) {
        return new Availability(false, library, reason, cause);
    }
}
