package org.sigmoidadmm.matrix;

import org.jspecify.annotations.Nullable;
import org.sigmoidadmm.matrix.spi.Availability;

/**
 * One backend that a scan found, usable or not.
 *
 * @param name the provider's name; the class name (or the services entry) where the provider itself cannot be loaded
 * @param provider the provider's class name, or an empty text if it cannot be loaded
 * @param priority rank in automatic selection; {@link Integer#MIN_VALUE} where the provider cannot be loaded
 * @param available true if the backend computes here
 * @param library library and version as far as known, or empty
 * @param reason why it is not available, or advice; may be empty
 * @param cause what was thrown, or null
 */
public record BackendCandidate(
        String name,
        String provider,
        int priority,
        boolean available,
        String library,
        String reason,
        @Nullable Throwable cause) {

    static BackendCandidate of(String name, String provider, int priority, Availability availability) {
        return new BackendCandidate(
                name,
                provider,
                priority,
                availability.available(),
                availability.library(),
                availability.reason(),
                availability.cause());
    }
}
