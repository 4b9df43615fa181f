package org.sigmoidadmm.backend.ejml;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.block.TileMultiplication_F64;
import org.ejml.dense.row.CommonOps_DDRM;
import org.sigmoidadmm.matrix.spi.PanelKernels;

/** EJML's kernels on panels of rows. */
final class EjmlKernels extends PanelKernels {

    // Views whose arrays are exchanged, so that a call allocates nothing.
    private final DMatrixRMaj sum = new DMatrixRMaj(1, 1);
    private final DMatrixRMaj term = new DMatrixRMaj(1, 1);

    @Override
    protected void addMultiples(double[][] product, int rows, double[][] left, int depth, double[][] right) {
        sum.numCols = product[0].length;
        term.numCols = product[0].length;
        for (int i = 0; i < rows; i++) {
            sum.data = product[i];
            double[] factors = left[i];
            for (int c = 0; c < depth; c++) {
                term.data = right[c];
                CommonOps_DDRM.addEquals(sum, factors[c], term);
            }
        }
    }

    @Override
    protected void innerProducts(double[] left, double[] right, double[] product, int m, int n, int depth) {
        TileMultiplication_F64.tileMultSetTransB(left, right, product, m, depth, n, 0, 0, 0);
    }
}
