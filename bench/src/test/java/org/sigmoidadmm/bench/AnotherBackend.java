package org.sigmoidadmm.bench;

import org.sigmoidadmm.matrix.BackendOptions;
import org.sigmoidadmm.matrix.MatrixBackend;
import org.sigmoidadmm.matrix.MatrixBackends;
import org.sigmoidadmm.matrix.spi.Availability;
import org.sigmoidadmm.matrix.spi.MatrixBackendProvider;

/** A backend whose library the benchmarks do not know. */
public final class AnotherBackend implements MatrixBackendProvider {

    @Override
    public String name() {
        return "another";
    }

    @Override
    public int priority() {
        return -1;
    }

    @Override
    public Availability probe() {
        return Availability.available("Another 1");
    }

    @Override
    public MatrixBackend create(BackendOptions options) {
        return MatrixBackends.scan().create("ejml", options);
    }
}
