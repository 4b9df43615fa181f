package org.sigmoidadmm.matrix.tck;

import org.sigmoidadmm.matrix.BackendOptions;
import org.sigmoidadmm.matrix.MatrixBackend;
import org.sigmoidadmm.matrix.spi.Availability;
import org.sigmoidadmm.matrix.spi.MatrixBackendProvider;

/** The reference backend as a registered service; its library, seen from here, is the kit. */
public final class SelfTestProvider implements MatrixBackendProvider {

    /** For the service loader. */
    public SelfTestProvider() {}

    @Override
    public String name() {
        return "reference";
    }

    @Override
    public int priority() {
        return 0;
    }

    @Override
    public Availability probe() {
        try {
            new ReferenceBackend().close();
            return Availability.available(ReferenceProvider.LIBRARY);
        } catch (LinkageError missing) {
            return Availability.unavailable("", "the kit is not on the class path", missing);
        }
    }

    @Override
    public MatrixBackend create(BackendOptions options) {
        return new ReferenceBackend();
    }
}
