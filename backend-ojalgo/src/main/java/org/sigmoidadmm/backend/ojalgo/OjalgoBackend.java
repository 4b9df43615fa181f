package org.sigmoidadmm.backend.ojalgo;

import org.ojalgo.matrix.decomposition.Cholesky;
import org.ojalgo.matrix.store.MatrixStore;
import org.ojalgo.matrix.store.R064Store;
import org.sigmoidadmm.matrix.BackendInfo;
import org.sigmoidadmm.matrix.spi.PanelMatrixBackend;

/** Products by ojAlgo's kernels on panels of rows, and systems by ojAlgo's Cholesky decomposition. */
final class OjalgoBackend extends PanelMatrixBackend<OjalgoMatrix> {

    /** Asked for a small matrix, ojAlgo gives the decomposition that stays on the calling thread, whatever the size. */
    private final Cholesky<Double> cholesky = Cholesky.R064.make(1, 1);

    OjalgoBackend(BackendInfo info) {
        super(OjalgoMatrix.class, info, new OjalgoKernels());
    }

    @Override
    protected OjalgoMatrix doWrap(double[] array, int rows, int columns) {
        return new OjalgoMatrix(this, rows, columns, array);
    }

    @Override
    protected boolean decompose(double[] a, int order, double[] lower) {
        if (cholesky.decompose(R064Store.wrap(a, order))) {
            MatrixStore<Double> factor = cholesky.getL();
            for (int i = 0; i < order; i++) {
                for (int j = 0; j <= i; j++) {
                    lower[j + i * order] = factor.doubleValue(i, j);
                }
            }
        }
        return cholesky.isSPD();
    }
}
