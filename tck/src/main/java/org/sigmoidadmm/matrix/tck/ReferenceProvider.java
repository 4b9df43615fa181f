package org.sigmoidadmm.matrix.tck;

import org.sigmoidadmm.matrix.BackendOptions;
import org.sigmoidadmm.matrix.MatrixBackend;
import org.sigmoidadmm.matrix.spi.Availability;
import org.sigmoidadmm.matrix.spi.MatrixBackendProvider;

/**
 * Makes reference backends. Not registered as a service: nobody should train with it by accident; tests that want a
 * small correct backend create one from here.
 */
public final class ReferenceProvider implements MatrixBackendProvider {

    static final String NAME = "reference";
    static final String LIBRARY = "plain Java loops";

    /** Makes the provider. */
    public ReferenceProvider() {}

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int priority() {
        return Integer.MIN_VALUE;
    }

    @Override
    public Availability probe() {
        return Availability.available(LIBRARY);
    }

    @Override
    public MatrixBackend create(BackendOptions options) {
        return new ReferenceBackend();
    }
}
