package org.sigmoidadmm.backend.jblas;

import org.sigmoidadmm.matrix.spi.MatrixBackendProvider;
import org.sigmoidadmm.matrix.tck.MatrixBackendTck;

class JblasTckTest extends MatrixBackendTck {

    @Override
    protected MatrixBackendProvider provider() {
        return new JblasProvider();
    }
}
