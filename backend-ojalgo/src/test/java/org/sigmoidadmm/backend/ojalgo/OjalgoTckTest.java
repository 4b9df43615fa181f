package org.sigmoidadmm.backend.ojalgo;

import org.sigmoidadmm.matrix.spi.MatrixBackendProvider;
import org.sigmoidadmm.matrix.tck.MatrixBackendTck;

class OjalgoTckTest extends MatrixBackendTck {

    @Override
    protected MatrixBackendProvider provider() {
        return new OjalgoProvider();
    }
}
