package org.sigmoidadmm.backend.ejml;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.decomposition.chol.CholeskyDecompositionBlock_DDRM;
import org.sigmoidadmm.matrix.BackendInfo;
import org.sigmoidadmm.matrix.spi.PanelMatrixBackend;

/** Products by EJML's kernels on panels of rows, and systems by EJML's Cholesky decomposition. */
final class EjmlBackend extends PanelMatrixBackend<EjmlMatrix> {

    /** Width of the blocks that the decomposition works on; 32 was the fastest of 16 to 60 at orders 32 to 500. */
    private static final int BLOCK = 32;

    private final CholeskyDecompositionBlock_DDRM cholesky = new CholeskyDecompositionBlock_DDRM(BLOCK);
    private final DMatrixRMaj decomposed = new DMatrixRMaj(1, 1);

    EjmlBackend(BackendInfo info) {
        super(EjmlMatrix.class, info, new EjmlKernels());
    }

    @Override
    protected EjmlMatrix doWrap(double[] array, int rows, int columns) {
        return new EjmlMatrix(this, rows, columns, array);
    }

    @Override
    protected boolean decompose(double[] a, int order, double[] lower) {
        System.arraycopy(a, 0, lower, 0, order * order);
        decomposed.data = lower;
        decomposed.numRows = order;
        decomposed.numCols = order;
        return cholesky.decompose(decomposed); // in place
    }
}
