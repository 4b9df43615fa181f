package org.sigmoidadmm.matrix.tck;

import org.sigmoidadmm.matrix.spi.MatrixBackendProvider;

class ReferenceTckTest extends MatrixBackendTck {

    @Override
    protected MatrixBackendProvider provider() {
        return new SelfTestProvider();
    }
}
