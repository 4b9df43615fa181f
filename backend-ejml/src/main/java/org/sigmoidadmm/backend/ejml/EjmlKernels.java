package org.sigmoidadmm.backend.ejml;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.block.TileMultiplication_F64;
import org.ejml.dense.row.CommonOps_DDRM;
import org.sigmoidadmm.matrix.spi.PanelKernels;

/** EJML's kernels on panels of rows. */
final class EjmlKernels extends PanelKernels {

    // Views whose arrays are exchanged, so that a call allocates nothing; one for each row, so that the exchange, which
    // the garbage collector tracks, stays out of the inner loop.
    private final DMatrixRMaj sum = new DMatrixRMaj(1, 1);
    private DMatrixRMaj[] terms = new DMatrixRMaj[0];

    @Override
    protected void addMultiples(double[][] product, int rows, double[][] left, int depth, double[][] right) {
        int length = product[0].length;
        sum.numCols = length;
        view(right, depth, length);
        for (int i = 0; i < rows; i++) {
            sum.data = product[i];
            double[] factors = left[i];
            for (int c = 0; c < depth; c++) {
                CommonOps_DDRM.addEquals(sum, factors[c], terms[c]);
            }
        }
    }

    private void view(double[][] right, int depth, int length) {
        int present = terms.length;
        if (present < depth) {
            terms = Arrays.copyOf(terms, depth);
            for (int c = present; c < depth; c++) {
                terms[c] = new DMatrixRMaj(1, 1);
            }
        }
        for (int c = 0; c < depth; c++) {
            DMatrixRMaj term = terms[c];
            if (term.data != right[c]) {
                term.data = right[c];
            }
            term.numCols = length;
        }
    }

    @Override
    protected void innerProducts(double[] left, double[] right, double[] product, int m, int n, int depth) {
        TileMultiplication_F64.tileMultSetTransB(left, right, product, m, depth, n, 0, 0, 0);
    }
}
