package org.sigmoidadmm.backend.ejml;

import org.sigmoidadmm.matrix.spi.MatrixBackendProvider;
import org.sigmoidadmm.matrix.tck.MatrixBackendTck;

class EjmlTckTest extends MatrixBackendTck {

    @Override
    protected MatrixBackendProvider provider() {
        return new EjmlProvider();
    }
}
